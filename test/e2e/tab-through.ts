// Goes through a page with Tab alone, and names what cannot be reached or does not show that it has the focus.
import type { Page } from 'playwright-core';

/** More than a page needs, and few enough that a trap is noticed soon. */
const SPARE_TABS = 15;
const AT_ONCE = 5;

/** Runs in the page: marks what should be reached, and follows the focus. */
const WATCH = `(() => {
  document.activeElement?.blur?.();
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  const wanted = [...document.querySelectorAll('a[href], button, input:not([type="hidden"]), select, textarea, summary, [contenteditable="true"], [tabindex="0"]')]
    .filter((element) => isShown(element) && !element.matches(':disabled, [tabindex="-1"]') && element.closest('[inert], [hidden]') === null);
  const seen = new Set();
  const unclear = new Set();
  const say = (element) => element.tagName.toLowerCase() + ' ' + JSON.stringify((element.getAttribute('aria-label') || element.textContent || element.getAttribute('name') || '').trim().slice(0, 50));
  // The ring may stand on the element, or on what surrounds an input that is not drawn itself.
  const hasRing = (element) => {
    for (let at = element, up = 0; at !== null && up < 3; at = at.parentElement, up += 1) {
      const { outlineStyle, outlineWidth } = getComputedStyle(at);
      if (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) return true;
    }
    const next = element.nextElementSibling;
    return next !== null && getComputedStyle(next).outlineStyle !== 'none';
  };
  document.addEventListener('focusin', ({ target }) => {
    seen.add(target);
    if (!hasRing(target)) unclear.add(say(target));
  }, true);
  const isReached = (element) => {
    if (seen.has(element)) return true;
    // One stop for a group of radio buttons; arrows do the rest.
    return element.type === 'radio' && [...seen].some((other) => other.type === 'radio' && other.name === element.name);
  };
  window.tabbing = { wanted: wanted.length, result: () => ({ missed: wanted.filter((element) => element.isConnected && isShown(element) && !isReached(element)).map(say), unclear: [...unclear] }) };
  // A moment is entered part by part (month, day, year, hour, minute, half of the day, calendar): seven stops in one field.
  return wanted.length + 6 * wanted.filter((element) => element.type === 'datetime-local').length;
})()`;

export type Tabbing = { missed: string[]; unclear: string[] };

/** From the top of the page to its end. */
export const tabThrough = async (page: Page): Promise<Tabbing> => {
  const wanted = (await page.evaluate(WATCH)) as number;
  let found: Tabbing = { missed: [], unclear: [] };
  for (let presses = 0; presses < wanted + SPARE_TABS; presses += AT_ONCE) {
    // Sent without waiting for each one: the browser takes them in their order.
    await Promise.all(Array.from({ length: AT_ONCE }, () => page.keyboard.press('Tab')));
    if (presses + AT_ONCE < wanted) continue;
    found = (await page.evaluate('window.tabbing.result()')) as Tabbing;
    if (found.missed.length === 0) break;
  }
  return found;
};
