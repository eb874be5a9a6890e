// What is known of a value stays as large as what it tells: a package whose files hand each other tables of functions took 4 GB before.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Made } from '../program.ts';
import { joinValues, NOTHING, type Value } from './value.ts';

it('keeps each function of a table once, however often the table comes back from another file', () => {
  const [one, two] = [{}, {}] as Made[];
  const table = (): Value => ({ taints: [], choices: [{ taints: [], made: one! }, { taints: [], made: two! }, { taints: [], imported: { path: 'tools.ts', keys: ['run'] } }, { taints: [], named: 'child_process.exec' }] });
  let joined: Value = NOTHING;
  for (let turn = 0; turn < 40; turn += 1) joined = joinValues([joined, { ...joined }, table()]);
  assert.deepEqual(joined.choices, table().choices);
});
