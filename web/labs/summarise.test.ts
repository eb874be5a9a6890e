// Why a run came to nothing, said in the words of what happened, whether the page or the server found it.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { addMessages } from '../ui/messages.ts';
import { labsMessages } from './messages.ts';
import { noAnswerInTime, programEnded } from './programs/page-engine.ts';
import type { ResultLines } from './result-lines.ts';
import { summarise } from './summarise.ts';

addMessages(labsMessages);

const after = (...messages: string[]): ResultLines => ({ attacks: messages.map((message, number) => ({ name: `a${number}`, number, step: { ok: false, failure: { type: 'NoAnswer', message } } })), functions: [] }) as unknown as ResultLines;
const said = (lines: ResultLines, of: 'python' | 'typescript' = 'python'): string => summarise(of, lines, { isPage: false });

it('tells a program that ended from one that took too long, and from answers that were too much', () => {
  assert.match(said(after(programEnded)), /^The program ended Python itself/);
  assert.match(said(after('', 'ended')), /^The program ended Python itself/);
  assert.match(said(after('ended'), 'typescript'), /a promise to fail that nobody waited for/);
  assert.match(said(after(noAnswerInTime)), /^The program gave no answer within \d+ seconds/);
  assert.match(said(after('too-long', '')), /^The program took too long over a request/);
  assert.match(said(after('not-judged')), /too much to be judged in time/);
});

it('says of a request that nobody is shown only that nothing came', () => {
  assert.match(said(after('')), /^The program gave no answer to a request you were not shown/);
});
