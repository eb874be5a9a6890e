// How the prose of a lesson is set.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { parseMarkdown, renderTokens } from './lesson-markdown.ts';

it('keeps a per cent sign beside its number in prose, and leaves code as it is typed', () => {
  const html = renderTokens(parseMarkdown('About 29.5 % of <them>, and `7 % 2`.\n\n```\n9 % 4\n```\n'), { numbers: new Map() });
  assert.match(html, /29\.5\u00A0% of &lt;them&gt;/);
  assert.match(html, /<code>7 % 2<\/code>/);
  assert.match(html, /9 % 4/);
});
