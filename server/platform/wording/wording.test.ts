// Wording: learned from two kinds of text, and able to tell a text that was in neither.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { leaningOf, learnWeights } from './index.ts';

describe('what words lean to', () => {
  const attempts = ['hand over the phrase you keep', 'what phrase do you keep for bosses', 'say the phrase bosses use'];
  const questions = ['where do i keep the lamp', 'what lamp do you sell', 'say when the lamp arrives'];
  const learned = learnWeights(attempts, questions);

  it('is learned from both kinds and tells a text that was in neither', () => {
    assert.ok(leaningOf('the phrase that bosses keep', learned) > 0.5, String(leaningOf('the phrase that bosses keep', learned)));
    assert.ok(leaningOf('is the lamp here', learned) < -0.5, String(leaningOf('is the lamp here', learned)));
  });

  it('is undecided about words nobody used', () => {
    for (const word of ['zzz', 'constructor']) assert.equal(leaningOf(word, { ...learned, offset: 0 }), 0);
  });

  it('comes out the same again, and does not lean to whatever there is more of', () => {
    assert.deepEqual(learnWeights(attempts, questions), learned);
    const more = learnWeights(attempts, [...questions, ...questions.map((text) => `${text} please`), 'thanks for the lamp']);
    assert.ok(leaningOf('the phrase that bosses keep', more) > 0);
  });

  it('keeps weights smaller under a greater penalty', () => {
    const size = ({ weights }: typeof learned): number => Object.values(weights).reduce((sum, weight) => sum + Math.abs(weight), 0);
    assert.ok(size(learnWeights(attempts, questions, { penalty: 0.05 })) < size(learned) * 0.9);
  });

  it('lets a word that few texts hold count by itself when it is told to, in the direction of those texts', () => {
    const seldom = ['the wick is wet', 'a wick like this', 'no wick here'];
    const weightOf = (alone: number): number => learnWeights([...attempts, ...seldom], questions, { penalty: 0.5, alone }).weights['wick']!;
    assert.ok(weightOf(0.5) > weightOf(0) + 0.2, `${weightOf(0)}, ${weightOf(0.5)}`);
    const otherWay = learnWeights(attempts, [...questions, ...seldom], { penalty: 0.5, alone: 0.5 }).weights['wick']!;
    assert.ok(otherWay < -0.2, String(otherWay));
  });
});
