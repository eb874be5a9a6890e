// A visitor loads the demo, loses patience and reloads; and is in all the same, as whomever they choose.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { findBarriers, launchBrowser } from '../browser.ts';
import { TEST_FULL_ONLY } from '../test-full-only.ts';
import { type Product, startProduct } from './product.ts';

describe('the demo', { timeout: 240_000, skip: TEST_FULL_ONLY.skip }, () => {
  let product: Product;
  let browser: Browser;
  let page: Page;

  before(async () => {
    [product, browser] = await Promise.all([startProduct({ SANDBOX: 'off' }), launchBrowser()]);
    page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
  });
  after(async () => {
    await browser?.close();
    await product?.stop();
  });

  const isLoaded = async (): Promise<boolean> => ((await (await page.request.get(`${product.url}/api/me`)).json()) as { organisation: unknown }).organisation !== null;

  it('opens for whoever reloaded the page while it was invented', async () => {
    await page.goto(`${product.url}/set-up`);
    const asked = page.waitForRequest((request) => request.url().endsWith('/api/set-up/demo') && request.method() === 'POST');
    await page.getByRole('button', { name: 'Load the demo organisation' }).click();
    await asked;
    await page.reload();
    while (!(await isLoaded())) await page.waitForTimeout(1_000);
    await page.goto(`${product.url}/sign-in`);
    await page.getByRole('button', { name: /^Owner: / }).waitFor();
    assert.deepEqual(await findBarriers(page), []);
    await page.getByRole('button', { name: /^Learner: / }).click();
    await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
  });

  it('shows an owner everybody’s progress on a phone in three screens, and each part when it is opened', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.context().clearCookies();
    await page.goto(`${product.url}/sign-in`);
    await page.getByRole('button', { name: /^Owner: / }).click();
    await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
    await page.goto(`${product.url}/progress`);
    const summary = page.locator('summary');
    await summary.filter({ hasText: 'By team' }).waitFor();
    await summary.filter({ hasText: 'Stated and measured minutes' }).waitFor();
    await summary.filter({ hasText: 'People in' }).waitFor();
    assert.ok(((await page.evaluate('document.documentElement.scrollHeight')) as number) < 3 * 844);
    assert.equal(await page.getByRole('table').count(), 0);
    const under = `(() => { const [at, rail] = [document.activeElement, document.querySelector('.rail')]; return !rail.contains(at) && at !== document.body && at.getBoundingClientRect().top >= rail.getBoundingClientRect().top ? at.textContent : null; })()`;
    for (let presses = 0; presses < 25; presses += 1) {
      await page.keyboard.press('Tab');
      assert.equal(await page.evaluate(under), null, 'the rail covers what has the focus');
    }
    await summary.filter({ hasText: 'People in' }).press('Enter');
    await page.getByRole('row', { name: /Amara Kone/ }).waitFor();
    assert.equal(await page.getByRole('columnheader', { name: 'Quiz' }).count(), 1, 'it is a table still');
    assert.deepEqual(await findBarriers(page), []);
    await page.getByLabel('State', { exact: true }).selectOption('done');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByRole('row', { name: /Amara Kone/ }).waitFor();
    await page.reload();
    await page.getByRole('row', { name: /Amara Kone/ }).waitFor();
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('forgets a password that is of another demo, and says so', async () => {
    await page.context().clearCookies();
    await page.evaluate(`localStorage.setItem('beforetab.demo', 'aaaa-bbbb-cccc-dddd')`);
    await page.goto(`${product.url}/sign-in`);
    await page.getByRole('button', { name: /^Manager: / }).click();
    await page.getByText('is of an earlier demo').waitFor();
    assert.equal(await page.getByRole('button', { name: /^Manager: / }).count(), 0);
  });
});
