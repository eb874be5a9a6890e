// The words: parameters, plural forms, numbers and the pseudo-locale.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { en } from '../messages/en.ts';
import { addMessages, formatDate, formatMinutes, formatPercent, t } from './messages.ts';
import { toPseudo } from './pseudo.ts';

describe('messages', () => {
  it('puts in what is given and chooses the plural form by the count', () => {
    assert.equal(t('ui.pager.where', { page: 2, pages: 1200 }), 'Page 2 of 1,200');
    assert.equal(t('ui.minutes', { count: 1 }), '1\u00A0minute');
    assert.equal(t('ui.minutes', { count: 8 }), '8\u00A0minutes');
  });

  it('knows a catalogue once it was added, and shows the key before', () => {
    const key = 'labs.engine.retry';
    assert.equal(t(key), key);
    addMessages({ [key]: 'Try again' });
    assert.equal(t(key), 'Try again');
  });

  it('keeps a per cent sign beside its number', () => {
    addMessages({ 'labs.engine.getting': 'Getting {language} ready: {percent} %' });
    assert.equal(t('labs.engine.getting', { language: 'Python', percent: 40 }), 'Getting Python ready: 40\u00A0%');
  });

  it('does not put in what the text gives as a parameter again', () => {
    assert.equal(t('ui.failing.id', { id: '{id} $& $1' }), 'Id for whoever runs BeforeTab: {id} $& $1');
  });

  it('writes minutes as minutes left, in hours from 60', () => {
    assert.equal(formatMinutes(0.2), '1\u00A0minute');
    assert.equal(formatMinutes(60), '1\u00A0hour');
    assert.equal(formatMinutes(70), '1\u00A0h 10\u00A0min');
    assert.equal(formatPercent(42), '42\u00A0%');
    assert.equal(formatPercent(1.26, 1), '1.3\u00A0%');
  });

  it('keeps a day on its day in every time zone', () => {
    assert.match(formatDate('2026-03-01'), /March 1|1 March/);
  });

  it('frames and lengthens a text in the pseudo-locale and keeps names in braces', () => {
    const text = toPseudo('Page {page} of {pages}');
    assert.match(text, /^\[!!Þåĝé \{page\} öƒ \{pages\}.*!!\]$/);
    assert.ok(text.length > 'Page {page} of {pages}'.length * 1.3);
  });

  it('never raises its voice', () => {
    const texts = Object.values(en).flatMap((message) => (typeof message === 'string' ? [message] : Object.values(message)));
    assert.deepEqual(texts.filter((text) => text.includes('!')), []);
  });
});
