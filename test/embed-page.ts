// Exercises of lessons in a real browser, each alone on a page of the product's own edge: for their tests and their pictures.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { parse } from 'yaml';
import { findBarriers, isTooWide, launchBrowser } from './browser.ts';
import { ROOT, servePage } from './serve-page.ts';

export type EmbedPages = {
  /** The page `name`, `width` pixels wide; what the exercise reports is kept. */
  open(name: string, width?: number, look?: 'light' | 'dark'): Promise<Page>;
  outcomes<T = { outcome: string; detail: Record<string, unknown>; seconds: number }>(page: Page): Promise<T[]>;
  end(): Promise<void>;
};

/** `pages`: by name, the JSX of one exercise; `done` keeps what it reports. `imports`: what they stand on, from the folder web/. */
export const startEmbedPages = async (imports: Readonly<Record<string, string>>, pages: Readonly<Record<string, string>>): Promise<EmbedPages> => {
  const served = await servePage(
    `import './ui/fonts.css'; import './ui/tokens.css'; import './ui/base.css'; import './ui/page.css';
     import { createRoot } from 'react-dom/client';
     ${Object.entries(imports).map(([name, file]) => `import { ${name} } from './${file}';`).join('\n')}
     window.outcomes = [];
     const done = (one) => window.outcomes.push(one);
     const pages = { ${Object.entries(pages).map(([name, shown]) => `${JSON.stringify(name)}: () => ${shown}`).join(', ')} };
     createRoot(document.getElementById('main')).render(<><h1>Lesson</h1><h2>Step</h2>{pages[location.hash.slice(1)]()}</>);`,
  );
  const browser: Browser = await launchBrowser();
  return {
    open: async (name, width = 1200, look = 'light') => {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: look });
      await page.goto(`${served.url}/#${name}`);
      await page.getByRole('region').first().waitFor();
      return page;
    },
    outcomes: (page) => page.evaluate('window.outcomes'),
    end: async () => {
      await browser.close();
      await served.stop();
    },
  };
};

/** An exercise of a module as its file holds it. */
export const exerciseOf = async (module: string, name: string): Promise<string> => JSON.stringify(parse(await readFile(join(ROOT, `content/modules/${module}/exercises/${name}.yaml`), 'utf8')));

/** What keeps somebody out: barriers that axe finds, or a page wider than its window. */
export const problemsOf = async (page: Page): Promise<unknown[]> => [...(await findBarriers(page, 'main')), ...((await isTooWide(page)) ? ['the page scrolls sideways'] : [])];

/** A picture, where SCREENSHOTS names a folder for them. */
export const shot = async (page: Page, name: string): Promise<void> => {
  const out = process.env['SCREENSHOTS'];
  if (out) await page.screenshot({ path: join(out, `${name}.png`), fullPage: true });
};
