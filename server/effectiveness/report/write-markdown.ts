// A document as Markdown. What people typed stays text: nothing in it becomes a link, a heading or HTML.
import type { Block } from './document.ts';

const plain = (words: string): string => words.replaceAll(/[\\`*_[\]<>#|]/g, '\\$&').replaceAll(/\s+/g, ' ');

export const writeMarkdown = (blocks: readonly Block[]): string => `${blocks.map(asMarkdown).join('\n\n')}\n`;

const asMarkdown = (block: Block): string => {
  if (block.kind === 'new-page') return '---';
  if (block.kind === 'title') return `# ${plain(block.text)}`;
  if (block.kind === 'heading') return `## ${plain(block.text)}`;
  if (block.kind === 'part') return `### ${plain(block.text)}`;
  if (block.kind === 'text') return plain(block.text);
  if (block.kind === 'list') return block.items.map((item) => `- ${plain(item)}`).join('\n');
  const line = (cells: readonly string[]): string => `| ${cells.map(plain).join(' | ')} |`;
  return [`**${plain(block.caption)}**`, '', line(block.head), line(block.head.map(() => '---')), ...block.rows.map(line)].join('\n');
};
