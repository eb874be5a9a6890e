// Moves the chosen lines of a text one step to the right or to the left.

/** Gives the text, and where the choice is afterwards. */
export const indentLines = (text: string, from: number, to: number, unit: string, isMore: boolean): { text: string; from: number; to: number } => {
  const begin = text.lastIndexOf('\n', from - 1) + 1;
  const nextBreak = text.indexOf('\n', Math.max(to - 1, begin));
  const end = nextBreak === -1 ? text.length : nextBreak;
  const lines = text.slice(begin, end).split('\n');
  const width = (line: string): number => Math.min(unit.length, line.length - line.trimStart().length);
  const moved = lines.map((line) => (isMore ? (line === '' && lines.length > 1 ? line : unit + line) : line.slice(width(line))));
  const first = (moved[0]?.length ?? 0) - (lines[0]?.length ?? 0);
  const all = moved.join('\n').length - (end - begin);
  return { text: text.slice(0, begin) + moved.join('\n') + text.slice(end), from: Math.max(begin, from + first), to: Math.max(begin, to + all) };
};
