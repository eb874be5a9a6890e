// Mistakes of a CSV, said once each.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ImportMistake } from '../../server/people/schemas.ts';
import { addMessages } from '../ui/messages.ts';
import { groupMistakes } from './group-mistakes.ts';
import { importMessages } from './import-messages.ts';
import { mistakeWords } from './mistake-words.ts';

addMessages(importMessages);
const at = (line: number, column: string, value: string, code: ImportMistake['code'], numbers: ImportMistake['numbers'] = {}): ImportMistake => ({ line, column, value, code, numbers });
const told = (...mistakes: ImportMistake[]): string[] => groupMistakes(mistakes, mistakeWords).map(({ column, says, places }) => `${column}: ${says} ${places.map(({ line, value }) => `${line} ${value}`).join(', ')}`);

describe('groupMistakes', () => {
  it('says once what many lines have, and keeps every line and what it says', () => {
    assert.deepEqual(told(at(2, 'hire date', '1.2.24', 'bad-day'), at(3, 'e-mail', 'x', 'bad-email'), at(9, 'hire date', 'May', 'bad-day')), [
      'hire date: Write the day as year-month-day, e.g. 2024-03-01. 2 1.2.24, 9 May',
      'e-mail: This is not an e-mail address. 3 x',
    ]);
  });

  it('keeps apart what differs in what is to do, and the same mistake in two columns', () => {
    assert.equal(told(at(4, 'e-mail', 'a@b.example', 'email-twice', { earlier: 2 }), at(5, 'e-mail', 'c@b.example', 'email-twice', { earlier: 3 })).length, 2);
    assert.equal(told(at(4, 'job function', '', 'bad-job-function'), at(4, 'languages', '', 'bad-languages')).length, 2);
  });

  it('names unknown columns together, each by what was written', () => {
    const [only, ...others] = told(at(1, 'salary', 'salary', 'unknown-column'), at(1, 'badge', 'badge', 'unknown-column'));
    assert.match(only!, /^: This column is not known.* 1 salary, 1 badge$/);
    assert.deepEqual(others, []);
  });
});
