// An owner fixes what must be fixed beforehand, in a browser: what can be shown, a baseline, the order of teams; an auditor sees it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../browser.ts';
import { faultsOf, keyboardFaultsOf } from './faults.ts';
import { type House, openDemoHouse, openNewHouse } from './houses.ts';
import { desk, newTab, phone } from './visit.ts';

const skip = process.env['TEST_FULL'] === '1' ? false : 'the page as it begins is in every-page.test.ts';

describe('the roll-out by lot', { skip, timeout: 300_000 }, () => {
  let browser: Browser;
  let house: House;
  let fresh: House;
  before(async () => {
    browser = await launchBrowser();
    house = await openDemoHouse(browser, { SANDBOX: 'off' });
    fresh = await openNewHouse(browser, () => Promise.resolve(), { SANDBOX: 'off' });
  });
  after(async () => {
    await Promise.all([house?.product.stop(), fresh?.product.stop()]);
    await browser?.close();
  });

  it('is planned and shown as it was drawn, without a barrier on the way', async () => {
    const tab = await newTab(browser, house.product.url, desk, house.logins.owner);
    await tab.open('/effectiveness');
    const { page } = tab;
    assert.equal(await page.locator('.effectiveness-metric .state-mark').count(), 4);
    // The demo's baselines are closed, and whatever figures came in have their numbers behind the drawing.
    assert.equal(await page.getByText('closed on').count(), 4);
    assert.equal(await page.getByRole('button', { name: 'Close the baseline' }).count(), 0);
    assert.ok((await page.getByRole('img', { name: 'Data exposed to AI tools, period by period' }).count()) === 1);
    const plan = page.getByRole('region', { name: 'What can be shown, and by when' });
    await plan.getByLabel('Teams').fill('3');
    await plan.getByRole('button', { name: 'Work it out' }).click();
    await plan.getByText('no order drawn by lot is rare enough').waitFor();
    await plan.getByLabel('Teams').fill('12');
    await plan.getByRole('button', { name: 'Work it out' }).click();
    await plan.getByText('Shown after about').waitFor();
    assert.match(page.url(), /teams=12/);
    await plan.getByText('The numbers').click();
    assert.equal(await plan.getByRole('row').count(), 23);

    // The demo's order was drawn half a year ago.
    const lot = page.getByRole('region', { name: 'Roll out by lot' });
    await lot.getByText(/from the seed \S/).waitFor();
    assert.equal(await lot.getByRole('row').count(), 9);
    assert.equal(await lot.getByRole('button', { name: 'Draw the order' }).count(), 0);
    assert.deepEqual([...(await faultsOf(page)), ...(await keyboardFaultsOf(page)), ...tab.problems()], []);
  });

  it('is drawn once, by an owner whose baselines are closed', async () => {
    const { request } = await browser.newContext({ baseURL: fresh.product.url, storageState: fresh.logins.owner! });
    const post = async (path: string, data: object): Promise<{ id: string }> => {
      const reply = await request.post(path, { data, headers: { 'sec-fetch-site': 'same-origin' } });
      assert.ok(reply.ok(), await reply.text());
      return (await reply.json()) as { id: string };
    };
    for (const name of ['Dorothy', 'Grace', 'Mary', 'Joan']) {
      const { id } = await post('/api/teams', { name: `Team ${name}` });
      await post('/api/people', { name, email: `${name.toLowerCase()}@fjordworks.example`, teamIds: [id] });
    }
    const day = (ago: number): string => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
    await post('/api/effectiveness/baselines', { metric: 'ai_tool_data_exposure', startsOn: day(90), endsOn: day(2) });
    const tab = await newTab(browser, fresh.product.url, desk, fresh.logins.owner);
    await tab.open('/effectiveness');
    const { page } = tab;
    const baseline = page.getByRole('region', { name: 'Close a baseline' });
    await baseline.getByRole('button', { name: 'Close the baseline' }).click();
    const asks = page.getByRole('dialog');
    await asks.getByText('It cannot be moved or opened again').waitFor();
    await asks.getByText('nothing to compare with later').waitFor();
    await asks.getByRole('button', { name: 'Cancel' }).click();
    await asks.waitFor({ state: 'hidden' });
    assert.equal(await page.getByText('closed on').count(), 1, 'only the one that was sent');
    const lot = page.getByRole('region', { name: 'Roll out by lot' });
    await lot.getByRole('button', { name: 'Draw the order' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Draw the order' }).click();
    await lot.getByText(/from the seed [0-9a-f]{32}/).waitFor();
    assert.equal(await lot.getByRole('row').count(), 5);
    assert.equal(await lot.getByRole('button', { name: 'Draw the order' }).count(), 0);
    assert.deepEqual([...(await faultsOf(page)), ...(await keyboardFaultsOf(page)), ...tab.problems()], []);
    if (process.env['SHOTS'] !== undefined) await page.screenshot({ path: `${process.env['SHOTS']}/drawn.png`, fullPage: true });
  });

  it('tells whoever was named to label a sample on Today, and leads there', async () => {
    const { request } = await browser.newContext({ baseURL: house.product.url, storageState: house.logins.owner! });
    const { candidates } = (await (await request.get('/api/effectiveness/samples')).json()) as { candidates: { personId: string; name: string }[] };
    const idOf = (name: string): string => candidates.find((one) => one.name === name)!.personId;
    const drawn = await request.post('/api/effectiveness/samples', { data: { metric: 'ai_tool_data_exposure', count: 20, first: idOf('Tariq Haddad'), second: idOf('Priya Chandran') }, headers: { 'sec-fetch-site': 'same-origin' } });
    assert.ok(drawn.ok(), await drawn.text());
    const tab = await newTab(browser, house.product.url, phone, house.logins.instructor);
    await tab.open('/');
    const { page } = tab;
    await page.getByRole('heading', { name: '1 sample waits for your labels' }).waitFor();
    await page.getByText('20 records are left for you').waitFor();
    assert.deepEqual([...(await faultsOf(page)), ...tab.problems()], []);
    await page.getByRole('link', { name: 'Label them' }).click();
    await page.waitForURL(/\/effectiveness\/samples\?sample=/);
  });

  it('offers an auditor no change of people', async () => {
    const tab = await newTab(browser, house.product.url, desk, house.logins.auditor);
    await tab.open('/people');
    await tab.page.getByRole('link', { name: 'Export all as CSV' }).waitFor();
    assert.equal(await tab.page.getByRole('link', { name: /Add a person|Import a CSV/ }).count(), 0);
  });

  it('shows an auditor the order on a phone, and offers nothing to change', async () => {
    const tab = await newTab(browser, house.product.url, phone, house.logins.auditor);
    await tab.open('/effectiveness');
    const { page } = tab;
    await page.getByText(/from the seed/).waitFor();
    assert.equal(await page.getByRole('button', { name: /Close the baseline|Draw the order/ }).count(), 0);
    assert.deepEqual([...(await faultsOf(page)), ...tab.problems()], []);
  });
});
