// The whole path: a fresh data directory, set-up, a CSV with bad rows, a learner through Module 1 by keyboard, the owner seeing it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { findBarriers, isTooWide, launchBrowser } from '../browser.ts';
import { pressOn, typeInto } from './keyboard.ts';
import { type Product, startProduct } from './product.ts';
import { takeQuiz, takeUnit } from './take-module.ts';

const PASSWORD = 'nine boats sail at dawn';

const csvOf30With3Bad = (): string => {
  const good = Array.from({ length: 27 }, (_, at) => `Learner ${at + 1},learner${at + 1}@northlight.example,${at % 2 === 0 ? 'Checkout' : 'Tracking'},,backend developer,Python;TypeScript,2024-03-0${(at % 9) + 1},employee`);
  const bad = ['No At Sign,learner.example,Checkout,,backend developer,Python,2024-03-01,employee', 'Bad Day,bad.day@northlight.example,Checkout,,backend developer,Python,2024-13-45,employee', 'Odd Job,odd.job@northlight.example,Checkout,,backend developer,Python,2024-03-01,pirate'];
  return ['name,email,teams,manager,job function,languages,hire date,employment', ...good.slice(0, 10), ...bad, ...good.slice(10)].join('\n');
};

describe('the whole path', { timeout: 420_000 }, () => {
  let product: Product;
  let browser: Browser;
  let owner: Page;
  let learner: Page;
  const problems: string[] = [];

  const open = async (context: BrowserContext): Promise<Page> => {
    const page = await context.newPage();
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => message.type() === 'error' && /Content Security Policy|Uncaught/.test(message.text()) && problems.push(message.text()));
    return page;
  };
  const isAccessible = async (page: Page, what: string): Promise<void> => assert.deepEqual(await findBarriers(page), [], what);

  before(async () => {
    [product, browser] = await Promise.all([startProduct(), launchBrowser()]);
    owner = await open(await browser.newContext());
    learner = await open(await browser.newContext());
  });
  after(async () => {
    await browser?.close();
    await product?.stop();
  });

  // SHOTS=<folder> keeps what was on the screen when a step ended.
  let step = 0;
  afterEach(async () => {
    step += 1;
    const folder = process.env['SHOTS'];
    if (folder === undefined) return;
    await owner.screenshot({ path: `${folder}/${step}-owner.png`, fullPage: true });
    await learner.screenshot({ path: `${folder}/${step}-learner.png`, fullPage: true });
  });

  it('leads the first visitor to set-up, and makes them the owner', async () => {
    await owner.goto(product.url);
    await owner.waitForURL('**/set-up');
    await isAccessible(owner, 'set-up');
    await typeInto(owner, owner.locator('input[name="organisationName"]'), 'Northlight Freight');
    await typeInto(owner, owner.locator('input[name="name"]'), 'Rosa Ferrante');
    await typeInto(owner, owner.locator('input[name="email"]'), 'rosa@northlight.example');
    await typeInto(owner, owner.locator('input[name="password"]'), PASSWORD);
    await owner.keyboard.press('Enter');
    await owner.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
    // Whoever is alone sees what there is to set up; the next step is among it.
    await owner.getByRole('heading', { name: 'You are the only one here so far' }).waitFor();
    await isAccessible(owner, 'today');
    await owner.getByRole('link', { name: 'Import people from a CSV, or add them one by one' }).click();
    await owner.getByRole('heading', { name: 'Import people', level: 1 }).waitFor();
  });

  it('names every bad row of a CSV by line and column, and imports nothing until it is confirmed', async () => {
    await owner.goto(`${product.url}/people/import`);
    await owner.locator('input[type="file"]').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(csvOf30With3Bad()) });
    for (const [said, where] of [['e-mail: This is not an e-mail address.', 'Line 12 learner.example'], ['hire date: There is no such day.', 'Line 13 2024-13-45'], ['employment: Write employee or contractor.', 'Line 14 pirate']] as const) {
      await owner.getByRole('row', { name: said }).getByRole('listitem').filter({ hasText: where }).waitFor();
    }
    await isAccessible(owner, 'import preview');
    const people = async (): Promise<number> => ((await (await owner.request.get(`${product.url}/api/people`)).json()) as { total: number }).total;
    assert.equal(await people(), 1);
    await pressOn(owner, owner.getByRole('button', { name: /Leave out the 3 bad rows and import 27/ }));
    await owner.getByText(/27/).first().waitFor();
    await assert.doesNotReject(async () => {
      for (let tries = 0; tries < 50 && (await people()) !== 28; tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
      assert.equal(await people(), 28);
    });
  });

  it('goes on with the focus where the row that was removed stood', async () => {
    await owner.goto(`${product.url}/teams`);
    await typeInto(owner, owner.getByLabel('Name of the team'), 'Aardvark');
    await owner.keyboard.press('Enter');
    await pressOn(owner, owner.getByRole('button', { name: 'Remove the team Aardvark?' }));
    await pressOn(owner, owner.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }));
    await owner.getByRole('rowheader', { name: 'Aardvark' }).waitFor({ state: 'detached' });
    await owner.locator('[aria-label="Remove the team Checkout?"]:focus').waitFor();
  });

  it('invites everybody at once, with a file of links where there is no mail', async () => {
    await owner.goto(`${product.url}/people?state=new`);
    await pressOn(owner, owner.getByRole('button', { name: 'Invite all 27' }));
    await isAccessible(owner, 'inviting');
    await pressOn(owner, owner.getByRole('dialog').getByRole('button', { name: 'Invite them' }));
    await owner.getByText('27 invitations are made').waitFor();
    const [file] = await Promise.all([owner.waitForEvent('download'), owner.getByRole('link', { name: 'Download the links' }).click()]);
    assert.equal((await readFile(await file.path(), 'utf8')).match(/\/links#/g)?.length, 27);
    await owner.getByText('Nobody fits these filters.').waitFor();
    await isAccessible(owner, 'invited');
  });

  it('lets an invited learner in by a link that works once', async () => {
    const found = (await (await owner.request.get(`${product.url}/api/people?search=learner1@`)).json()) as { people: { id: string }[] };
    const made = await owner.request.post(`${product.url}/api/people/${found.people[0]!.id}/links`, { headers: { 'sec-fetch-site': 'same-origin' } });
    const { url } = (await made.json()) as { url: string };
    const { pathname, hash } = new URL(url);
    assert.equal(pathname, '/links');
    await learner.goto(product.url + pathname + hash);
    await isAccessible(learner, 'invitation');
    await typeInto(learner, learner.locator('input[name="password"], input[autocomplete="new-password"]').first(), PASSWORD);
    await learner.keyboard.press('Enter');
    await learner.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
    assert.ok((await learner.request.post(`${product.url}/api/links/look`, { data: { token: hash.slice(1) } })).status() >= 400, 'the link is used up');
  });

  it('asks for the policy first, and keeps the acknowledgement', async () => {
    await pressOn(learner, learner.getByRole('link', { name: 'Read the policy' }));
    await learner.waitForURL('**/policy');
    await isAccessible(learner, 'policy');
    await pressOn(learner, learner.getByRole('button', { name: /acknowledge/i }));
    await learner.goto(product.url);
    await learner.getByRole('link', { name: /^Begin: Where does your code go/ }).waitFor();
    assert.equal(await learner.getByRole('link', { name: 'Read the policy' }).count(), 0);
  });

  it('takes the learner through every unit by keyboard, with the exploits run for real', async () => {
    await pressOn(learner, learner.getByRole('link', { name: /^Begin: Where does your code go/ }));
    await takeUnit(learner);
    for (const title of ['AI-written code is untrusted code', 'Safe practices that cost no speed']) {
      await pressOn(learner, learner.getByRole('link', { name: `Next: ${title}` }));
      await learner.getByRole('heading', { name: title, level: 1 }).waitFor();
      await takeUnit(learner);
      await isAccessible(learner, title);
    }
    await pressOn(learner, learner.getByRole('link', { name: 'Next: Quiz' }));
    await takeQuiz(learner);
    await isAccessible(learner, 'quiz result');
  });

  it('resumes on another device, and has nothing left to ask', async () => {
    const device = await open(await browser.newContext({ storageState: await learner.context().storageState() }));
    await device.goto(product.url);
    await device.getByRole('heading', { name: 'No training is asked of you now.' }).waitFor();
  });

  it('signs in a command line by its code, and ends it again', async () => {
    const ask = async (path: string, body: object): Promise<Record<string, string>> => (await (await fetch(`${product.url}${path}`, { method: 'POST', body: JSON.stringify(body) })).json()) as Record<string, string>;
    const { deviceCode, userCode } = await ask('/api/device/requests', { machine: 'ada-laptop (linux)', scopes: ['ingest'] });
    await learner.goto(`${product.url}/device`);
    await typeInto(learner, learner.getByRole('textbox', { name: 'Code' }), 'BCDF-GHJK');
    await pressOn(learner, learner.getByRole('button', { name: 'See what it asks for' }));
    await learner.getByText('Nothing waits under this code').waitFor();
    await learner.getByRole('textbox', { name: 'Code' }).fill('');
    await typeInto(learner, learner.getByRole('textbox', { name: 'Code' }), userCode!.toLowerCase());
    await pressOn(learner, learner.getByRole('button', { name: 'See what it asks for' }));
    await learner.getByText('ada-laptop (linux)').waitFor();
    await isAccessible(learner, 'what a command line asks for');
    await pressOn(learner, learner.getByRole('button', { name: 'Allow it' }));
    await learner.getByRole('heading', { name: 'Allowed' }).waitFor();
    const { state, token } = await ask('/api/device/polls', { deviceCode });
    assert.equal(state, 'allowed');
    await pressOn(learner, learner.getByRole('link', { name: 'Where you can end it' }));
    await pressOn(learner, learner.getByRole('button', { name: /End the command line on ada-laptop/ }));
    await learner.getByText('None is signed in.').waitFor();
    const ended = await fetch(`${product.url}/api/device/token`, { method: 'DELETE', headers: { authorization: `Bearer ${token}` } });
    assert.equal(ended.status, 401);
  });

  it('takes what a tool has logged, finds what is in it, and asks whose a name is', async () => {
    await owner.goto(`${product.url}/signals`);
    await owner.getByText('Nothing is sent here yet').waitFor();
    await owner.getByLabel('What sends').selectOption('generic');
    await typeInto(owner, owner.getByRole('textbox', { name: 'Name', exact: true }), 'Own gateway');
    await owner.getByRole('textbox', { name: /^When/ }).fill('at');
    await owner.getByRole('textbox', { name: /^Who/ }).fill('who.mail');
    await owner.getByRole('textbox', { name: /^What was sent/ }).fill('messages[*].text');
    const record = (mail: string, text: string): string => JSON.stringify({ at: new Date().toISOString(), who: { mail }, messages: [{ text }] });
    const records = `${record('learner1@northlight.example', 'why does DB_PASSWORD=Wq7#mZ2pXk fail')}\n${record('robot@elsewhere.example', 'hello')}\n`;
    await owner.getByLabel('A sample to try it on').fill(records);
    await pressOn(owner, owner.getByRole('button', { name: 'Show what is read' }));
    await owner.getByText('2 lines, 2 interactions').waitFor();
    assert.ok(!(await owner.locator('.signals-preview').innerText()).includes('Wq7#mZ2pXk'), 'the preview is redacted');
    await isAccessible(owner, 'a mapping with its preview');
    await pressOn(owner, owner.getByRole('button', { name: 'Add the source' }));
    const token = await owner.getByLabel('Token', { exact: true }).inputValue();
    const address = await owner.getByLabel('Address', { exact: true }).inputValue();
    const sent = await fetch(address, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: records });
    assert.equal(((await sent.json()) as { taken: number }).taken, 2);
    await pressOn(owner, owner.getByRole('button', { name: 'I have it' }));
    await owner.reload();
    await owner.getByText('1 name waits').waitFor();
    assert.match(await owner.getByRole('row', { name: /Own gateway/ }).innerText(), /\b2\b/);
    await isAccessible(owner, 'sources');
    await owner.goto(`${product.url}/signals/names`);
    await owner.getByText('robot@elsewhere.example').waitFor();
    await isAccessible(owner, 'names that wait');
    await typeInto(owner, owner.getByLabel('Whose it is'), 'learner2@northlight.example');
    await owner.locator('datalist option').first().waitFor({ state: 'attached' });
    await pressOn(owner, owner.getByRole('button', { name: /^Match robot/ }));
    await owner.getByRole('dialog').getByText('learner2@northlight.example').waitFor();
    await isAccessible(owner, 'before a name is matched');
    await pressOn(owner, owner.getByRole('button', { name: 'It is theirs' }));
    await owner.getByText('No name waits').waitFor();
  });

  it('takes a match back once its name is typed again, after saying what that does', async () => {
    await typeInto(owner, owner.getByLabel('Name', { exact: true }), 'Robot@elsewhere.example');
    await pressOn(owner, owner.getByRole('button', { name: 'Find' }));
    await owner.getByText('matched to a person').waitFor();
    await isAccessible(owner, 'a name that was found again');
    await pressOn(owner, owner.getByRole('button', { name: /^Take it back: robot/ }));
    await owner.getByRole('dialog').getByText('count for no team').waitFor();
    await pressOn(owner, owner.getByRole('dialog').getByRole('button', { name: 'Take it back' }));
    await owner.getByText('robot@elsewhere.example waits in the queue again').waitFor();
    await owner.getByRole('button', { name: 'Match robot@elsewhere.example' }).waitFor();
    await isAccessible(owner, 'a name that waits again');
  });

  it('shows the owner what happened', async () => {
    await owner.goto(`${product.url}/progress?search=learner1@`);
    const row = owner.getByRole('row', { name: /Learner 1/ }).first();
    await row.waitFor();
    const text = await row.innerText();
    assert.match(text, /done/);
    assert.match(text, /4\/4/);
    assert.match(text, /100/);
    assert.match(text, /acknowledged/);
    await isAccessible(owner, 'progress');
    await owner.goto(product.url);
    await owner.getByRole('heading', { name: 'Your modules' }).waitFor();
    // What has been set up is on the list no more; what has not still is.
    await owner.getByRole('heading', { name: 'Still to set up' }).waitFor();
    await owner.getByRole('link', { name: 'Fix what “before” was, before the first team begins' }).waitFor();
    assert.equal(await owner.getByRole('link', { name: 'Import people from a CSV, or add them one by one' }).count(), 0);
    await owner.getByRole('heading', { name: '1 name waits for you to say whose it is' }).waitFor();
  });

  it('keeps a policy that is being edited through Back, until its owner begins again', async () => {
    const says = owner.getByLabel('What changed, in a sentence');
    await owner.goto(`${product.url}/policy`);
    await pressOn(owner, owner.getByRole('link', { name: 'Edit the policy' }));
    await typeInto(owner, says, 'Agents may read tickets.');
    await owner.goBack();
    await owner.waitForURL('**/policy');
    await owner.goForward();
    await owner.getByText('What you changed before is here again').waitFor();
    assert.equal(await says.inputValue(), 'Agents may read tickets.');
    await isAccessible(owner, 'a policy that is here again');
    await pressOn(owner, owner.getByRole('button', { name: 'Begin again from the newest version' }));
    await isAccessible(owner, 'asked before a policy is dropped');
    await pressOn(owner, owner.getByRole('dialog').getByRole('button', { name: 'Drop it and begin again' }));
    await owner.getByText('What you changed before is here again').waitFor({ state: 'detached' });
    assert.equal(await says.inputValue(), '');
    assert.equal(await owner.evaluate('document.activeElement.tagName + scrollY'), 'H10');
  });

  it('keeps what was typed when the login ran out, and sends it once after signing in again', async () => {
    await owner.goto(`${product.url}/people/new`);
    await typeInto(owner, owner.getByLabel('Name', { exact: true }), 'Late Comer');
    await typeInto(owner, owner.locator('input[name="email"]'), 'late@northlight.example');
    await owner.context().clearCookies();
    await pressOn(owner, owner.getByRole('button', { name: /^Add/ }).first());
    const again = owner.getByRole('dialog', { name: 'You were signed out' });
    await again.waitFor();
    assert.equal(await owner.evaluate('document.activeElement.name'), 'again-password', 'the dialog begins with what it asks for');
    await isAccessible(owner, 'signed out in the middle of a form');
    await typeInto(owner, again.getByLabel('Password', { exact: true }), PASSWORD);
    await owner.keyboard.press('Enter');
    await again.waitFor({ state: 'detached' });
    assert.equal(await owner.getByLabel('Name', { exact: true }).inputValue(), 'Late Comer');
    await owner.getByRole('button', { name: /^Add/ }).first().dblclick();
    await owner.getByRole('heading', { name: 'Late Comer', level: 1 }).waitFor();
  });

  it('sends nothing in the name of whoever signed in in another tab, and keeps what was typed', async () => {
    const page = await open(await browser.newContext({ storageState: await owner.context().storageState() }));
    const signInElsewhere = () => page.request.post(`${product.url}/api/logins`, { data: { email: 'learner1@northlight.example', password: PASSWORD } });
    await page.goto(`${product.url}/people/new`);
    await typeInto(page, page.getByLabel('Name', { exact: true }), 'Somebody Meant');
    await typeInto(page, page.locator('input[name="email"]'), 'meant@northlight.example');
    await signInElsewhere();
    await page.keyboard.press('Enter');
    const again = page.getByRole('dialog', { name: 'You were signed out' });
    await typeInto(page, again.getByLabel('Password', { exact: true }), PASSWORD);
    await page.keyboard.press('Enter');
    await again.waitFor({ state: 'detached' });
    await pressOn(page, page.getByRole('button', { name: /^Add/ }).first());
    await page.getByRole('heading', { name: 'Somebody Meant', level: 1 }).waitFor();
    await signInElsewhere(); // Closed instead, the page is theirs who signed in.
    await pressOn(page, page.getByRole('link', { name: 'Today' }).first());
    await again.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('link', { name: 'People' }).waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('keeps a page, and what is typed on it, when it is read again and nothing can be reached', async () => {
    const page = await open(await browser.newContext({ storageState: await owner.context().storageState() }));
    await page.clock.install();
    await page.goto(`${product.url}/organisation`);
    const name = page.getByRole('textbox', { name: 'Name', exact: true });
    await name.fill('Northlight Freight and Sons');
    await page.context().setOffline(true);
    await page.clock.fastForward('05:00');
    // As for somebody who comes back to the tab; what failed is asked for once more after a moment.
    const failed = { count: 0 };
    page.on('requestfailed', (request) => void (failed.count += request.url().endsWith('/api/organisation') ? 1 : 0));
    await page.evaluate(`window.dispatchEvent(new Event('visibilitychange'))`);
    for (let tries = 0; tries < 50 && failed.count < 2; tries += 1) {
      await page.waitForTimeout(100);
      await page.clock.fastForward('00:02');
    }
    assert.equal(failed.count, 2);
    await page.waitForTimeout(200);
    assert.equal(await name.inputValue(), 'Northlight Freight and Sons');
    // What stands there is old, and the page says so, by the minute.
    const away = page.getByRole('alert').filter({ hasText: 'This could not be read again' });
    await away.getByText(/^You see what was read at \d+:\d\d/).waitFor();
    await isAccessible(page, 'a page of which something is old');
    const save = page.locator('form', { has: name }).getByRole('button', { name: 'Save' });
    await save.click();
    await page.getByText('What you entered is still here.').waitFor();
    await page.context().setOffline(false);
    await away.getByRole('button', { name: 'Try again' }).click();
    await away.waitFor({ state: 'detached' });
    assert.equal(await name.inputValue(), 'Northlight Freight and Sons');
    await save.click();
    await page.getByText('Northlight Freight and Sons').first().waitFor();
    await page.context().close();
  });

  it('says that nothing can be reached where a part of a page does not arrive, and goes on when it does', async () => {
    await owner.goto(product.url);
    await owner.getByRole('heading', { name: 'Your modules' }).waitFor();
    await owner.context().setOffline(true);
    await owner.getByRole('link', { name: 'Organisation', exact: true }).click();
    await owner.getByText('BeforeTab could not be reached.').first().waitFor();
    await owner.context().setOffline(false);
    await owner.getByRole('button', { name: 'Try again' }).first().click();
    await owner.getByRole('heading', { name: 'Organisation', level: 1 }).waitFor();
  });

  it('takes an address that is not as expected for one where nothing is, with a next step', async () => {
    for (const address of ['/people/nobody', '/arena/screen/nowhere']) {
      await owner.goto(product.url + address);
      await owner.getByRole('heading', { name: 'There is no page here', level: 1 }).waitFor();
      await owner.getByRole('link', { name: 'Go to Today' }).waitFor();
      await isAccessible(owner, address);
    }
    await owner.goto(`${product.url}/people?team=nobody`);
    await owner.getByText('The address may have changed, or a letter is missing.').waitFor();
    await owner.getByRole('link', { name: 'Clear the filters' }).click();
    await owner.getByRole('row', { name: /Learner 1 / }).first().waitFor();
  });

  it('takes long names on a phone without going wide, and keeps the focus where somebody types', async () => {
    const phone = await open(await browser.newContext({ storageState: await owner.context().storageState(), viewport: { width: 390, height: 844 } }));
    await phone.goto(`${product.url}/people/new`);
    await phone.getByLabel('Name', { exact: true }).fill('W'.repeat(120));
    await phone.getByLabel('E-mail', { exact: true }).fill(`${'w'.repeat(60)}@northlight.example`);
    await phone.getByRole('button', { name: 'Add', exact: true }).click();
    await phone.getByRole('heading', { level: 1, name: /^W{120}$/ }).waitFor();
    assert.equal(await isTooWide(phone), false, 'a person');
    await phone.getByRole('button', { name: 'Erase this person' }).click();
    await phone.getByRole('dialog').waitFor();
    assert.equal(await isTooWide(phone), false, 'asked before they are erased');
    await phone.goto(`${product.url}/organisation`);
    const days = phone.locator('.retention-days input');
    await days.first().fill('0');
    await phone.locator('form', { has: days }).getByRole('button', { name: 'Save' }).click();
    await phone.getByText('Write whole days').first().waitFor();
    await days.nth(1).click();
    await phone.keyboard.type('7');
    assert.equal(await days.nth(1).evaluate((element) => element === document.activeElement), true);
    await phone.context().close();
  });

  it('says once what is the matter where nothing is, and where a page cannot be read', async () => {
    await owner.goto(`${product.url}/arena/events/01990000-0000-7000-8000-000000000000`);
    await owner.getByRole('heading', { name: 'There is no page here', level: 1 }).waitFor();
    await owner.getByText('There is no such event.').waitFor();
    await isAccessible(owner, 'an event that is not there');
    await owner.route('**/api/arena/events/*', (route) => route.fulfill({ status: 500, contentType: 'application/json', body: JSON.stringify({ error: { kind: 'Bug', says: 'Something broke on our side.', id: 'b1' } }) }));
    await owner.reload();
    await owner.getByText('Something broke on our side.').waitFor();
    assert.deepEqual(await owner.locator('main :is(h1, h2, .notice-title)').allTextContents(), ['This page did not load']);
    await owner.unroute('**/api/arena/events/*');
    await owner.getByRole('button', { name: 'Try again' }).click();
    await owner.getByRole('heading', { name: 'There is no page here', level: 1 }).waitFor();
  });

  it('broke no rule of the content policy and threw nothing on the way', () => assert.deepEqual(problems, []));
});
