// Reading content: what is right becomes pieces, what is wrong is named with file, line and what to do, and nothing ever throws.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { EXAMPLE, writeExample } from './example-content.ts';
import { loadContent, type LoadedFolder } from './load-content.ts';
import type { Mistake } from './mistake.ts';
import { type Folder, readContent } from './read-content.ts';
import type { LessonBody, ModuleBody } from './schemas.ts';

type Changes = Readonly<Record<string, string | undefined>>;
// Each run reads a whole module; the full run of the tests takes its time.
const RUNS = process.env['TEST_FULL'] === '1' ? 1_000 : 60;
const MODULE = 'modules/small/module.yaml';
const CAPTURE = 'modules/small/captures/tab.json';
const IGNORE = 'modules/small/ignore-files.yaml';
const KEYS = 'modules/small/exercises/keys.yaml';
const MAIL = 'modules/small/exercises/mail.yaml';
const LESSON = 'modules/small/lessons/01-first.md';

/** The folders as reading would make them, without the disk. */
const foldersOf = (files: Changes): Folder[] => {
  const folders = new Map<string, Folder>();
  for (const [file, text] of Object.entries(files)) {
    if (text === undefined) continue;
    const parts = file.split('/');
    const path = parts.length === 1 ? '' : parts.slice(0, 2).join('/');
    const name = parts.length === 1 ? file : parts.slice(2).join('/');
    const folder = folders.get(path) ?? { path, files: new Map(), shownAs: new Map(), mistakes: [] };
    folders.set(path, folder);
    folder.files.set(name, text);
    folder.shownAs.set(name, `content/${file}`);
  }
  return [...folders.values()];
};
const load = (changes: Changes = {}): LoadedFolder[] => loadContent(foldersOf({ ...EXAMPLE, ...changes }), []);
const mistakesOf = (changes: Changes): Mistake[] => load(changes).flatMap(({ mistakes }) => mistakes);
const replaced = (file: string, from: string | RegExp, to: string): Changes => {
  const text = EXAMPLE[file]!.replace(from, to);
  assert.notEqual(text, EXAMPLE[file], `${file} holds ${from}`);
  return { [file]: text };
};
const expectOne = (changes: Changes, file: string, line: number, says: RegExp): void => {
  const mistakes = mistakesOf(changes);
  assert.equal(mistakes.length, 1, JSON.stringify(mistakes, undefined, 1));
  assert.equal(`${mistakes[0]!.file}:${mistakes[0]!.line}`, `content/${file}:${line}`);
  assert.match(mistakes[0]!.says, says);
};

describe('content without mistakes', () => {
  it('becomes one piece per thing that is shown', () => {
    const pieces = load().flatMap(({ pieces, mistakes }) => (assert.deepEqual(mistakes, []), pieces));
    assert.deepEqual(pieces.map(({ kind, slug }) => `${kind} ${slug}`).sort(), ['behaviours behaviours', 'capture small/tab', 'exercise small/keys', 'exercise small/mail', 'ignore-files small', 'lesson small/first', 'module small', 'policy policy', 'practice small', 'quiz small', 'scenarios small', 'tiers tiers']);
  });

  it('splits a lesson into steps of prose and embeds, and numbers its claims', () => {
    const lesson = load().flatMap(({ pieces }) => pieces).find(({ kind }) => kind === 'lesson')!.body as LessonBody;
    assert.deepEqual(lesson.steps.map(({ id, minutes, blocks }) => [id, minutes, blocks.map((block) => (block.kind === 'embed' ? block.name : 'prose'))]), [['what-leaves', 1, ['prose', 'item']], ['say', 1, ['prose', 'scenarios']]]);
    const [prose] = lesson.steps[0]!.blocks;
    assert.match(prose?.kind === 'prose' ? prose.html : '', /class="callout callout-benefit"[\s\S]*<a href="#claim-1" role="doc-noteref">1<\/a>/);
    assert.deepEqual(lesson.claims.map(({ number, id, url }) => [number, id, url]), [[1, 'recorded', null]]);
  });

  it('gives sittings the minutes from where they begin to the next', () => {
    const sittings = 'sittings:\n  - { title: One, from: first }\n  - { title: Two, from: first/say }\n';
    const module = load(replaced(MODULE, /sittings:[\s\S]*$/, sittings)).flatMap(({ pieces }) => pieces).find(({ kind }) => kind === 'module')!.body as ModuleBody;
    assert.deepEqual(module.sittings.map(({ minutes }) => minutes), [1, 3]);
  });
});

describe('a mistake in content', () => {
  const cases: [string, Changes, string, number, RegExp][] = [
    ['an unknown field', replaced(MODULE, 'owner: Security', 'owner: Security\nownr: x'), MODULE, 5, /`ownr` is not a field/],
    ['an unknown field deep inside', replaced(MODULE, 'text: You see what leaves.', 'text: You see., txt: x'), MODULE, 7, /`objectives.0.txt` is not a field/],
    ['a missing field', replaced(MODULE, 'owner: Security\n', ''), MODULE, 1, /`owner` is missing; add it \(text\)/],
    ['a wrong type', replaced(MODULE, 'tier: 1', 'tier: one'), MODULE, 2, /`tier` has to be a number/],
    ['no day', replaced(MODULE, '2026-11-01', 'soon'), MODULE, 5, /write a day as/],
    ['an unknown risk', replaced(MODULE, 'risks: [t1-pasting]', 'risks: [t1-pasting, t9-moon]'), MODULE, 9, /t9-moon is not in the risks of tiers\.yaml/],
    ['an unknown behaviour', replaced(MODULE, '[strips-secrets]', '[strips-secret]'), MODULE, 10, /not in behaviours\.yaml/],
    ['a lesson that is not there', replaced(MODULE, '- { slug: quiz', '- { slug: more, title: More, minutes: 5, lesson: lessons/02.md }\n  - { slug: quiz'), MODULE, 15, /There is no lessons\/02\.md/],
    ['minutes that do not add up', replaced(MODULE, 'minutes: 2, lesson', 'minutes: 3, lesson'), MODULE, 14, /add up to 2 minutes and the unit says 3/],
    ['a sitting from nowhere', replaced(MODULE, 'from: first', 'from: first/nothing'), MODULE, 17, /neither a unit nor a step/],
    ['YAML that is none', replaced('tiers.yaml', 'title: AI tool users', 'title: AI: tool users'), 'tiers.yaml', 3, /not YAML/],
    ['two right options', replaced('modules/small/practice.yaml', 'Only a hash,', 'Only a hash, right: true,'), 'modules/small/practice.yaml', 4, /mark exactly one option/],
    ['an id twice', replaced('modules/small/quiz.yaml', 'id: three', 'id: two'), 'modules/small/quiz.yaml', 8, /two is there twice/],
    ['an unknown rule', replaced('modules/small/scenarios.yaml', 'rule: no-secrets', 'rule: no-secret'), 'modules/small/scenarios.yaml', 5, /not in the rules of module\.yaml/],
    ['an unknown data class', replaced('modules/small/scenarios.yaml', 'dataClass: secret', 'dataClass: secrets'), 'modules/small/scenarios.yaml', 7, /data classes of policy\.yaml/],
    ['no front matter', replaced(LESSON, '---\n', ''), LESSON, 1, /begins with front matter/],
    ['an unknown field in front matter', replaced(LESSON, 'title: First\n', 'title: First\nminutes: 3\n'), LESSON, 3, /`minutes` is not a field/],
    ['a claim without a source', replaced(LESSON, '[^recorded]', '[^recorded] Also this.[^told]'), LESSON, 15, /\[\^told\] has no entry/],
    ['a claim nobody makes', replaced(LESSON, '[^recorded]', ''), LESSON, 5, /never refers to the claim recorded/],
    ['a step without an id', replaced(LESSON, ' {#say minutes=1}', ' {#say}'), LESSON, 19, /needs an id and minutes/],
    ['a step that is too long', replaced(LESSON, '{#say minutes=1}', '{#say minutes=6}'), LESSON, 19, /1 to 5 minutes/],
    ['a step with nothing to do', replaced(LESSON, '::item{id="one"}\n', ''), LESSON, 12, /nothing to do/],
    ['an embed nobody knows', replaced(LESSON, '::item{id="one"}', '::video{id="one"}'), LESSON, 17, /no embed named video/],
    ['an embed without what it needs', replaced(LESSON, '::item{id="one"}', '::item{}'), LESSON, 17, /item needs id/],
    ['an item that is not there', replaced(LESSON, '::item{id="one"}', '::item{id="six"}'), LESSON, 17, /practice\.yaml has no item six/],
    ['a capture that is not there', replaced(LESSON, '::item{id="one"}', '::item{id="one"}\n\n::explorer{capture="moon"}'), LESSON, 19, /no captures\/moon\.json/],
    ['a lab that is not there', replaced(LESSON, '::item{id="one"}', '::item{id="one"}\n\n::lab{slug="moon"}'), LESSON, 19, /no lab moon/],
    ['HTML', replaced(LESSON, 'Two situations.', 'Two <b>situations</b>.'), LESSON, 20, /HTML is shown as plain text/],
    ['a capture with an unknown field', replaced(CAPTURE, '"size": 20', '"siez": 20, "size": 20'), CAPTURE, 5, /`requests.0.siez` is not a field/],
    ['a capture that is no JSON', replaced(CAPTURE, '"focus": 0,', '"focus": ,'), CAPTURE, 1, /This is not JSON/],
    ['a part that points at nothing', replaced(CAPTURE, '/prefix', '/suffix'), CAPTURE, 1, /The part key points at \/suffix/],
    ['a part outside of its text', replaced(CAPTURE, '"to": 10', '"to": 11'), CAPTURE, 1, /The part key lies outside of its text \(6 to 11 of 10\)/],
    ['a capture under another name', replaced(CAPTURE, '"id": "tab"', '"id": "tap"'), CAPTURE, 1, /give it the name of its file, tab/],
    ['a solution that is wrong', replaced(IGNORE, '.env\nclients', '*.md\nclients'), IGNORE, 6, /wrong about README\.md, \.env/],
    ['an exercise of no known sort', replaced(KEYS, 'embed: spot', 'embed: spit'), KEYS, 1, /`embed`: write one of billing, order/],
    ['an exercise with an unknown field', replaced(KEYS, 'task:', 'tusk: x\ntask:'), KEYS, 3, /`tusk` is not a field/],
    ['an exercise with nothing to find', replaced(KEYS, 'isWrong: true, ', ''), KEYS, 4, /Mark some parts with `isWrong: true`/],
    ['a part twice', replaced(KEYS, 'id: from-vault', 'id: literal'), KEYS, 7, /literal is there twice/],
    ['a pattern that needs no mending', replaced(MAIL, "start: '[A-Z|a-z]+@x'", "start: '[A-Za-z]+@x'"), MAIL, 6, /nothing to mend/],
    ['a pattern that is none', replaced(MAIL, "start: '[A-Z|a-z]+@x'", "start: '[A-Z'"), MAIL, 6, /no regular expression/],
    ['a solution of a pattern that is wrong', replaced(MAIL, "pattern: '[A-Za-z]+@x'", "pattern: 'a@x'"), MAIL, 10, /wrong about a\|b@x/],
    ['an answer of the wrong sort', replaced(MAIL, 'want: "[email]", why: An address.', 'want: true, why: An address.'), MAIL, 8, /Write the text that has to come out/],
    ['an exercise that is not there', replaced(LESSON, '::item{id="one"}', '::item{id="one"}\n\n::spot{id="moon"}'), LESSON, 19, /no exercises\/moon\.yaml/],
    ['an exercise for another embed', replaced(LESSON, '::item{id="one"}', '::item{id="one"}\n\n::spot{id="mail"}'), LESSON, 19, /is for the embed pattern/],
    ['an exercise twice', replaced(LESSON, '::item{id="one"}', '::item{id="one"}\n\n::spot{id="keys"}\n\n::spot{id="keys"}'), LESSON, 21, /keys is in this lesson twice/],
    ['a second lab that is not there', replaced(LESSON, '::item{id="one"}', '::item{id="one"}\n\n::lab{slug="moon" or="sun"}'), LESSON, 19, /no lab sun/],
    ['a part of a lab that nobody knows', replaced(LESSON, '::item{id="one"}', '::item{id="one"}\n\n::lab{slug="moon" task="dance"}'), LESSON, 19, /lab needs task to be one of: begin, work, finish/],
    ['a clock without a time', replaced(LESSON, '::item{id="one"}', '::item{id="one"}\n\n::lab{slug="moon" task="work" minutes="soon"}'), LESSON, 19, /lab needs minutes="5"/],
    ['a part of a lab twice', replaced(LESSON, '::item{id="one"}', '::item{id="one"}\n\n::lab{slug="moon" task="work"}\n\n::lab{slug="moon" task="work"}'), LESSON, 21, /The lab moon work is in this lesson twice; tell the two apart by task or part/],
    ['an embed inside a list', replaced(LESSON, 'Two situations.', '- ::item{id="one"}'), LESSON, 20, /stands alone/],
  ];
  for (const [what, changes, file, line, says] of cases) {
    it(`names ${what}`, () => {
      const mistakes = mistakesOf(changes).filter((mistake) => says.test(mistake.says));
      assert.equal(mistakes.length, 1, JSON.stringify(mistakesOf(changes), undefined, 1));
      assert.equal(`${mistakes[0]!.file}:${mistakes[0]!.line}`, `content/${file}:${line}`);
    });
  }

  it('names a broken file once and does not blame the files that refer to it', () => {
    expectOne(replaced('behaviours.yaml', 'metric: secret_exposure', 'metric: Secret Exposure'), 'behaviours.yaml', 2, /small letters and underscores/);
  });

  it('names all mistakes of all files at once', () => {
    const mistakes = mistakesOf({ ...replaced(MODULE, 'tier: 1', 'tier: 9'), ...replaced('policy.yaml', 'hosting: hosted', 'hosting: moon'), ...replaced(LESSON, '{#say minutes=1}', '') });
    assert.deepEqual([...new Set(mistakes.map(({ file }) => file))].sort(), [`content/${LESSON}`, `content/${MODULE}`, 'content/policy.yaml']);
  });

  it('names a file that is not UTF-8, and reads one with a mark and CRLF line ends', async () => {
    const example = await writeExample({ 'behaviours.yaml': `\uFEFF${EXAMPLE['behaviours.yaml']!.replaceAll('\n', '\r\n')}` });
    await example.write(MODULE, new Uint8Array([0xff, 0xfe, 0x41]));
    const loaded = loadContent(readContent([{ dir: example.dir, shownAs: 'content' }]), []);
    const says = loaded.flatMap(({ mistakes }) => mistakes).map(({ file, says }) => `${file} ${says}`);
    assert.match(says.join('\n'), /content\/modules\/small\/module\.yaml This file is not UTF-8/);
    assert.doesNotMatch(says.join('\n'), /behaviours/);
    await example.end();
  });
});

describe('translations', () => {
  const german = EXAMPLE[LESSON]!.replace('title: First', 'title: Zuerst').replace('## What leaves', '## Was hinausgeht');
  const at = 'modules/small/lessons/01-first.de.md';

  it('are pieces of their own, beside the English ones', () => {
    const pieces = load({ [at]: german }).flatMap(({ pieces, mistakes }) => (assert.deepEqual(mistakes, []), pieces));
    assert.deepEqual(pieces.filter(({ locale }) => locale === 'de').map(({ kind, slug, title }) => [kind, slug, title]), [['lesson', 'small/first', 'Zuerst']]);
    assert.equal(pieces.filter(({ locale }) => locale === 'en').length, 12);
  });

  it('keep ids, minutes and right answers', () => {
    assert.match(JSON.stringify(mistakesOf({ [at]: german.replace('{#say minutes=1}', '{#sagen minutes=1}') })), /01-first\.de\.md.*The original has step say/);
    const quiz = EXAMPLE['modules/small/quiz.yaml']!.replace('Nothing at all,', 'Nichts, right: true,').replace('whole file, right: true', 'ganze Datei');
    assert.match(JSON.stringify(mistakesOf({ 'modules/small/quiz.de.yaml': quiz })), /quiz\.de\.yaml.*option 2 of 3 right/);
  });
});

describe('broken input of any kind', () => {
  const names = Object.keys(EXAMPLE);
  const isNamed = (loaded: LoadedFolder[]): void => {
    for (const { mistakes } of loaded) {
      for (const { file, line, says } of mistakes) {
        assert.match(file, /^content\//);
        assert.ok(Number.isInteger(line) && line >= 1 && says.length > 10, `${file}:${line} ${says}`);
      }
    }
  };

  it('never throws and always names the file, when one is any text', () => {
    fc.assert(fc.property(fc.constantFrom(...names), fc.string({ unit: 'binary', maxLength: 300 }), (file, text) => isNamed(load({ [file]: text }))), { numRuns: RUNS });
  });

  it('never throws when a piece of a file is cut out, doubled or replaced', () => {
    const broken = fc.record({ file: fc.constantFrom(...names), from: fc.nat(2000), length: fc.nat(60), put: fc.oneof(fc.constantFrom('', ':', '- ', '  ', '{', '[', '"', '\t', '---\n', '&a ', '*a', '<<: ', '!!js/function ', '::', '[^', '#', '`', '|', '> '), fc.string({ maxLength: 10 })) });
    fc.assert(
      fc.property(broken, ({ file, from, length, put }) => {
        const text = EXAMPLE[file]!;
        const at = from % text.length;
        isNamed(load({ [file]: text.slice(0, at) + put + text.slice(at + length) }));
      }),
      { numRuns: 2 * RUNS },
    );
  });

  it('refuses alias bombs and endless nesting in words', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((letter, at) => `${letter}: &${letter} [${`*${'abcdefgh'[at]},`.repeat(9)}]`).join('\n')}\n`;
    assert.match(JSON.stringify(mistakesOf({ [MODULE]: bomb })), /small\/module\.yaml/);
    assert.match(JSON.stringify(mistakesOf({ [MODULE]: '['.repeat(100_000) })), /small\/module\.yaml/);
    assert.match(JSON.stringify(mistakesOf({ [LESSON]: EXAMPLE[LESSON]! + '> '.repeat(5_000) + 'x' })), /./);
  });
});
