// What a labelled sample found is never said without how far it reaches.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Sample } from '../../server/effectiveness/samples/contract.ts';
import { addMessages } from '../ui/messages.ts';
import { sampleMessages } from './sample-messages.ts';
import { foundOf } from './sample-words.ts';

addMessages(sampleMessages);

const sampleOf = (assessment: Partial<NonNullable<Sample['assessment']>> | null): Sample => ({ assessment: assessment === null ? null : { records: 120, unreadable: 0, kappa: null, sensitivity: { estimate: 15 / 18, low: 0.586, high: 0.964 }, specificity: { estimate: 0.98, low: 0.931, high: 0.998 }, isUsable: true, ...assessment } }) as Sample;

it('says both shares with their intervals, and whether they correct figures', () => {
  assert.match(foundOf(sampleOf({})), /finds 83\s% \(59\s% to 96\s%\) .* 98\s% \(93\s% to 100\s%\) .*It corrects the figures/);
  assert.match(foundOf(sampleOf({ isUsable: false })), /does not correct/);
});

it('says nothing of a sample that holds one kind of record, or is not done', () => {
  assert.doesNotMatch(foundOf(sampleOf({ sensitivity: null })), /%/);
  assert.equal(foundOf(sampleOf(null)), '–');
});
