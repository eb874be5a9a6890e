// Two people in one lab, each in a browser of their own: invited, joined, cut off and back, passed together, left.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { EXAMPLE, exampleLab, FIXED, START } from '../../../server/labs/example-lab.ts';
import { pairUp } from '../../../server/labs/index.ts';
import { findBarriers, findFixedTexts, isTooWide, launchBrowser } from '../../../test/browser.ts';
import { pressOn, tabTo } from '../../../test/e2e/keyboard.ts';
import { asRole } from '../../../test/factories.ts';
import { labHouse } from '../../../test/lab-house.ts';
import { TEST_FULL_ONLY } from '../../../test/test-full-only.ts';

const example = await exampleLab();
const house = await labHouse(undefined, { dir: example.dir, shownAs: 'example' });
after(() => example.remove());

const editor = (page: Page): Locator => page.getByRole('textbox', { name: /your code/ });
const button = (page: Page | Locator, name: string): Locator => page.getByRole('button', { name, exact: true });
/** Without the name beside a colleague's cursor. */
const textOf = (page: Page): Promise<string> =>
  editor(page).evaluate((element) => {
    if (element instanceof HTMLTextAreaElement) return element.value;
    const own = (line: Element): string => [...line.childNodes].filter((node) => !(node instanceof Element && node.classList.contains('cm-partner'))).map((node) => node.textContent).join('');
    return [...element.querySelectorAll('.cm-line')].map(own).join('\n');
  });
const summary = (page: Page): Locator => page.locator('.desk-summary');
const connection = (page: Page): Locator => page.locator('.pair-is');
const isAccessible = async (page: Page, what: string): Promise<void> => {
  await page.evaluate('Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished))');
  assert.deepEqual(await findBarriers(page), [], what);
  assert.equal(await isTooWide(page), false, `${what} scrolls sideways`);
};
const until = async (what: string, isSo: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await isSo()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  assert.fail(what);
};
/** Types at the end of the file, key by key. */
const typeAtEnd = async (page: Page, text: string): Promise<void> => {
  await tabTo(page, editor(page));
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(text);
};
const write = async (page: Page, text: string): Promise<void> => {
  await tabTo(page, editor(page));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(text);
};
const PHONE = { viewport: { width: 360, height: 740 }, colorScheme: 'dark' } as const;
const inPlainField = (page: Page): Promise<unknown> => page.addInitScript(`localStorage.setItem('beforetab.editor', 'plain')`);

/** By keyboard: opens the lab and makes an invitation; gives its link. */
const invite = async (page: Page): Promise<string> => {
  await page.goto(`/labs/${EXAMPLE}`);
  await editor(page).waitFor();
  await typeAtEnd(page, '// by Ada, alone\n');
  await pressOn(page, button(page, 'Work in a pair'));
  await pressOn(page, button(page.getByRole('dialog'), 'Make the invitation'));
  const link = page.getByRole('textbox', { name: 'Link to join' });
  await link.waitFor();
  return link.inputValue();
};

describe('a pair', { timeout: 300_000 }, () => {
  let browser: Browser;
  before(async () => {
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
  });

  it('completes a lab over two browsers, one of which is cut off in between, and loses nothing', async () => {
    const [adaPerson, bobPerson] = [await house.someone('Ada Left'), await house.someone('Bob Right')];
    const [ada, bob] = [await house.enter(browser, adaPerson), await house.enter(browser, bobPerson, PHONE)];
    await inPlainField(bob);
    const link = await invite(ada);
    assert.match(link, /\/join#[a-z2-9]{5}-[a-z2-9]{5}$/);
    assert.ok(await ada.getByRole('textbox', { name: 'Link to join' }).evaluate((element) => element === document.activeElement), 'the link is ready to be copied');
    await isAccessible(ada, 'an invitation');

    await bob.goto(link);
    await bob.getByText('Ada Left invites you to').waitFor();
    await isAccessible(bob, 'joining');
    await pressOn(bob, button(bob, 'Join Ada Left'));
    await bob.locator('textarea.plain-field').waitFor();
    assert.equal(await textOf(bob), `${START}// by Ada, alone\n`, 'the last key too, and once');
    await ada.getByText('You work with Bob Right').waitFor();
    await typeAtEnd(bob, '// by Bob\n');
    await until('Ada has it', async () => (await textOf(ada)).includes('// by Bob'));
    await ada.getByText('You work with Bob Right, who is in greet.ts.').waitFor();
    await ada.locator('.cm-partner-name', { hasText: 'Bob Right' }).waitFor();
    assert.deepEqual([await connection(ada).getAttribute('role'), await connection(bob).textContent()], ['status', 'Connected']);
    await Promise.all([isAccessible(ada, 'together'), isAccessible(bob, 'together on a phone')]);

    await bob.context().setOffline(true);
    await connection(bob).getByText(/^Connection lost/).waitFor();
    await isAccessible(bob, 'cut off');
    await typeAtEnd(bob, '// Bob, offline\n');
    await typeAtEnd(ada, '// Ada, meanwhile\n');
    await ada.getByText('Bob Right is not here at the moment.').waitFor();
    await bob.getByText('Not saved yet').waitFor();
    await bob.context().setOffline(false);
    await connection(bob).getByText(/^Connected$/).waitFor();
    await until('both have both', async () => {
      const [one, other] = await Promise.all([textOf(ada), textOf(bob)]);
      return one === other && ['Ada, meanwhile', 'Bob, offline'].every((part) => one.includes(part));
    });

    // A run that fails is seen by both and counts for the one who sent it.
    await tabTo(bob, editor(bob));
    await bob.keyboard.press('Control+Shift+Enter');
    for (const page of [ada, bob]) await summary(page).getByText(/Attacks 1, 2 still work/).waitFor();
    await write(ada, FIXED);
    await until('Bob has the fix', async () => (await textOf(bob)) === FIXED);
    await bob.keyboard.press('Control+Shift+Enter');
    for (const page of [ada, bob]) {
      await summary(page).getByText(/^Your fix holds: it withstood 4 attacks/).waitFor();
      await page.locator('.editor-head').getByText('Holds').waitFor();
    }
    const { rows } = await house.ctx.pool.query<{ subject: string; kinds: string[] }>(`select subject, array_agg(kind order by at) as kinds from outcome where activity = $1 group by subject`, [`lab:${EXAMPLE}`]);
    assert.deepEqual(Object.fromEntries(rows.map(({ subject, kinds }) => [subject, kinds])), { [adaPerson.subject]: ['passed'], [bobPerson.subject]: ['failed', 'passed'] });

    await pressOn(bob, button(bob, 'Leave the pair'));
    await bob.getByRole('dialog').getByText('Ada Left goes on with theirs').waitFor();
    await pressOn(bob, button(bob.getByRole('dialog'), 'Leave the pair'));
    await button(bob, 'Work in a pair').waitFor();
    assert.equal(await textOf(bob), FIXED);
    await ada.getByText('Nobody has joined yet.').waitFor();
    await Promise.all([ada.context().close(), bob.context().close()]);
  });

  it('says of an invitation whose it is and what to do next, also to whoever is not signed in', TEST_FULL_ONLY, async () => {
    const ada = await house.enter(browser, await house.someone('Ada Host'));
    const link = await invite(ada);
    await ada.goto(link);
    await ada.getByRole('heading', { name: 'This is your own invitation' }).waitFor();
    await isAccessible(ada, 'one’s own invitation');
    await ada.getByRole('link', { name: 'Back to the lab' }).click();
    await ada.getByText('An invitation you made before is shown only once.').waitFor();

    const person = await house.someone('Cleo Guest');
    const guest = await house.enter(browser, person, PHONE);
    const cookies = await guest.context().cookies();
    await guest.context().clearCookies();
    await guest.goto(link);
    await guest.getByRole('heading', { name: 'A colleague invites you' }).waitFor();
    await isAccessible(guest, 'an invitation without a login');
    await guest.getByRole('link', { name: 'Sign in' }).last().click();
    await guest.waitForURL(/\/sign-in\?next=%2Fjoin$/);
    // They sign in, in this tab.
    await guest.context().addCookies(cookies);
    await guest.goto('/join');
    await pressOn(guest, button(guest, 'Join Ada Host'));
    await guest.getByText('You work with Ada Host').waitFor();

    await guest.goto(link);
    await guest.getByRole('heading', { name: 'This invitation does not work' }).waitFor();
    await isAccessible(guest, 'a used invitation');
    await pressOn(guest, button(guest, 'Type another code'));
    await guest.keyboard.type('too-short');
    await guest.keyboard.press('Enter');
    await guest.getByText('A code has ten letters and digits.').waitFor();
    await isAccessible(guest, 'a code that is no code');
    await guest.goto('/join?locale=pseudo');
    await guest.locator('input[name="code"]').waitFor();
    assert.deepEqual(await findFixedTexts(guest), []);
    await guest.goto(`/labs/${EXAMPLE}?locale=pseudo`);
    await guest.locator('.pair-who').waitFor();
    assert.deepEqual(await findFixedTexts(guest), []);
    await Promise.all([ada.context().close(), guest.context().close()]);
  });

  it('that a session put together is there when they open the lab; what one leaves, the other goes on with', TEST_FULL_ONLY, async () => {
    const [adaPerson, bobPerson] = [await house.someone('Ada Assigned'), await house.someone('Bob Assigned')];
    await pairUp(await asRole(house.ctx, 'instructor'), [adaPerson.subject, bobPerson.subject], EXAMPLE);
    const ada = await house.enter(browser, adaPerson);
    await ada.goto(`/labs/${EXAMPLE}`);
    await ada.getByText('Bob Assigned is not here at the moment.').waitFor();
    await write(ada, 'export const greet = 1;\n');
    await ada.getByText('Saved for both of you').waitFor();
    // Undone by one's own hand, and started over for both.
    await ada.keyboard.press('ControlOrMeta+Z');
    await until('undone', async () => (await textOf(ada)) === START);
    await write(ada, 'export const greet = 2;\n');
    await pressOn(ada, button(ada, 'Start over'));
    await ada.getByRole('dialog').getByText('The files of both of you').waitFor();
    await pressOn(ada, button(ada.getByRole('dialog'), 'Start over'));
    await until('started over', async () => (await textOf(ada)) === START);
    await pressOn(ada, button(ada, 'Undo'));
    await until('taken back', async () => (await textOf(ada)) === 'export const greet = 2;\n');
    // Closed without a connection, and opened again.
    await ada.context().setOffline(true);
    await connection(ada).getByText(/^Connection lost/).waitFor();
    await typeAtEnd(ada, '// before the lid was closed\n');
    await ada.waitForTimeout(400);
    await ada.close();
    const again = await ada.context().newPage();
    await ada.context().setOffline(false);
    await again.goto(`/labs/${EXAMPLE}`);
    await editor(again).waitFor();
    await until('brought along', async () => (await textOf(again)) === 'export const greet = 2;\n// before the lid was closed\n');
    await again.getByText('Saved for both of you').waitFor();
    await ada.context().close();
  });

  it('broke no content policy on the way', () => assert.deepEqual(house.problems, []));
});
