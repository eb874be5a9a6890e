export const escape = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');

const isSafe = (target: string): boolean => /^(https?:|mailto:)[^\s\0]*$/i.test(target);

function inline(text: string): string {
  const held: string[] = [];
  const hold = (html: string): string => `@@${held.push(html) - 1}@@`;
  return escape(text.replace(/\0/g, ''))
    .replace(/`([^`]+)`/g, (_all, code: string) => hold(`<code>${code}</code>`))
    .replace(/!\[([^\]]*)\]\(([^)]+)\)/g, '$1')
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, (_all, label: string, target: string) => (isSafe(target) ? `${hold(`<a href="${target}">`)}${label}${hold('</a>')}` : label))
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/\*([^*]+)\*/g, '<em>$1</em>')
    .replace(/@@(\d+)@@/g, (_all, at: string) => held[Number(at)]!);
}

export function toHtml(markdown: string): string {
  return markdown
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
