// The page of a lab in a real browser: fail, read why, mend, pass, by keyboard alone; and every state it can be in.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { parse } from 'yaml';
import { publishAll } from '../../server/curriculum/index.ts';
import { EXAMPLE, exampleLab, FIXED, SHOWN_ONLY, START } from '../../server/labs/example-lab.ts';
import { contentPlaces } from '../../server/app.ts';
import { noSandbox } from '../../server/platform/sandbox/sandbox.ts';
import { findBarriers, findFixedTexts, isTooWide, launchBrowser } from '../../test/browser.ts';
import { pressOn, tabTo } from '../../test/e2e/keyboard.ts';
import { labHouse } from '../../test/lab-house.ts';
import { TEST_FULL_ONLY } from '../../test/test-full-only.ts';

const house = await labHouse();
/** The product on a machine that cannot run programs apart from itself. */
const without = await labHouse(noSandbox);
const example = await exampleLab();
after(() => example.remove());
const publishExample = async (minutes: number): Promise<void> => {
  await example.rewrite(minutes);
  const { mistakes } = await publishAll(house.ctx, { roots: [...contentPlaces(house.ctx.config).roots, { dir: example.dir, shownAs: 'example' }], kinds: contentPlaces(house.ctx.config).kinds });
  assert.deepEqual(mistakes, []);
};
await publishExample(10);

const content = (path: string): string => readFileSync(new URL(`../../content/labs/${path}`, import.meta.url), 'utf8');
/** Read from the lab, which may get more attacks at any time. */
const holdsWith = (slug: string): RegExp => {
  const { attacks, functions, hidden } = parse(content(`${slug}/lab.yaml`)) as Record<'attacks' | 'functions', unknown[]> & { hidden: { attacks: unknown[]; functions?: unknown[] } };
  const count = functions.length + (hidden.functions?.length ?? 0);
  return new RegExp(`^Your fix holds: it withstood ${attacks.length + hidden.attacks.length} attacks, ${hidden.attacks.length} of which you were not shown, and all ${count} functions work`);
};
const editor = (page: Page): Locator => page.getByRole('textbox', { name: /your code/ });
const status = (page: Page): Locator => page.locator('.desk-summary');
const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name, exact: typeof name === 'string' });
const tab = (page: Page, name: RegExp): Locator => page.getByRole('tab', { name });

const open = async (page: Page, slug: string): Promise<void> => {
  await page.goto(`/labs/${slug}`);
  await editor(page).waitFor();
};
/** Replaces what stands in the file in front, as a paste does. */
const write = async (page: Page, text: string): Promise<void> => {
  await tabTo(page, editor(page));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
};
const textOf = async (page: Page): Promise<string> => (await editor(page).evaluate((element) => (element instanceof HTMLTextAreaElement ? element.value : [...element.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n')))).trim();
const check = async (page: Page): Promise<string> => run(page, 'Control+Enter', /^Checking/);
const submit = async (page: Page): Promise<string> => run(page, 'Control+Shift+Enter', /^The server is running|^Checking/);
const run = async (page: Page, keys: string, running: RegExp): Promise<string> => {
  // A run may be over within a frame, so its beginning is watched for from before, and not polled for.
  await status(page).evaluate((element, source) => {
    const began = new Promise<void>((done, failed) => {
      setTimeout(() => failed(new Error(`Nothing began; it says "${element.textContent}".`)), 30_000);
      const look = (): void => (new RegExp(source).test(element.textContent ?? '') ? done() : undefined);
      new MutationObserver(look).observe(element, { childList: true, subtree: true, characterData: true });
    });
    Object.assign(window, { began });
  }, running.source);
  await page.keyboard.press(keys);
  await page.evaluate('window.began');
  await page.locator('.desk-actions [aria-busy="true"]').waitFor({ state: 'detached' });
  return (await status(page).textContent()) ?? '';
};
/** Nothing that saves files reaches the server while `isCutOff`. */
const CUT_OFF = `window.isCutOff = true; { const { fetch } = window; window.fetch = (url, ...more) => (window.isCutOff && /\\/files$/.test(String(url)) ? Promise.reject(new TypeError('cut off')) : fetch(url, ...more)); }`;
const isAccessible = async (page: Page, what: string): Promise<void> => {
  assert.deepEqual(await findBarriers(page), [], what);
  assert.equal(await isTooWide(page), false, `${what} scrolls sideways`);
};

describe('the page of a lab', { timeout: 600_000 }, () => {
  let browser: Browser;
  before(async () => {
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
  });

  it('lets a learner fail, read why, mend and pass, by keyboard alone', async () => {
    const page = await house.enter(browser, await house.someone('Kim Keys'));
    await page.goto('/labs');
    await isAccessible(page, 'the list');
    await pressOn(page, page.getByRole('link', { name: 'A support agent that does what it is told' }));
    await editor(page).waitFor();
    await isAccessible(page, 'at first');
    assert.equal(await page.locator('.editor-head').getByText('Suggested').count(), 1);

    assert.match(await check(page), /^Attacks 1, 2, 3, 4 still work/);
    await page.locator('.editor-head').getByText('Exploited').waitFor();
    await isAccessible(page, 'exploited');
    // What was sent, and what it got.
    await tabTo(page, tab(page, /^Checks/));
    const first = page.locator('.lab-attacks > li').first();
    assert.match((await first.locator('.lab-shows').textContent()) ?? '', /never came/);
    assert.match((await first.locator('.lab-got').textContent()) ?? '', /cents for order/);
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('heading', { name: 'What your fix must do' }).waitFor();

    await write(page, content('agent-tools/near-miss/own-order-only/tools.ts'));
    await page.locator('.editor-head').getByText('Under review').waitFor();
    await page.keyboard.press('Tab');
    assert.equal(await editor(page).evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element), false, 'Tab leaves the editor');
    await pressOn(page, tab(page, /^tools.ts/), 'ArrowRight');
    await page.getByRole('textbox', { name: /^agent.ts/ }).waitFor();
    await write(page, content('agent-tools/near-miss/own-order-only/agent.ts'));
    assert.match(await check(page), /Attack 2 still works/);
    await pressOn(page, tab(page, /^Checks/), 'ArrowRight');
    await page.getByText('From line 1').first().waitFor();
    await isAccessible(page, 'changes');

    await write(page, content('agent-tools/fixed/rules-per-tool/agent.ts'));
    await tabTo(page, tab(page, /^agent.ts/));
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('textbox', { name: /^tools.ts/ }).waitFor();
    await write(page, content('agent-tools/fixed/rules-per-tool/tools.ts'));
    assert.match(await check(page), /^Your fix holds in this page/);
    assert.match(await submit(page), holdsWith('agent-tools'));
    assert.equal(await status(page).getAttribute('role'), 'status');
    await page.locator('.editor-head').getByText('Holds').waitFor();
    await page.getByText(/^Run by the server at/).waitFor();
    await isAccessible(page, 'holds');
    await pressOn(page, button(page, 'Why it holds, and how others did it'));
    await page.getByRole('heading', { name: 'Plausible, and wrong' }).waitFor();
    await isAccessible(page, 'the solution');
    await page.goto('/labs');
    await page.locator('.labs-line[data-state="passed"]').getByText('A support agent').waitFor();
    await page.context().close();
  });

  it('tells of hidden attacks by their title, and not what they send', async () => {
    const page = await house.enter(browser, await house.someone('Hidden'));
    await open(page, EXAMPLE);
    await write(page, SHOWN_ONLY);
    assert.match(await check(page), /^Your fix holds in this page.*Submit it to be sure/);
    assert.match(await submit(page), /^2 attacks you were not shown still work/);
    const hidden = page.getByRole('list', { name: 'Attacks you were not shown' });
    await hidden.getByText('Another element with a handler').waitFor();
    assert.equal(await hidden.locator('.lab-shows').count(), 0);
    assert.match((await hidden.locator('.lab-got').first().textContent()) ?? '', /ran a script/);
    assert.equal(await page.locator('.editor-head').getByText('Exploited').count(), 1);
    await isAccessible(page, 'hidden attacks');
    await page.context().close();
  });

  it('marks a mistake on its line in words, and goes there', TEST_FULL_ONLY, async () => {
    const page = await house.enter(browser, await house.someone('Syn Tax'));
    await open(page, 'sql-injection');
    await write(page, 'from flask import Flask\n\ndef broken(:\n    pass\n');
    assert.match(await check(page), /Python could not read the code: .*line 3/);
    await page.locator('.cm-mark-says').getByText(/SyntaxError/).waitFor();
    assert.equal(await page.locator('.lab-functions').getByText(/SyntaxError/).count(), 0, 'said once, not for each check');
    await isAccessible(page, 'a syntax error');
    await pressOn(page, button(page, 'people.py, line 3'));
    await page.keyboard.type('# ');
    assert.match(await textOf(page), /^# def broken/m);
    // What was said of the line goes with the change.
    await page.locator('.cm-mark-says').waitFor({ state: 'detached' });
    await write(page, 'while True:\n    pass\n');
    assert.match(await check(page), /no answer within 3 seconds/);
    await page.context().close();
  });

  it('says the same in a plain text field, which is remembered', TEST_FULL_ONLY, async () => {
    const page = await house.enter(browser, await house.someone('Plain'));
    await open(page, 'sql-injection');
    await pressOn(page, page.getByRole('checkbox', { name: 'Plain text field' }), 'Space');
    await page.locator('textarea').waitFor();
    await page.reload();
    await page.locator('textarea').waitFor();
    await isAccessible(page, 'the plain field');
    await write(page, content('sql-injection/near-miss/name-only/people.py'));
    assert.match(await check(page), /Attack 3 still works/);
    await write(page, 'a = 1\nb = (\n');
    assert.match(await check(page), /could not read the code/);
    assert.equal(await editor(page).getAttribute('aria-invalid'), 'true');
    await write(page, 'a\nb');
    await pressOn(page, button(page, 'Indent'));
    assert.equal(await page.locator('textarea').inputValue(), 'a\n    b');
    await write(page, content('sql-injection/fixed/parameters/people.py'));
    assert.match(await submit(page), /^Your fix holds/);
    await page.context().close();
  });

  it('gives hints for nothing, and the solution to whoever gives up, asked first', async () => {
    const page = await house.enter(browser, await house.someone('Ask First'));
    await open(page, EXAMPLE);
    await tab(page, /^Hints/).click();
    await pressOn(page, button(page, 'Show hint 1 of 2'));
    await page.getByText('Look at what the browser sees.').waitFor();
    await pressOn(page, button(page, 'Show hint 2 of 2'));
    await page.getByText('That was the last one.').waitFor();
    await isAccessible(page, 'hints');
    await tab(page, /^Solution/).click();
    await isAccessible(page, 'the locked solution');
    await pressOn(page, button(page, 'Show the solution now'));
    await page.getByRole('dialog').getByText('on record as seen, not as passed').waitFor();
    await isAccessible(page, 'asking before the solution');
    await pressOn(page, page.getByRole('dialog').getByRole('button', { name: 'Show the solution now' }));
    await page.getByRole('heading', { name: 'Fixes that hold' }).waitFor();
    await page.reload();
    await tab(page, /^Hints/).click();
    await page.getByText('Escape.', { exact: true }).waitFor();
    await page.goto('/labs');
    await page.locator('.labs-line[data-state="shown"]').waitFor();
    await page.context().close();
  });

  it('starts over when asked twice, and takes it back', TEST_FULL_ONLY, async () => {
    const page = await house.enter(browser, await house.someone('Over'));
    await open(page, EXAMPLE);
    await write(page, FIXED);
    await page.getByText(/^Saved \d/).waitFor();
    await pressOn(page, button(page, 'Start over'));
    await pressOn(page, page.getByRole('dialog').getByRole('button', { name: 'Start over' }));
    await page.getByText('You started over.').waitFor();
    assert.equal(await textOf(page), START.trim());
    await isAccessible(page, 'started over');
    await pressOn(page, button(page, 'Undo'));
    await page.getByText('You started over.').waitFor({ state: 'detached' });
    assert.equal(await textOf(page), FIXED.trim());
    await page.getByText(/^Saved \d/).waitFor();
    await page.context().close();
  });

  it('goes on where another device stopped, and shows what was written there meanwhile', TEST_FULL_ONLY, async () => {
    const person = await house.someone('Two Devices');
    const [one, other] = [await house.enter(browser, person), await house.enter(browser, person, { viewport: { width: 360, height: 740 } })];
    await open(one, EXAMPLE);
    await write(one, 'export const greet = () => "one";\n');
    await one.getByText(/^Saved \d/).waitFor();
    await open(other, EXAMPLE);
    assert.equal(await textOf(other), 'export const greet = () => "one";');
    await write(other, 'export const greet = () => "two";\n');
    await other.getByText(/^Saved \d/).waitFor();
    // Coming back to the first one.
    await one.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
    await one.locator('.cm-line', { hasText: 'two' }).waitFor();
    // Begun anew over there: this page says so and opens it again.
    await pressOn(other, button(other, 'Start over'));
    await pressOn(other, other.getByRole('dialog').getByRole('button', { name: 'Start over' }));
    await other.getByText('You started over.').waitFor();
    await write(one, 'export const greet = () => "three";\n');
    await one.getByText('You began this lab anew').first().waitFor();
    await isAccessible(one, 'begun anew elsewhere');
    await pressOn(one, button(one, 'Open it again'));
    await one.locator('.cm-line', { hasText: 'Hello' }).waitFor();
    await Promise.all([one.context().close(), other.context().close()]);
  });

  it('keeps what was written while nothing reaches the server, also over a reload', TEST_FULL_ONLY, async () => {
    const page = await house.enter(browser, await house.someone('Off Line'));
    await open(page, EXAMPLE);
    // In the page itself: what a page still sends while it is left, no route of the browser's stops.
    await page.addInitScript(CUT_OFF);
    await page.evaluate(CUT_OFF);
    await write(page, 'export const greet = () => "kept";\n');
    await page.getByRole('alert').getByText(/Not saved:.*kept in this browser/).waitFor();
    await isAccessible(page, 'not saved');
    await page.route('**/api/openings/*/runs', (route) => route.abort());
    await page.keyboard.press('Control+Shift+Enter');
    await page.getByText(/The run was not sent/).waitFor();
    await isAccessible(page, 'not sent');
    await page.unroute('**/api/openings/*/runs');
    await pressOn(page, button(page, 'Submit again'));
    await page.getByText(/^Run by the server/).waitFor();
    await write(page, 'export const greet = () => "kept again";\n');
    await page.waitForTimeout(300);
    await page.reload();
    await page.locator('.cm-line', { hasText: 'kept again' }).waitFor();
    // Back before its own try has failed, the page would wait for the next one.
    await page.getByRole('alert').getByText(/Not saved/).waitFor();
    await page.evaluate(`window.isCutOff = false; dispatchEvent(new Event('online'))`);
    await page.getByText(/^Saved \d/).waitFor();
    assert.equal(await page.evaluate(`Object.keys(localStorage).filter((key) => key.startsWith('beforetab.lab.')).length`), 0);
    await page.context().close();
  });

  it('keeps the version it was begun with, says that there is a newer one, and starts over with that', TEST_FULL_ONLY, async () => {
    const page = await house.enter(browser, await house.someone('Older'));
    await open(page, EXAMPLE);
    await page.getByText('10 minutes').waitFor();
    await publishExample(12);
    await page.reload();
    await page.getByText('A newer version of this lab is out').waitFor();
    await page.getByText('10 minutes').waitFor();
    await isAccessible(page, 'outdated');
    await write(page, FIXED);
    assert.match(await submit(page), /^Your fix holds/);
    await pressOn(page, button(page, 'Start over'));
    await pressOn(page, page.getByRole('dialog').getByRole('button', { name: 'Start over' }));
    await page.getByText('12 minutes').waitFor();
    await page.getByText('A newer version of this lab is out').waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('keeps what the page found, as unverified, where the server has no safe place', TEST_FULL_ONLY, async () => {
    const page = await without.enter(browser, await without.someone('No Jail'));
    await open(page, 'path-traversal');
    await page.getByText('This server has no safe place to run your program.').waitFor();
    assert.match(await submit(page), /^Attack/);
    await page.getByText(/^Kept from this page at .*, unverified/).waitFor();
    // The evidence is the page's own.
    await page.locator('.lab-got').first().waitFor();
    await isAccessible(page, 'unverified');
    await write(page, content('path-traversal/fixed/resolve-and-compare/avatars.py'));
    assert.match(await submit(page), /^Your fix holds/);
    const { rows } = await without.ctx.pool.query<{ kind: string; result: { isVerified: boolean } }>(`select kind, result from outcome where activity = 'lab:path-traversal' order by at`);
    assert.deepEqual(rows.map(({ kind, result }) => [kind, result.isVerified]), [['failed', false], ['passed', false]]);
    await page.context().close();
  });

  it('lists its shortcuts, and leaves letters to the editor', TEST_FULL_ONLY, async () => {
    const page = await house.enter(browser, await house.someone('Short Cuts'));
    await open(page, EXAMPLE);
    await tabTo(page, editor(page));
    await page.keyboard.type('?hcb');
    assert.equal(await page.getByRole('dialog').count(), 0);
    assert.match(await textOf(page), /^\?hcb/);
    await tabTo(page, button(page, 'Indent'));
    await page.keyboard.press('?');
    const list = page.getByRole('dialog', { name: 'Shortcuts' });
    await list.getByText('Check in this page').waitFor();
    await list.getByText('Ctrl+Shift+Enter').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('h');
    await page.getByText('Hints cost nothing.').waitFor();
    await page.keyboard.press('e');
    assert.ok(await editor(page).evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element));
    await page.context().close();
  });

  it('stacks on a phone and in the dark, and takes every word from the catalogue', async () => {
    const page = await house.enter(browser, await house.someone('Small'), { viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
    await open(page, 'ai-endpoint');
    await check(page);
    for (const name of [/^Brief/, /^Checks/, /^Changes/, /^Hints/, /^Solution/]) {
      await tab(page, name).click();
      await isAccessible(page, `${name} on a phone`);
    }
    await page.goto('/labs/ai-endpoint?locale=pseudo');
    await editor(page).or(page.locator('.cm-content')).first().waitFor();
    for (const pane of ['brief', 'checks', 'changes', 'hints', 'solution']) {
      await page.goto(`/labs/ai-endpoint?locale=pseudo&pane=${pane}`);
      await page.locator('.cm-content').waitFor();
      assert.deepEqual(await findFixedTexts(page), [], pane);
      assert.equal(await isTooWide(page), false, `${pane} in the pseudo-locale`);
    }
    await page.context().close();
  });

  it('broke no content policy on the way', () => assert.deepEqual([...house.problems, ...without.problems], []));
});
