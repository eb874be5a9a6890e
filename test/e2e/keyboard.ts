// Working a page by keyboard alone: Tab until the focus is there, then the keys a person would press.
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

const MOST_TABS = 250;

// An editor lives in a shadow tree, of which the document names only the host.
const hasFocus = (target: Locator): Promise<boolean> => target.evaluate((element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element).catch(() => false);
const isInGroup = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => document.activeElement instanceof HTMLInputElement && document.activeElement.type === 'radio' && document.activeElement.name === (element as HTMLInputElement).name).catch(() => false);

/** Presses Tab until `target` has the focus; fails when it cannot be reached, or nothing shows where the focus is. */
export const tabTo = async (page: Page, target: Locator): Promise<void> => {
  await target.waitFor();
  for (let presses = 0; presses < MOST_TABS; presses += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`The keyboard does not reach ${String(target)}`);
};

export const pressOn = async (page: Page, target: Locator, key = 'Enter'): Promise<void> => {
  await tabTo(page, target);
  await page.keyboard.press(key);
};

/** Chooses a native radio button: Tab to its group, arrows to the one wanted. */
export const choose = async (page: Page, radio: Locator): Promise<void> => {
  await radio.waitFor();
  for (let presses = 0; presses < MOST_TABS && !(await isInGroup(radio)); presses += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  for (let presses = 0; presses < 10 && !(await radio.isChecked()); presses += 1) await page.keyboard.press('ArrowDown');
  assert.ok(await radio.isChecked(), `${String(radio)} could not be chosen by keyboard`);
};

/** Replaces what stands in a field. */
export const typeInto = async (page: Page, field: Locator, text: string): Promise<void> => {
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+A');
  // Long code goes in at once, as a paste would; short text key by key.
  if (text.includes('\n')) await page.keyboard.insertText(text);
  else await page.keyboard.type(text);
};
