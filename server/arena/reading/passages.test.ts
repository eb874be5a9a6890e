// What a document is cut into before it is read.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { passagesOf, withoutLines } from './passages.ts';

const sentence = 'The lifts are serviced four times a year by two fitters.';

describe('a document in passages', () => {
  it('has a sentence in each, and short pieces with their neighbours', () => {
    assert.deepEqual(passagesOf(`${sentence} ${sentence}`), [sentence, sentence]);
    assert.deepEqual(passagesOf(`5. ${sentence} Encl.`), [`5. ${sentence} Encl.`]);
  });

  it('is cut by length where it has no sentences, and loses no word', () => {
    const list = Array.from({ length: 100 }, (_, at) => `item${at}`).join(' ');
    assert.deepEqual(passagesOf(list).map((passage) => passage.split(' ').length), [40, 40, 20]);
    assert.equal(passagesOf(list).join(' '), list);
  });

  it('is read in a bounded number of passages however long it is', () => assert.ok(passagesOf(Array(2_000).fill(sentence).join(' ')).length <= 80));

  it('keeps its views apart', () => assert.deepEqual(passagesOf(`one\ntwo`), ['one', 'two']));

  it('is one piece for each wrapped paragraph, and lines of a list stay apart', () => {
    assert.equal(withoutLines('The lifts are serviced\nfour times a year.\n\nPrice:\n- 40 euro\r\n- VAT\n'), 'The lifts are serviced four times a year.; Price:; - 40 euro; - VAT');
  });
});
