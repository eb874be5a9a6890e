// Makes what the page of a lab receives from a published lab: files, brief as HTML, where its checks are served.
import MarkdownIt from 'markdown-it';
import type { LabBody, LabBundle } from './schemas.ts';

// html: false, so that a brief (also an organisation's own) cannot bring script into the page.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

/**
 * Hints and fixes go along with a segment: it is a demonstration, and can be used without an account. A lab keeps both
 * back: a hint is recorded when it is taken, and the fixes come after passing or giving up.
 */
export function bundleLab(slug: string, body: LabBody, checksUrl: string): LabBundle {
  const { title, kind, language, minutes, cwe, entry, objectives, summary, claims, attacks, functions, start } = body;
  const isOpen = kind === 'segment';
  return {
    slug, title, kind, language, minutes, cwe, entry, objectives, summary, claims, attacks, functions, start,
    hints: isOpen ? body.hints : [],
    fixes: isOpen ? body.fixes : [],
    brief: renderBrief(body),
    checksUrl,
  };
}

function renderBrief(body: LabBody): LabBundle['brief'] {
  const withSources = body.brief.replace(/\[\^([\w-]+)\]/g, (whole, id: string) => {
    const claim = body.claims.find((one) => one.id === id);
    if (claim === undefined) return whole;
    return claim.url ? ` ([source](${claim.url} "${claim.source.replaceAll('"', "'")}"))` : ` (${claim.source})`;
  });
  return withSources
    .split(/^## /m)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [title = '', ...rest] = part.split('\n');
      return { title: title.trim(), html: markdown.render(rest.join('\n')) };
    });
}
