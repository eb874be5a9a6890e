// The sentences that learning makes of codes and figures.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Calibration, HoldsHere } from '../../server/learning/schemas.ts';
import { EMBEDS } from '../../server/curriculum/embeds.ts';
import { addMessages } from '../ui/messages.ts';
import { calibrationWords } from './calibration-words.ts';
import { exerciseWords } from './exercise-words.ts';
import { hereWords } from './here-words.ts';
import { learningMessages } from './messages.ts';
import { reasonWords } from './reason-words.ts';

addMessages(learningMessages);

describe('calibrationWords', () => {
  const eight: Calibration = { count: 8, right: 8, brier: 0, meanConfidence: 100, shareRight: 100, leans: 'about-right', bands: [] };
  it('says the figures, what the score means, and which way it leans', () => {
    assert.match(calibrationWords(eight), /^You were 100\u00A0% sure on average and right in 8 of 8\. Your Brier score is 0\.00: 0 is perfect, 0\.25 is a coin toss\. How sure you felt/);
    assert.match(calibrationWords({ ...eight, leans: 'too-sure' }), /You were surer than you were right/);
    assert.match(calibrationWords({ ...eight, leans: 'too-unsure' }), /You know more/);
  });
});

describe('hereWords', () => {
  const asked: HoldsHere = { dataClass: 'Restricted', tool: 'hosted-approved', isAllowed: false, instead: 'local-approved', version: 'a'.repeat(64) };
  it('says what may go where', () => {
    assert.equal(hereWords({ ...asked, isAllowed: true, instead: 'hosted-approved' }), 'Here, by your policy: data of the class “Restricted” may go into an approved hosted tool.');
  });
  it('names a tool to use instead, or says that there is none', () => {
    assert.equal(hereWords(asked), 'Here, by your policy: data of the class “Restricted” stays out of an approved hosted tool. Use an approved local tool for it.');
    assert.match(hereWords({ ...asked, instead: null }), /It goes into no AI tool here\.$/);
  });
});

describe('reasonWords', () => {
  const none = { dueOn: null, assignmentId: null };
  it('has a sentence for each ground', () => {
    assert.equal(reasonWords({ ground: 'tier', tier: 1, grounds: [], ...none }), 'Tier 1 is for everyone here.');
    assert.equal(reasonWords({ ground: 'champion', tier: 2, ...none }), 'You are a champion: your team brings you what tier 2 is about.');
    assert.equal(reasonWords({ ground: 'own-finding', finding: 'CWE-798', ...none }), 'A finding of your own is about this: CWE-798.');
    assert.equal(reasonWords({ ground: 'own-choice', ...none }), 'You chose this yourself.');
  });
});

describe('exerciseWords', () => {
  it('has words for every exercise that a lesson may hold', () => {
    const other = exerciseWords('no such exercise');
    assert.equal(other, 'the exercise');
    for (const name of Object.keys(EMBEDS)) assert.notEqual(exerciseWords(name), other, name);
  });
});
