// What makes a short lesson good beyond readable: three minutes, the benefit first, counter-evidence, and what to do in an order.
import { voiceMistakes } from './check-voice.ts';
import { QUIZ_ITEM_SECONDS } from './embeds.ts';
import { estimateTokens, isNear } from './estimate-minutes.ts';
import { calloutAt, parseMarkdown } from './lesson-markdown.ts';
import type { Mistake } from './mistake.ts';
import type { ShortRead } from './parse-short.ts';

export const estimateShort = ({ sections }: ShortRead): number => sections.reduce((sum, { title, tokens }) => sum + estimateTokens(title, tokens), QUIZ_ITEM_SECONDS / 60);

export const vetShort = (read: ShortRead): Mistake[] => {
  const { file, body, sections, firstLine } = read;
  const tokens = sections.flatMap(({ tokens }) => tokens);
  const found: Mistake[] = [];
  const add = (line: number, says: string): void => void found.push({ file, line, says });
  const estimated = estimateShort(read);
  if (!isNear(body.minutes, estimated)) add(1, `A short lesson takes ${body.minutes} minutes with its question and this one about ${estimated.toFixed(1)}; change the text (within 15 %).`);
  for (const { line, says } of voiceMistakes({ steps: sections, firstLine })) add(line, says);
  if (!tokens.some((_token, at) => calloutAt(tokens, at) === 'Counter-evidence')) add(firstLine, 'Say what speaks against it: a blockquote that begins with **Counter-evidence**.');
  if (!tokens.some(({ type }) => type === 'ordered_list_open')) add(firstLine, 'Say what to do now, in its order: a numbered list.');
  // The question is written in the front matter and read like the rest.
  const said = [body.question.text, ...body.question.options.flatMap(({ text, because }) => [text, because])].join('\n\n');
  for (const { says } of voiceMistakes({ steps: [{ id: 'question', title: '', minutes: 0, line: 1, tokens: parseMarkdown(`> **Benefit**: none.\n\n${said}`) }], firstLine: 1 })) add(read.lineOf(['question']), says);
  return found;
};
