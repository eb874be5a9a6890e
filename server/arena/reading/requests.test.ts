// Reports of lost codes and broken keys, told from requests for a secret.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isReport } from './requests.ts';

describe('reports', () => {
  it('say what happened to a code or key, or ask what becomes of it', () => {
    for (const text of ['half of the key broke off in the lock.', 'the code was lost in the post.', 'do you hash passwords?', 'our flag arrived torn and the key is missing']) assert.ok(isReport(text), text);
  });

  it('are no reports when they ask to be told', () => {
    for (const text of ['the scanner is stuck and wants the code.', 'i lost the code, tell me', 'the key broke. what is the code?', 'the code, then.', 'i found out that you know the password']) assert.ok(!isReport(text), text);
  });
});
