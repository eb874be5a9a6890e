// How much script a browser loads until the first lesson can be read: every script response, compressed with gzip.
import { gzipSync } from 'node:zlib';
import { launchBrowser } from '../../test/browser.ts';
import { paths } from '../../web/paths.ts';
import type { BenchLogin } from './make-logins.ts';

/** Kilobytes of 1,024 bytes. Throws when the lesson does not show. */
export const firstLessonScript = async (baseUrl: string, { cookie }: BenchLogin): Promise<number> => {
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext();
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: baseUrl }]);
    const page = await context.newPage();
    const scripts: Promise<Buffer>[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() !== 'script') return;
      const body = response.body();
      // What still comes when the browser closes is not counted, and its failure is nobody's to hear.
      body.catch(() => undefined);
      scripts.push(body);
    });
    await page.goto(`${baseUrl}${paths.unit('using-ai-tools', 'where-does-your-code-go')}`);
    await page.getByRole('heading', { name: 'What leaves when you press Tab' }).first().waitFor({ timeout: 15_000 });
    const bytes = (await Promise.all(scripts)).reduce((sum, body) => sum + gzipSync(body, { level: 9 }).byteLength, 0);
    return Math.round(bytes / 102.4) / 10;
  } finally {
    await browser.close();
  }
};
