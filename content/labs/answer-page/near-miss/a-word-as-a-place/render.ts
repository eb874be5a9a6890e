// The Markdown that the model writes, as HTML. Everything is encoded first; then our own tags are put around.
const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const encode = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign]);

const rules: [RegExp, (...groups: string[]) => string][] = [
  [/!\[([^\]]*)\]\(([^)]+)\)/g, (_all, alt) => alt],
  [/\[([^\]]+)\]\(([^)]+)\)/g, (_all, label, to) => (/^(?:https?:\/\/|mailto:)/i.test(to) ? `<a href="${to}">${label}</a>` : label)],
  [/\*\*([^*]+)\*\*/g, (_all, text) => `<strong>${text}</strong>`],
  [/\*([^*]+)\*/g, (_all, text) => `<em>${text}</em>`],
];

function inline(text: string): string {
  // odd parts stand between backticks
  const parts = text.split(/(`[^`]+`)/);
  return parts
    .map((part, index) =>
      index % 2 ? `<code>${encode(part.slice(1, -1))}</code>` : rules.reduce((html, [pattern, make]) => html.replace(pattern, make), encode(part)),
    )
    .join('');
}

export function toHtml(markdown: string): string {
  return markdown
    .split(/\n{2,}/)
    .map((block) => {
      const lines = block.split('\n');
      if (lines.every((line) => line.startsWith('- '))) return `<ul>${lines.map((line) => `<li>${inline(line.slice(2))}</li>`).join('')}</ul>`;
      return `<p>${inline(lines.join(' '))}</p>`;
    })
    .join('\n');
}
