// A segment in a real browser, under the policies the product serves: attack, near-miss, loop, fix, all by keyboard.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { bundleLab } from '../../../server/labs/bundle-lab.ts';
import { parseLab } from '../../../server/labs/parse-lab.ts';
import { readLabFolder } from '../../../server/labs/read-lab-folder.ts';
import type { LabBody } from '../../../server/labs/schemas.ts';
import { FileReply, routesOf } from '../../../server/platform/http/route.ts';
import { launchBrowser } from '../../../test/browser.ts';
import { ROOT, type ServedPage, servePage } from '../../../test/serve-page.ts';
import { TEST_FULL_ONLY } from '../../../test/test-full-only.ts';

describe('a segment in the browser', () => {
  let served: ServedPage;
  let browser: Browser;
  let page: Page;
  let lab: LabBody;

  before(async () => {
    lab = parseLab(await readLabFolder(join(ROOT, 'content/labs/sql-injection')), 'sql-injection').body as LabBody;
    const bundle = bundleLab('sql-injection', lab, '/api/checks');
    const main = `
      import { createRoot } from 'react-dom/client';
      import { Segment } from './labs/segment/segment.tsx';
      import './ui/tokens.css';
      window.outcomes = [];
      createRoot(document.getElementById('main')).render(<Segment lab={${JSON.stringify(bundle)}} onDone={(one) => window.outcomes.push(one)} />);`;
    const routes = routesOf({ 'GET /api/checks': { reply: 'file' } } as const, { 'GET /api/checks': { allow: 'anyone', handle: async () => new FileReply('checks.js', 'text/javascript', lab.publicChecksJs) } });
    [served, browser] = await Promise.all([servePage(main, routes), launchBrowser()]);
    page = await browser.newPage();
    page.setDefaultTimeout(40_000);
    await page.goto(served.url);
  });
  after(async () => {
    await browser?.close();
    await served?.stop();
  });

  const status = (pane: number): ReturnType<Page['locator']> => page.locator('.lab-pane').nth(pane).getByRole('status');
  const submit = async (code: string): Promise<string> => {
    const editor = page.getByRole('textbox', { name: /Your fix/ });
    await editor.fill(code);
    // A run may be over within a frame, so its beginning is watched for and not polled for.
    await page.evaluate(() => {
      const pane = document.querySelector('.lab-fix');
      pane?.removeAttribute('data-test-ran');
      const isRunning = (): boolean => /Running/.test(pane?.querySelector('[role=status]')?.textContent ?? '');
      new MutationObserver((_changes, observer) => {
        if (!isRunning()) return;
        pane?.setAttribute('data-test-ran', '');
        observer.disconnect();
      }).observe(pane!, { childList: true, subtree: true, characterData: true });
    });
    await page.keyboard.press('Control+Enter');
    await page.locator('.lab-fix[data-test-ran]').waitFor();
    await page.waitForFunction(() => !/Running/.test(document.querySelector('.lab-fix [role=status]')?.textContent ?? 'Running'));
    return (await status(2).textContent()) ?? '';
  };
  const miss = (name: string): string => lab.nearMisses.find((one) => one.name === name)?.files['people.py'] ?? '';

  it('runs the exploit for real and shows what the attacker got', async () => {
    await page.getByRole('button', { name: 'Run the exploit' }).press('Enter');
    await status(1).getByText('3 of 3 attacks work').waitFor();
    assert.match((await page.locator('.lab-got').first().textContent()) ?? '', /Former/);
    assert.equal(await page.locator('.lab-pane').first().getByText('Exploited').count(), 1);
  });

  it('tells which attack still works against half a fix', async () => {
    assert.match(await submit(miss('name-only')), /Attack 3 still works/);
    assert.equal(await page.getByText('Attack 3 still works: here is what it got').count(), 1);
  });

  it('tells which function a fix has broken, and the line of a syntax error', async () => {
    assert.match(await submit(miss('strip-quotes')), /1 of 6 functions does not work/);
    assert.match(await submit('def broken(:\n  pass'), /could not read the code: .*line 1/);
  });

  it('ends a program that never ends and goes on with a new Python', async () => {
    assert.match(await submit('while True:\n    pass'), /no answer within 3 seconds/);
    assert.match(await submit(miss('name-only')), /Attack 3 still works/);
  });

  it('says that a fix holds and hands over one outcome', async () => {
    assert.deepEqual(await page.evaluate('window.outcomes'), []);
    const size = page.viewportSize()!;
    await page.setViewportSize({ ...size, height: 420 });
    assert.match(await submit(lab.fixes[0]?.files['people.py'] ?? ''), /Your fix holds: it withstood 3 attacks/);
    assert.equal(await status(2).evaluate((verdict) => verdict.getBoundingClientRect().bottom <= innerHeight), true, 'on the screen, where the editor fills it');
    await page.setViewportSize(size);
    await page.getByRole('button', { name: 'Show a fix' }).press('Enter');
    const outcomes = (await page.evaluate('window.outcomes')) as { outcome: string; tries: number; seconds: number }[];
    assert.equal(outcomes.length, 1);
    assert.equal(outcomes[0]?.outcome, 'holds');
    assert.ok((outcomes[0]?.tries ?? 0) > 5);
  });

  it('passes axe and leaves Tab to the page', async () => {
    const axe = await readFile(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');
    await page.evaluate(axe);
    const found = (await page.evaluate(`axe.run(document.querySelector('.lab-segment'), { runOnly: ['wcag2a', 'wcag2aa', 'wcag22aa'] })`)) as { violations: { id: string; nodes: { html: string }[] }[] };
    assert.deepEqual(found.violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`), []);
    await page.getByRole('textbox', { name: /Your fix/ }).focus();
    await page.keyboard.press('Tab');
    assert.notEqual(await page.evaluate('document.activeElement.tagName'), 'TEXTAREA');
  });

  it('says what to do when Python cannot be had', TEST_FULL_ONLY, async () => {
    const other = await browser.newPage();
    await other.route('**/python_stdlib.zip', (route) => route.abort());
    await other.goto(served.url);
    await other.getByText('Python could not start in this page').waitFor();
    await other.unroute('**/python_stdlib.zip');
    await other.getByRole('button', { name: 'Try again' }).press('Enter');
    await other.getByText('Python is ready').waitFor();
    await other.close();
  });
});
