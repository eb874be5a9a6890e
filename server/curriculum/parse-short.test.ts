// Short lessons: one file becomes one piece, each mistake is named where it stands, and no finding has two answers.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EXAMPLE } from './example-content.ts';
import { loadContent, type LoadedFolder } from './load-content.ts';
import type { Folder } from './read-content.ts';
import type { ShortBody } from './schemas.ts';
import { shortFor } from './short-for.ts';
import { vetFolder } from './vet-folder.ts';

const GOOD = `---
title: A key
summary: Keep the help.
found: { rules: [password], groups: [generic], cwe: [CWE-798] }
lab: small-lab
owner: Security
reviewedOn: 2026-11-01
expiresOn: 2027-05-01
claims:
  - { id: recorded, says: It was sent., source: Our recording, measured: On loopback, checkedOn: 2026-11-01, expiresOn: 2027-01-01 }
question:
  text: What first?
  options:
    - { text: Change it, right: true, because: It opens nothing then. }
    - { text: Delete the chat, because: Copies stay. }
    - { text: Nothing at all, because: It still opens something. }
---
## What was found
> **Benefit**: it is quick.

It was sent.[^recorded]
## What to do now
1. Change it.
## How it does not happen again
> **Counter-evidence**: it may be an example.
`;
const folder = (path: string, files: Record<string, string>): Folder => ({ path, files: new Map(Object.entries(files)), shownAs: new Map(Object.keys(files).map((name) => [name, path === '' ? `content/${name}` : `content/${path}${name.slice('short'.length)}`])), mistakes: [] });
const TOP = folder('', Object.fromEntries(['tiers.yaml', 'behaviours.yaml', 'policy.yaml'].map((name) => [name, EXAMPLE[name]!])));
const load = (...shorts: Folder[]): LoadedFolder[] => loadContent([TOP, { ...folder('labs/small-lab', {}) }, ...shorts], []);
const one = (text: string): LoadedFolder => load(folder('short/key', { 'short.md': text })).at(-1)!;
const says = (text: string): string => one(text).mistakes.map(({ file, line, says }) => `${file}:${line} ${says}`).join('\n');

describe('a short lesson', () => {
  it('becomes one piece: sections as HTML, numbered claims, the lab by its name', () => {
    const { pieces, mistakes } = one(GOOD);
    assert.deepEqual(mistakes, []);
    assert.deepEqual(pieces.map(({ kind, slug, title }) => [kind, slug, title]), [['short', 'key', 'A key']]);
    const body = pieces[0]!.body as ShortBody;
    assert.deepEqual(body.sections.map(({ title }) => title), ['What was found', 'What to do now', 'How it does not happen again']);
    assert.match(body.sections[0]!.html, /callout-benefit[\s\S]*<a href="#claim-1"/);
    assert.deepEqual([body.minutes, body.lab, body.claims[0]!.number], [3, 'small-lab', 1]);
  });

  const mistakes: [string, string, string, RegExp][] = [
    ['an unknown field', 'owner: Security', 'ownr: Security', /key\.md:6 `ownr` is not a field/],
    ['nothing that it answers', 'found: { rules: [password], groups: [generic], cwe: [CWE-798] }', 'found: {}', /name at least one rule, group or CWE/],
    ['a group there is not', 'groups: [generic]', 'groups: [gneric]', /write one of structured, generic, personal, dlp/],
    ['a lab there is not', 'lab: small-lab', 'lab: no-lab', /key\.md:5 no-lab is not in content\/labs/],
    ['two right options', 'Delete the chat, because', 'Delete the chat, right: true, because', /mark exactly one option/],
    ['a claim nobody refers to', '[^recorded]', '', /never refers to the claim recorded/],
    ['a claim without a source', '[^recorded]', '[^else]', /\[\^else\] has no entry/],
    ['an embed', 'It was sent.[^recorded]', '::item{id="x"}', /holds no embed/],
    ['a picture', 'It was sent.[^recorded]', 'It was sent.[^recorded] ![x](y)', /no pictures/],
    ['too few sections', '## What to do now\n', '', /at least 3 sections/],
    ['a day after its end', 'reviewedOn: 2026-11-01', 'reviewedOn: 2027-06-01', /has to come after/],
  ];
  for (const [name, from, to, pattern] of mistakes) {
    it(`names ${name}`, () => {
      assert.ok(GOOD.includes(from));
      assert.match(says(GOOD.replace(from, to)), pattern);
    });
  }

  it('without front matter is refused, and leaves nothing to publish', () => {
    assert.match(says('## Hello'), /key\.md:1 A short lesson begins with front matter/);
    assert.deepEqual(one('## Hello').pieces, []);
  });

  it('that answers what another answers is named in both files', () => {
    const loaded = load(folder('short/key', { 'short.md': GOOD }), folder('short/other', { 'short.md': GOOD.replace('[CWE-798]', '[CWE-259]').replace('[generic]', '[dlp]') }));
    assert.deepEqual(loaded.flatMap(({ mistakes }) => mistakes).map(({ file, line, says }) => `${file}:${line} ${says}`), [
      'content/short/key.md:4 password is answered by other too; leave it to one of the two.',
      'content/short/other.md:4 password is answered by key too; leave it to one of the two.',
    ]);
  });

  it('is translated beside itself, and keeps what decides', () => {
    const both = (german: string): LoadedFolder => load(folder('short/key', { 'short.md': GOOD, 'short.de.md': german })).at(-1)!;
    const german = GOOD.replace('title: A key', 'title: Ein Schlüssel');
    assert.deepEqual(both(german).pieces.map(({ locale, title }) => [locale, title]), [['en', 'A key'], ['de', 'Ein Schlüssel']]);
    assert.match(both(german.replace('[CWE-798]', '[CWE-22]')).mistakes[0]!.says, /The original has found:/);
    assert.match(both(german.replace('Change it, right: true,', 'Change it,').replace('Nothing at all,', 'Nothing at all, right: true,')).mistakes[0]!.says, /option 1 of 3 right/);
  });

  it('is vetted: three minutes, counter-evidence, what to do in an order, nobody forbidden', () => {
    const long = `${'It explains what you see and what to do. '.repeat(50)}\n`;
    const found = (text: string): string => vetFolder(one(text)).findings.map(({ line, says }) => `${line} ${says}`).join('\n');
    const good = GOOD.replace('It was sent.[^recorded]', `${long}It was sent.[^recorded]`);
    assert.deepEqual([found(good), one(good).mistakes], ['', []]);
    assert.match(found(GOOD), /takes 3 minutes with its question and this one about 1\.1/);
    assert.match(found(good.replace('**Counter-evidence**', '**Note**')), /Say what speaks against it/);
    assert.match(found(good.replace('1. Change it.', 'Change it.')), /a numbered list/);
    assert.match(found(good.replace('> **Benefit**: it is quick.', '')), /Say what the tool is good for/);
    assert.match(found(good.replace('Copies stay.', 'Never use an assistant.')), /forbids using AI tools/);
  });
});

describe('which lesson answers a finding', () => {
  const short = (slug: string, found: Partial<ShortBody['found']>) => ({ slug, body: { found: { rules: [], groups: [], cwe: [], ...found } } });
  const all = [short('by-group', { groups: ['structured', 'personal'] }), short('by-weakness', { cwe: ['CWE-89'] }), short('by-rule', { rules: ['private-key', 'model-output-to-sql'] })];
  const slugOf = (rule: string, cwe: string[], group: string | null) => shortFor(all, { rule, cwe, group })?.slug;

  it('is that of its rule, else of the first weakness with one, else of its group, else none', () => {
    assert.equal(slugOf('private-key', [], 'structured'), 'by-rule');
    assert.equal(slugOf('aws-access-key', [], 'structured'), 'by-group');
    assert.equal(slugOf('model-output-to-sql', ['CWE-89'], null), 'by-rule');
    assert.equal(slugOf('py/sql-injection', ['CWE-20', 'CWE-89'], null), 'by-weakness');
    assert.equal(slugOf('dlp:Cards', [], 'dlp'), undefined);
    assert.equal(slugOf('unknown', ['CWE-1'], null), undefined);
  });
});
