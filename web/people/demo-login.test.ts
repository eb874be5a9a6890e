// The demo's password is there before it is asked for, and still there after a reload.
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { chooseDemoPassword, demoPassword, forgetDemoPassword } from './demo-login.ts';

const kept = new Map<string, string>();
const store = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) };
const put = (value: unknown): void => void Object.defineProperty(globalThis, 'localStorage', { value, configurable: true });

describe('the password of the demo', () => {
  beforeEach(() => put(store));
  afterEach(() => {
    put(store);
    forgetDemoPassword();
  });

  it('is remembered by the browser from the moment it is chosen, and a second try takes the same', () => {
    assert.equal(demoPassword(), undefined);
    const password = chooseDemoPassword();
    assert.match(password, /^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    assert.deepEqual([...kept.values()], [password]);
    assert.equal(chooseDemoPassword(), password);
    forgetDemoPassword();
    assert.equal(demoPassword(), undefined);
    assert.notEqual(chooseDemoPassword(), password);
  });

  it('lives as long as the page where the browser keeps nothing', () => {
    put(undefined);
    const password = chooseDemoPassword();
    assert.equal(demoPassword(), password);
  });
});
