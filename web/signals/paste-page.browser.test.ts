// "Can I paste this?" in a real browser: finds, redacts, copies by keyboard, sends nothing; on a phone, in the dark, with axe.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { findBarriers, findFixedTexts, isTooWide, launchBrowser } from '../../test/browser.ts';
import { type ServedPage, servePage } from '../../test/serve-page.ts';

const PASSWORD = 'Wq7#mZ2pXk';
const TEXT = `Why does this fail? 🔑\nDB_PASSWORD=${PASSWORD}\nmail jo.kim@northwind.io\nagain jo.kim@northwind.io\nIBAN DE44 5001 0517 5407 3249 31\n`;
const MAIN = `import './ui/fonts.css'; import './ui/tokens.css'; import './ui/base.css'; import './ui/page.css';
  import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
  import { createRoot } from 'react-dom/client';
  import { PastePage } from './signals/paste-page.tsx';
  import { en } from './messages/en.ts';
  import { addMessages } from './ui/messages.ts';
  addMessages(en);
  createRoot(document.getElementById('main')).render(<QueryClientProvider client={new QueryClient()}><PastePage /></QueryClientProvider>);`;

describe('can I paste this?', () => {
  let served: ServedPage;
  let browser: Browser;
  before(async () => {
    served = await servePage(MAIN);
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await served?.stop();
  });

  const open = async (width = 1200, look: 'light' | 'dark' = 'light', search = ''): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: look, permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    await page.goto(`${served.url}/${search}`);
    await page.locator('textarea').waitFor();
    return page;
  };
  const shot = async (page: Page, name: string): Promise<void> => {
    const out = process.env['SCREENSHOTS'];
    if (out === undefined) return;
    await mkdir(out, { recursive: true });
    await page.screenshot({ path: join(out, `${name}.png`), fullPage: true });
  };

  it('says what would go out and offers the text without it, by keyboard alone', async () => {
    const page = await open();
    await page.keyboard.press('Tab');
    await page.keyboard.insertText(TEXT);
    await page.getByText('4 things would go out').waitFor();
    assert.deepEqual(await page.locator('.paste-list li').allInnerTexts(), ['Password\nline 2, [password 1] below', 'E-mail address\nline 3, [email 1] below', 'E-mail address\nline 4, [email 1] below', 'Bank account (IBAN)\nline 5, [iban 1] below']);
    assert.deepEqual(await page.locator('mark').allTextContents(), [PASSWORD, 'jo.kim@northwind.io', 'jo.kim@northwind.io', 'DE44 5001 0517 5407 3249 31']);
    const copy = page.getByRole('button', { name: 'Copy the text without it' });
    for (let i = 0; i < 6 && !(await copy.evaluate((element) => element === document.activeElement)); i++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Copied. It holds labels').waitFor();
    assert.equal(await page.evaluate('navigator.clipboard.readText()'), 'Why does this fail? 🔑\nDB_PASSWORD=[password 1]\nmail [email 1]\nagain [email 1]\nIBAN [iban 1]\n');
    await shot(page, 'paste-found');
    await page.getByRole('button', { name: 'Empty the field' }).click();
    await page.getByText('shows here as soon as there is text').waitFor();
    await page.locator('textarea').fill('const total = rows.length;');
    await page.getByText('Nothing found that should stay here').waitFor();
    await shot(page, 'paste-none');
    await page.context().close();
  });

  it('sends nothing of the text to anybody, and its worker cannot', async () => {
    const asked = served.asked.filter((line) => !/^GET \/(assets\/|api\/me|favicon\.svg|$)/.test(line));
    assert.deepEqual(asked, []);
    assert.ok(served.asked.some((line) => /assets\/scanner\/\w+\/worker\.js/.test(line)));
    const page = await open();
    const tried = await page.evaluate(async () => {
      const { stamp } = (await (await fetch('/assets/scanner/manifest.json')).json()) as { stamp: string };
      return (await fetch(`/assets/scanner/${stamp}/worker.js`)).headers.get('content-security-policy');
    });
    assert.match(tried ?? '', /connect-src 'none'/);
    await page.context().close();
  });

  it('says so when the scanner does not load, keeps the text, and tries again', async () => {
    const page = await open();
    await page.route('**/assets/scanner/manifest.json', (route) => route.abort());
    await page.locator('textarea').fill(TEXT);
    await page.getByText('The text could not be looked at').waitFor();
    assert.equal(await page.locator('textarea').inputValue(), TEXT);
    await page.unroute('**/assets/scanner/manifest.json');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('4 things would go out').waitFor();
    await page.context().close();
  });

  for (const [width, look] of [[1200, 'dark'], [360, 'light']] as const) {
    it(`has no barrier at ${width} pixels, ${look}`, async () => {
      const page = await open(width, look);
      await page.locator('textarea').fill(`${TEXT}${'a-very-long-line-without-a-space-'.repeat(20)}`);
      await page.getByText('4 things would go out').waitFor();
      assert.deepEqual(await findBarriers(page, 'main'), []);
      assert.equal(await isTooWide(page), false);
      await shot(page, `paste-${width}-${look}`);
      await page.context().close();
    });
  }

  it('has every word from the catalogue', async () => {
    const page = await open(1200, 'light', '?locale=pseudo');
    await page.locator('textarea').fill(TEXT);
    await page.locator('mark').first().waitFor();
    assert.deepEqual(await findFixedTexts(page), []);
    await page.context().close();
  });
});
