// What any page must be, whoever looks at it: everything found wrong in a sentence each.
import type { Page } from 'playwright-core';
import { findBarriers, findFixedTexts, isTooWide } from '../browser.ts';
import { tabThrough } from './tab-through.ts';

type Head = { heads: string[]; title: string };

/** In invented words each message has brackets of its own, so a short name is never part of a longer one. */
const NOT_IN_PSEUDO = 'label-content-name-mismatch';

/** One change may begin another, of what inherits it, a frame later. */
const SETTLE = `(async () => {
  for (let turn = 0; turn < 20; turn += 1) {
    await new Promise((done) => { requestAnimationFrame(done); setTimeout(done, 200); });
    const changing = document.getAnimations().filter((one) => one instanceof CSSTransition);
    if (changing.length === 0) return;
    await Promise.allSettled(changing.map((one) => one.finished));
  }
})()`;

/** One heading, a title that says it, nothing that sticks out, nothing that axe finds. */
export const faultsOf = async (page: Page, { withAxe = true, isPseudo = false } = {}): Promise<string[]> => {
  // Half-way through a change of colour nothing has its contrast yet.
  await page.evaluate(SETTLE);
  const { heads, title } = (await page.evaluate(`({ heads: [...document.querySelectorAll('h1')].map((one) => one.textContent), title: document.title })`)) as Head;
  const faults: string[] = [];
  if (heads.length !== 1) faults.push(`has ${heads.length} h1: ${heads.join(' | ')}`);
  else if (!title.startsWith(heads[0]!)) faults.push(`is titled "${title}", and headed "${heads[0]}"`);
  if (await isTooWide(page)) faults.push('scrolls sideways');
  if (withAxe) {
    for (const { rule, where, why } of await findBarriers(page)) if (!isPseudo || rule !== NOT_IN_PSEUDO) faults.push(`axe ${rule} at ${where}: ${why}`);
  }
  return faults;
};

export const keyboardFaultsOf = async (page: Page): Promise<string[]> => {
  const { missed, unclear } = await tabThrough(page);
  return [...missed.map((what) => `Tab does not reach ${what}`), ...unclear.map((what) => `the focus does not show on ${what}`)];
};

export const wordFaultsOf = async (page: Page): Promise<string[]> => (await findFixedTexts(page)).map((text) => `from no catalogue: ${JSON.stringify(text.slice(0, 100))}`);

/** A designed state leaves nobody without something to do: in itself, or elsewhere in the page. */
export const hasNextStep = async (page: Page): Promise<boolean> =>
  (await page.evaluate(`[...document.querySelectorAll('main :is(a[href], button, input, textarea, select)')].some((element) => element.checkVisibility() && !element.matches(':disabled') && element.closest('.page-where') === null)`)) as boolean;
