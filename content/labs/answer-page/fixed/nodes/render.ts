// Markdown to a tree, and the tree to HTML in one place that escapes: no string ever becomes a tag by accident.

type Node = string | { tag: 'p' | 'ul' | 'li' | 'strong' | 'em' | 'code' | 'a' | 'h1'; href?: string; children: Node[] };

const encode = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#x27;');

export function write(node: Node): string {
  if (typeof node === 'string') return encode(node);
  const href = node.href === undefined ? '' : ` href="${encode(node.href)}"`;
  return `<${node.tag}${href}>${node.children.map(write).join('')}</${node.tag}>`;
}

/** The address if it is one a reader may follow. */
function safeHref(target: string): string | undefined {
  try {
    const url = new URL(target);
    return ['https:', 'http:', 'mailto:'].includes(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

const MARKS = /`(?<code>[^`]+)`|!\[(?<alt>[^\]]*)\]\([^)]+\)|\[(?<label>[^\]]+)\]\((?<target>[^)]+)\)|\*\*(?<bold>[^*]+)\*\*|\*(?<italic>[^*]+)\*/;

function inline(text: string): Node[] {
  const found = MARKS.exec(text);
  if (found === null) return [text];
  const { code, alt, label, target, bold, italic } = found.groups as Record<string, string | undefined>;
  const rest = [...inline(text.slice(found.index + found[0].length))];
  const before = text.slice(0, found.index);
  if (code !== undefined) return [before, { tag: 'code', children: [code] }, ...rest];
  if (bold !== undefined) return [before, { tag: 'strong', children: inline(bold) }, ...rest];
  if (italic !== undefined) return [before, { tag: 'em', children: inline(italic) }, ...rest];
  if (label !== undefined) {
    const href = safeHref(target ?? '');
    return href === undefined ? [before, label, ...rest] : [before, { tag: 'a', href, children: inline(label) }, ...rest];
  }
  return [before, alt ?? '', ...rest];
}

export function toHtml(markdown: string): string {
  return markdown
    .split(/\n{2,}/)
    .map((block): Node => {
      const lines = block.split('\n');
      if (lines.every((line) => line.startsWith('- '))) return { tag: 'ul', children: lines.map((line) => ({ tag: 'li' as const, children: inline(line.slice(2)) })) };
      return { tag: 'p', children: inline(lines.join(' ')) };
    })
    .map(write)
    .join('\n');
}
