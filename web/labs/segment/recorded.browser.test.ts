// A segment in a lesson: the page's verdict at once, the server's after it, and what of both is on record.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { parse } from 'yaml';
import { findBarriers, findFixedTexts, launchBrowser } from '../../../test/browser.ts';
import { pressOn, typeInto } from '../../../test/e2e/keyboard.ts';
import { labHouse } from '../../../test/lab-house.ts';
import { TEST_FULL_ONLY } from '../../../test/test-full-only.ts';

const house = await labHouse();
const LESSON = '/modules/using-ai-tools/ai-written-code?step=sql-injection';
const content = (path: string): string => readFileSync(new URL(`../../../content/labs/sql-injection/${path}`, import.meta.url), 'utf8');
const FIX = content('fixed/parameters/people.py');
/** The lab may get more attacks at any time. */
const { attacks, hidden } = parse(content('lab.yaml')) as { attacks: unknown[]; hidden: { attacks: unknown[] } };
const HOLDS = `Your fix holds: it withstood ${attacks.length + hidden.attacks.length} attacks, ${hidden.attacks.length} of which you were not shown`;
/** Stops what is shown: a sort order that begins like a column goes through with whatever follows. */
const SHOWN_ONLY = FIX.replace("{SORT_COLUMNS.get(sort, 'name')}", "{sort if sort.startswith(('name', 'started')) else 'name'}");
assert.notEqual(SHOWN_ONLY, FIX);

const run = async (page: Page, code: string): Promise<void> => {
  await typeInto(page, page.getByRole('textbox', { name: /Your fix/ }), code);
  await page.keyboard.press('ControlOrMeta+Enter');
};
const outcomesOf = async (subject: string, activity: string): Promise<{ kind: string; result: Record<string, unknown> }[]> =>
  (await house.ctx.pool.query<{ kind: string; result: Record<string, unknown> }>('select kind, result from outcome where subject = $1 and activity = $2 order by at, id', [subject, activity])).rows;
const countOpenings = async (subject: string): Promise<number> => (await house.ctx.pool.query('select 1 from lab_opening where subject = $1', [subject])).rowCount ?? 0;

describe('a segment in a lesson', { timeout: 300_000 }, () => {
  let browser: Browser;
  before(async () => {
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
  });

  it('is run by the server too, which finds what the page does not try, and keeps the result', async () => {
    const person = await house.someone('Lee Lesson');
    const page = await house.enter(browser, person);
    await page.goto(LESSON);
    await page.locator('.lab-fix textarea').waitFor();
    assert.equal(await countOpenings(person.subject), 0, 'reading is not working');
    const summary = page.locator('.lab-summary');

    await run(page, SHOWN_ONLY);
    await summary.getByText(/^An attack you were not shown still works|^\d attacks you were not shown still work/).waitFor();
    const untold = page.getByRole('list', { name: 'Attacks you were not shown' });
    assert.ok((await untold.locator('li[data-state="exploited"]').count()) > 0);
    assert.equal(await untold.locator('.lab-shows').count(), 0, 'by title and not by payload');
    await page.getByText('Run by the server, and kept.').waitFor();
    assert.deepEqual(await findBarriers(page, '.lab-segment'), []);

    // What the server did not get is sent again, as the same run.
    await page.route('**/api/openings/*/runs', (route) => route.abort());
    await run(page, FIX);
    await summary.getByText(`Your fix holds in this page: it withstood ${attacks.length} attacks`).waitFor();
    await page.getByText(/^The server did not get this run/).waitFor();
    await page.unroute('**/api/openings/*/runs');
    await pressOn(page, page.getByRole('button', { name: 'Send it again' }));
    await summary.getByText(HOLDS).waitFor();
    assert.equal(await page.locator('.lab-fix').getAttribute('data-state'), 'holds');

    const kept = await outcomesOf(person.subject, 'lab:sql-injection');
    assert.deepEqual(kept.map(({ kind, result }) => [kind, result['isVerified'], result['wasShown']]), [['failed', true, false], ['passed', true, false]]);
    await page.locator('.exercise[data-name="lab"]').getByText('Exercise done').waitFor();
    const said = await outcomesOf(person.subject, 'exercise:using-ai-tools/lab/sql-injection');
    assert.deepEqual(said.map(({ kind, result }) => [kind, result['isVerified']]), [['passed', false]]);
    assert.equal(await countOpenings(person.subject), 1);
    await page.goto('/labs/sql-injection');
    await page.locator('.editor-head').getByText('Holds').waitFor();
    await page.context().close();
  });

  it('has it on record when a fix was looked at first', TEST_FULL_ONLY, async () => {
    const person = await house.someone('Sol Shown');
    const page = await house.enter(browser, person);
    await page.goto(`${LESSON}&locale=pseudo`);
    await page.locator('.lab-fix textarea').waitFor();
    assert.deepEqual(await findFixedTexts(page), []);
    await page.goto(LESSON);
    await pressOn(page, page.getByRole('button', { name: 'Show a fix' }));
    await pressOn(page, page.getByRole('button', { name: 'Put this fix into the editor' }).first());
    await page.keyboard.press('ControlOrMeta+Enter');
    await page.locator('.lab-summary').getByText(HOLDS).waitFor();
    const kept = await outcomesOf(person.subject, 'lab:sql-injection');
    assert.deepEqual(kept.map(({ kind, result }) => [kind, result['wasShown']]), [['shown', undefined], ['passed', true]]);
    await page.context().close();
  });

  it('sends nothing where nobody is signed in', TEST_FULL_ONLY, async () => {
    const context = await browser.newContext({ baseURL: house.base });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && asked.push(request.url()));
    await page.goto('/try');
    await page.locator('.lab-fix textarea').waitFor();
    assert.equal(await page.getByText('Each run goes to the server too').count(), 0);
    await run(page, FIX);
    await page.locator('.lab-summary').getByText(`Your fix holds: it withstood ${attacks.length} attacks`).waitFor();
    assert.deepEqual(asked, []);
    await page.getByRole('link', { name: 'Sign in to go on' }).waitFor();
    await context.close();
  });

  it('broke no content policy on the way', () => assert.deepEqual(house.problems, []));
});
