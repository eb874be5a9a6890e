// Markdown of lessons: plain CommonMark and tables, no HTML, with embeds, claims and callouts.
import MarkdownIt, { type Token } from 'markdown-it';

export const CALLOUTS = ['Benefit', 'Risk', 'Evidence', 'Counter-evidence', 'Do this'] as const;

/** `numbers` gives a claim its number as printed. */
export type LessonEnv = { numbers: ReadonlyMap<string, number> };

// html: false, so that no lesson, also not an organisation's own, brings script into the page.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

markdown.block.ruler.before(
  'paragraph',
  'embed',
  (state, startLine, _endLine, isSilent) => {
    if (state.level > 0) return false;
    const line = state.src.slice(state.bMarks[startLine]! + state.tShift[startLine]!, state.eMarks[startLine]!);
    if (!line.startsWith('::')) return false;
    if (isSilent) return true;
    const token = state.push('embed', '', 0);
    token.content = line.trim();
    token.map = [startLine, startLine + 1];
    state.line = startLine + 1;
    return true;
  },
  { alt: ['paragraph', 'reference', 'blockquote'] },
);

const CLAIM = /\[\^([\w-]+)\]/y;
markdown.inline.ruler.before('link', 'claim', (state, isSilent) => {
  CLAIM.lastIndex = state.pos;
  const found = CLAIM.exec(state.src);
  if (found === null) return false;
  if (!isSilent) state.push('claim', '', 0).content = found[1]!;
  state.pos = CLAIM.lastIndex;
  return true;
});

markdown.renderer.rules.claim = (tokens, at, _options, env) => {
  const number = (env as LessonEnv).numbers.get(tokens[at]!.content) ?? 0;
  return `<sup class="claim"><a href="#claim-${number}" role="doc-noteref">${number}</a></sup>`;
};

/** A number and its per cent sign stay on one line: "25" at its end and "%:" on the next reads like a mistake. */
export const keepPercents = (text: string): string => text.replace(/(?<=\d) %/g, '\u00A0%');
markdown.renderer.rules.text = (tokens, at) => keepPercents(markdown.utils.escapeHtml(tokens[at]!.content));

// What can scroll inside can be reached by keyboard.
markdown.renderer.rules.table_open = () => '<div class="table-scroll" tabindex="0"><table>\n';
markdown.renderer.rules.table_close = () => '</table></div>\n';
markdown.renderer.rules.th_open = (tokens, at, options, _env, self) => {
  tokens[at]!.attrSet('scope', 'col');
  // Alignment comes as a style attribute, which the page's policy refuses.
  tokens[at]!.attrs = tokens[at]!.attrs?.filter(([name]) => name !== 'style') ?? null;
  return self.renderToken(tokens, at, options);
};
markdown.renderer.rules.td_open = (tokens, at, options, _env, self) => {
  tokens[at]!.attrs = tokens[at]!.attrs?.filter(([name]) => name !== 'style') ?? null;
  return self.renderToken(tokens, at, options);
};
const renderFence = markdown.renderer.rules.fence!;
markdown.renderer.rules.fence = (...given) => renderFence(...given).replace('<pre>', '<pre tabindex="0">');
markdown.renderer.rules.blockquote_open = (tokens, at, options, _env, self) => {
  const callout = calloutAt(tokens, at);
  if (callout !== undefined) tokens[at]!.attrSet('class', `callout callout-${callout.toLowerCase().replace(' ', '-')}`);
  return self.renderToken(tokens, at, options);
};
markdown.renderer.rules.link_open = (tokens, at, options, _env, self) => {
  if (/^https?:/.test(String(tokens[at]!.attrGet('href')))) tokens[at]!.attrSet('rel', 'noopener noreferrer');
  return self.renderToken(tokens, at, options);
};

/** The callout that a blockquote opens with, if it is one. */
export const calloutAt = (tokens: readonly Token[], at: number): (typeof CALLOUTS)[number] | undefined => {
  const inline = tokens[at + 2];
  if (tokens[at]?.type !== 'blockquote_open' || inline?.type !== 'inline') return undefined;
  const [first, second, third] = inline.children ?? [];
  const strong = first?.type === 'strong_open' ? second : first?.content === '' && second?.type === 'strong_open' ? third : undefined;
  return CALLOUTS.find((word) => word === strong?.content.replace(/:$/, ''));
};

export const parseMarkdown = (text: string): Token[] => markdown.parse(text, {});
export const renderTokens = (tokens: Token[], env: LessonEnv): string => markdown.renderer.render(tokens, markdown.options, env);
