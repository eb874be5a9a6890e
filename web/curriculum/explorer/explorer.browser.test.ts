// The explorer, the comparison and the ignore-file exercise in a real browser: by keyboard, on a phone, with axe.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { parse } from 'yaml';
import { isTooWide } from '../../../test/browser.ts';
import { type EmbedPages, problemsOf, shot as picture, startEmbedPages } from '../../../test/embed-page.ts';
import { ROOT } from '../../../test/serve-page.ts';
import { TEST_FULL_ONLY } from '../../../test/test-full-only.ts';

const content = join(ROOT, 'content/modules/using-ai-tools');
const captureOf = async (id: string): Promise<string> => readFile(join(content, `captures/${id}.json`), 'utf8');

describe('captures and ignore files in the browser', () => {
  let pages: EmbedPages;
  let page: Page;

  before(async () => {
    const [sent, refused, minimal] = await Promise.all(['agent-env-sent', 'agent-env-refused', 'agent-minimal'].map(captureOf));
    pages = await startEmbedPages(
      { Explorer: 'curriculum/explorer/explorer.tsx', Compare: 'curriculum/explorer/compare.tsx', IgnoreFiles: 'curriculum/ignore-files/ignore-files.tsx' },
      {
        secrets: `<Explorer capture={${sent}} onDone={done} />`,
        yours: `<Explorer capture={${minimal}} onDone={done} />`,
        compare: `<Compare left={${sent}} right={${refused}} onDone={done} />`,
        ignore: `<IgnoreFiles data={${JSON.stringify(parse(await readFile(join(content, 'ignore-files.yaml'), 'utf8')))}} onDone={done} />`,
      },
    );
  });
  after(() => pages?.end());

  const open = async (name: string, width?: number): Promise<void> => void (page = await pages.open(name, width));
  const shot = (name: string): Promise<void> => picture(page, name);
  const outcomes = (): Promise<{ found?: number; total?: number; outcome?: string; seconds: number }[]> => pages.outcomes(page);
  const hasNoBarriers = async (): Promise<void> => assert.deepEqual(await problemsOf(page), []);
  const fitsAPhone = async (): Promise<void> => assert.equal(await isTooWide(page), false);

  it('finds the secrets by keyboard alone and reports them once', async () => {
    await open('secrets');
    await hasNoBarriers();
    await shot('secrets-task');
    for (const text of ['PAYMENTS_API_KEY', 'DATABASE_URL']) {
      await page.getByRole('checkbox', { name: text }).focus();
      await page.keyboard.press('Space');
    }
    await page.getByRole('button', { name: 'Show what it was' }).focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate('document.activeElement.textContent'), 'You found 2 of 3 secrets.');
    assert.deepEqual((await outcomes()).map(({ found, total }) => ({ found, total })), [{ found: 2, total: 3 }]);
    await page.getByRole('radio', { name: /Request 1/ }).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByText('src/invoice.ts, the whole file').first().waitFor();
    assert.equal((await outcomes()).length, 1);
    await hasNoBarriers();
    await shot('secrets-shown');
  });

  it('never shows the kind of a piece before the learner asks', TEST_FULL_ONLY, async () => {
    await open('yours', 360);
    await fitsAPhone();
    assert.equal(await page.locator('.explorer-kind').count(), 0);
    await shot('yours-phone');
    for (const box of await page.getByRole('checkbox').all()) await box.check();
    await page.getByRole('button', { name: 'Show what it was' }).click();
    assert.ok((await page.locator('.explorer-kind').count()) > 5);
    await page.getByText(/marked pieces were written by the client/).waitFor();
    await fitsAPhone();
    await hasNoBarriers();
    await shot('yours-phone-shown');
  });

  it('compares only when every line has an answer', TEST_FULL_ONLY, async () => {
    await open('compare');
    await hasNoBarriers();
    await shot('compare-task');
    await page.getByRole('button', { name: 'Compare the recordings' }).click();
    await page.getByText(/lines are still open/).waitFor();
    assert.deepEqual(await outcomes(), []);
    for (const group of await page.getByRole('group').filter({ has: page.getByRole('radio') }).all()) await group.getByRole('radio', { name: 'Both' }).check();
    await page.getByRole('button', { name: 'Compare the recordings' }).click();
    await page.getByText(/as you expected\./).waitFor();
    assert.deepEqual((await outcomes()).map(({ found, total }) => ({ found, total })), [{ found: 2, total: 5 }]);
    await hasNoBarriers();
    await shot('compare-shown');
  });

  it('follows the patterns as they are typed and is done once they hold', async () => {
    await open('ignore', 390);
    await fitsAPhone();
    await hasNoBarriers();
    const patterns = page.getByLabel('Your ignore file');
    await patterns.fill('.env*\nsecrets/\n*.pfx');
    await page.getByText('2 files it needs are kept away.').waitFor();
    await page.getByText('This pattern matches no file: *.pfx').waitFor();
    assert.deepEqual(await outcomes(), []);
    await shot('ignore-phone');
    await patterns.fill('.env*\n!.env.example\n/secrets/\n*.pem\nid_*\n*.tfstate*\ncustomer-*\nnotebooks/\n*.sql');
    await page.getByText('Every sensitive file stays out and the code stays in.').waitFor();
    await page.getByRole('columnheader', { name: /Qwen Code 0\.15\.10/ }).waitFor();
    await patterns.press('End');
    await patterns.pressSequentially('\n# done');
    assert.deepEqual((await outcomes()).map(({ outcome }) => outcome), ['holds']);
    await fitsAPhone();
    await hasNoBarriers();
    await page.setViewportSize({ width: 1200, height: 900 });
    await shot('ignore-holds');
  });
});
