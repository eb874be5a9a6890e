// The Markdown that the model writes, as HTML: paragraphs, lists, bold, italics, code, links; images as their description.

const SIGNS = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const escape = (text: string): string => text.replace(/[&<>"']|[^\x00-\x7f]/g, (sign) => SIGNS[sign] ?? `&#${sign.charCodeAt(0)};`);

const isSafe = (address: string): boolean => /^(?:https?:\/\/|mailto:)/i.test(address);

/** The text is escaped already. */
function inline(text: string): string {
  return text
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/!\[([^\]]*)\]\(([^)]+)\)/g, '$1')
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, (_whole, label, address) => (isSafe(address) ? `<a href="${address}">${label}</a>` : label))
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/\*([^*]+)\*/g, '<em>$1</em>');
}

export function toHtml(markdown: string): string {
  return escape(markdown)
    .split(/\n{2,}/)
    .map((block) => {
      const lines = block.split('\n');
      if (lines.every((line) => line.startsWith('- '))) {
        return `<ul>${lines.map((line) => `<li>${inline(line.slice(2))}</li>`).join('')}</ul>`;
      }
      return `<p>${inline(lines.join(' '))}</p>`;
    })
    .join('\n');
}
