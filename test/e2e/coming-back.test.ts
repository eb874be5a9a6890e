// What a learner does after a module, in a browser: spaced reviews by keyboard alone.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { ReviewsNow } from '../../server/learning/schemas.ts';
import { loadDemo } from '../../scripts/pictures/sign-in.ts';
import { findBarriers, launchBrowser } from '../browser.ts';
import { choose, pressOn } from './keyboard.ts';
import { type Product, startProduct } from './product.ts';

describe('coming back', { timeout: 240_000 }, () => {
  let product: Product;
  let browser: Browser;
  let page: Page;
  let signIn: (email: string) => Promise<void>;
  const problems: string[] = [];
  const isAccessible = async (what: string): Promise<void> => assert.deepEqual(await findBarriers(page), [], what);

  before(async () => {
    [product, browser] = await Promise.all([startProduct({ SANDBOX: 'off' }), launchBrowser()]);
    const { owner, password } = await loadDemo(product.url);
    signIn = async (email) => assert.ok((await page.request.post(`${product.url}/api/logins`, { data: { email, password } })).ok(), email);
    page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
    page.on('pageerror', (error) => problems.push(error.message));
    await signIn(owner.email);
  });
  after(async () => {
    await browser?.close();
    await product?.stop();
  });

  const now = async (): Promise<ReviewsNow> => (await (await page.request.get(`${product.url}/api/me/reviews`)).json()) as ReviewsNow;
  const due = async (): Promise<number> => (await now()).due;
  /** The demo is the same each time but for what was drawn, so whoever fits is looked for. */
  const signInAsSomeoneWith = async (fits: (now: ReviewsNow) => boolean): Promise<void> => {
    const { people } = (await (await page.request.get(`${product.url}/api/reports/people?state=done`)).json()) as { people: { email: string }[] };
    for (const { email } of people) {
      await signIn(email);
      if (fits(await now())) return;
    }
    assert.fail('Nobody in the demo organisation has reviews like that.');
  };
  const answerCard = async (): Promise<void> => {
    const run = page.locator('.review-run');
    if ((await run.locator('form.scenario').count()) > 0) {
      await choose(page, run.getByRole('radio', { name: 'Unsafe', exact: true }));
      await choose(page, run.getByRole('radio', { name: '80 %' }));
    } else await choose(page, run.locator('.option input').first());
    await pressOn(page, run.getByRole('button', { name: 'Answer', exact: true }));
    await run.getByText(/^Comes back on /).waitFor();
  };

  const answerAll = async (count: number, from = 1): Promise<void> => {
    for (let card = from; card <= count; card += 1) {
      await page.getByRole('heading', { name: `Review ${card} of ${count}`, exact: true }).waitFor();
      await answerCard();
      await pressOn(page, page.getByRole('button', { name: card === count ? 'Finish' : 'Next review' }));
    }
  };

  it('names what is due on Today, and takes it card by card, also over a page that is loaded again', async () => {
    await page.goto(product.url);
    await page.getByText(/^\d+ short reviews, \d\sminutes$/).waitFor();
    // The demo is all set up: nothing is asked of its owner that a visitor would have to do first.
    await page.waitForLoadState('networkidle');
    assert.equal(await page.getByRole('heading', { name: 'Still to set up' }).count(), 0);
    await isAccessible('today with reviews');
    await pressOn(page, page.getByRole('link', { name: 'Review now' }));
    await page.getByRole('heading', { name: 'Spaced reviews', level: 1 }).waitFor();
    await isAccessible('reviews');
    const count = await due();
    assert.ok(count >= 2, String(count));
    await pressOn(page, page.getByRole('button', { name: 'Begin' }));
    await page.getByRole('heading', { name: `Review 1 of ${count}` }).waitFor();
    await answerCard();
    await isAccessible('an answered card');
    await page.reload();
    await page.getByText(count === 2 ? /^You began. One review is left/ : new RegExp(`^You began. ${count - 1} reviews are left`)).waitFor();
    await pressOn(page, page.getByRole('button', { name: 'Go on' }));
    await answerAll(count, 2);
    await page.getByRole('heading', { name: `Done. ${count} reviews.` }).waitFor();
    await isAccessible('the end of a review');
    if (process.env['SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SHOTS']}/review-end.png`, fullPage: true });
  });

  it('offers the rest, which can wait', async () => {
    const cards = await due();
    assert.ok(cards > 0);
    await pressOn(page, page.getByRole('button', { name: 'Review the rest now' }));
    await page.getByRole('heading', { name: new RegExp(`^Review 1 of ${cards}$`) }).waitFor();
  });

  it('says when the next is due, once nothing is', async () => {
    await signInAsSomeoneWith((now) => now.waiting === 0 && now.due > 0 && now.due < 5);
    await page.goto(`${product.url}/reviews`);
    await pressOn(page, page.getByRole('button', { name: 'Begin' }));
    await answerAll(await due());
    await page.getByText(/The next review is due on/).waitFor();
    await page.goto(`${product.url}/reviews`);
    await page.getByRole('heading', { name: 'Nothing is due today' }).waitFor();
    await page.getByText(/^The next review is due on/).waitFor();
    await isAccessible('nothing due');
    await page.goto(product.url);
    await page.getByRole('heading', { name: 'Your modules' }).waitFor();
    assert.equal(await page.getByRole('heading', { name: 'Spaced reviews' }).count(), 0);
  });

  it('threw nothing on the way', () => assert.deepEqual(problems, []));
});
