// A challenge is only files; every mistake in them is said with its line.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parseChallenge } from './parse-challenge.ts';

const DIR = fileURLToPath(new URL('../../../content/arena/staff-helpdesk', import.meta.url));
const files = new Map(readdirSync(DIR, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).map((file) => [relative(DIR, file), readFileSync(file, 'utf8')]));
const changed = (file: string, from: string | RegExp, to: string): Map<string, string> => new Map(files).set(file, files.get(file)!.replace(from, to));
const saidOf = (given: ReadonlyMap<string, string>): string => parseChallenge('staff-helpdesk', given, 'content/arena/staff-helpdesk').mistakes.map(({ file, line, says }) => `${file}:${line} ${says}`).join('\n');

describe('parsing a challenge', () => {
  it('reads a folder with its documents, levels and solutions', () => {
    const { challenge, mistakes } = parseChallenge('staff-helpdesk', files, 'here');
    assert.deepEqual(mistakes, []);
    assert.deepEqual(challenge!.levels.map(({ level }) => level), ['easy', 'medium']);
    assert.deepEqual(challenge!.documents.filter(({ isPinned }) => isPinned).map(({ title }) => title), ['On call: directory break-glass']);
  });

  const mistakes: [what: string, given: ReadonlyMap<string, string>, says: RegExp][] = [
    ['a misspelt field', changed('challenge.yaml', 'greeting:', 'greetings:'), /`greetings` is not a field/],
    ['no place for the rules', changed('challenge.yaml', '{{rules}}', ''), /Write \{\{rules\}\}/],
    ['a secret that stands nowhere', changed('documents/break-glass.md', '{{secret}}', ''), /\{\{secret\}\} exactly once/],
    ['documents that go nowhere', changed('challenge.yaml', '{{documents}}', ''), /\{\{documents\}\} where they go/],
    ['too few ways', changed('solutions.yaml', /- level: medium[\s\S]*/, ''), /at least 3 ways to solve medium; there are 0/],
    ['a level that is not there', changed('solutions.yaml', 'level: easy', 'level: hard'), /no level hard/],
    ['a missing brief', new Map([...files].filter(([path]) => path !== 'brief.md')), /brief\.md:1 This file is missing/],
    ['text that is no YAML', changed('challenge.yaml', 'title:', 'title: ['), /challenge\.yaml:\d+/],
  ];
  for (const [what, given, says] of mistakes) it(`says ${what}`, () => assert.match(saidOf(given), says));
});
