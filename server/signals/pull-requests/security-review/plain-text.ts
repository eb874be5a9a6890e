// What the writer of a comment says in prose: code blocks, quotes, links and markup go, inline code stays as words.

/** A comment beyond this is a pasted log; its beginning says what it is. */
const MOST_CHARACTERS = 20_000;

/**
 * Rules go over a word again from each of its letters, and along it from each: twenty thousand letters without a blank took
 * them twenty seconds. No word and no path that matters here is longer than this; what is gets blanks.
 */
const LONG_WORD = /[!-~]{60}(?=[!-~])/g;

const withoutFences = (text: string): string => {
  const kept: string[] = [];
  let fence: string | undefined;
  for (const line of text.split('\n')) {
    const mark = /^\s{0,3}(?:[-*>]\s+)?(```|~~~)/.exec(line)?.[1];
    if (mark !== undefined && fence === undefined) fence = mark;
    else if (mark !== undefined && mark === fence) fence = undefined;
    else if (fence === undefined && !/^\s*>/.test(line)) kept.push(line);
  }
  return kept.join('\n');
};

export const plainText = (comment: string): string =>
  withoutFences(comment.slice(0, MOST_CHARACTERS).replaceAll('\r\n', '\n').replaceAll(/<!--[^]*?-->/g, ' '))
    .replaceAll(/!?\[([^\]\n]{0,300})\]\([^)\n]{0,500}\)/g, '$1')
    .replaceAll(/https?:\/\/(?!(?:169\.254|127\.|10\.|192\.168|localhost|metadata)[^\s<>()]*)[^\s<>()]+/g, ' ')
    .replaceAll(/<\/?(?:details|summary|sub|sup|b|i|br|p|table|tr|td|th|img|a|h\d|ul|li|strong|em)\b[^>\n]{0,300}>/gi, ' ')
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFKC')
    // One sign may stand for eighteen.
    .slice(0, MOST_CHARACTERS)
    .toLowerCase()
    .replaceAll(/[`*]+/g, '')
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(/[“”„«»]/g, '"')
    .replaceAll(/\b(do|does|did|is|are|was|has|have|should|could|would)nt\b/g, "$1n't")
    .replaceAll(LONG_WORD, '$& ')
    .replaceAll(/[ \t]+/g, ' ')
    .trim();
