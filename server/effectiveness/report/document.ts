// A document as blocks, so that the same words leave as Markdown and as PDF.

type Words<Kind extends string> = { kind: Kind; text: string };
export type TableBlock = { kind: 'table'; caption: string; head: readonly string[]; rows: readonly (readonly string[])[] };
export type Block = { kind: 'new-page' } | Words<'title'> | Words<'heading'> | Words<'part'> | Words<'text'> | { kind: 'list'; items: readonly string[] } | TableBlock;

/** What follows is handed out by itself: a new page of the PDF, a line in Markdown. */
export const newPage = (): Block => ({ kind: 'new-page' });
export const title = (words: string): Block => ({ kind: 'title', text: words });
export const heading = (words: string): Block => ({ kind: 'heading', text: words });
export const part = (words: string): Block => ({ kind: 'part', text: words });
export const text = (words: string): Block => ({ kind: 'text', text: words });
export const list = (items: readonly string[]): Block => ({ kind: 'list', items });
export const table = (caption: string, head: readonly string[], rows: readonly (readonly string[])[]): Block => ({ kind: 'table', caption, head, rows });
