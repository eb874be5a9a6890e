const SAFE = (u: string): boolean => /^(https?:|mailto:)/i.test(u);
const esc = (t: string): string => t.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
function inline(text: string): string {
  let out = '';
  const re = /`([^`]+)`|!\[([^\]]*)\]\(([^)]+)\)|\[([^\]]+)\]\(([^)]+)\)|\*\*([^*]+)\*\*|\*([^*]+)\*/g;
  let at = 0;
  for (const m of text.matchAll(re)) {
    out += esc(text.slice(at, m.index));
    at = m.index + m[0].length;
    if (m[1] !== undefined) out += `<code>${esc(m[1])}</code>`;
    else if (m[3] !== undefined) out += m[2];
    else if (m[5] !== undefined) out += SAFE(m[5]) ? `<a href="${esc(m[5])}">${inline(m[4])}</a>` : inline(m[4]);
    else if (m[6] !== undefined) out += `<strong>${inline(m[6])}</strong>`;
    else out += `<em>${inline(m[7])}</em>`;
  }
  return out + esc(text.slice(at));
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
export const escapeHtml = esc;
