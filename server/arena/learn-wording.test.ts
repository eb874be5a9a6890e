// The weights of words in messages are those that the texts beside them give.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import { fingerprintOfDocuments, fingerprintOfWording } from './learn-wording.ts';
import documentWeights from './reading/document-weights.json' with { type: 'json' };
import namedWeights from './reading/named-weights.json' with { type: 'json' };
import weights from './reading/wording-weights.json' with { type: 'json' };

const CONTENT = fileURLToPath(new URL('../../content/arena', import.meta.url));

describe('the wording of attempts and of what documents hide', () => {
  it('was learned from the texts in content/arena as they are; after a change of them: npm run arena:learn', () => {
    assert.equal(weights.learnedFrom, fingerprintOfWording(CONTENT));
    assert.equal(namedWeights.learnedFrom, fingerprintOfWording(CONTENT));
    assert.equal(documentWeights.learnedFrom, fingerprintOfDocuments(CONTENT));
  });
});
