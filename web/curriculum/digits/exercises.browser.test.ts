// The exercises of Module 3 that train and attack models, in a real browser under the product's policy: by keyboard, on a phone, with axe.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { findBarriers, launchBrowser } from '../../../test/browser.ts';
import { shot as picture } from '../../../test/embed-page.ts';
import { TEST_FULL_ONLY } from '../../../test/test-full-only.ts';

const root = join(import.meta.dirname, '../../..');
const web = `${root}/web`;
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; worker-src 'self'; img-src 'self' data:; font-src 'self'";

const MAIN = `
  import '${web}/ui/tokens.css';
  import '${web}/ui/base.css';
  import { createRoot } from 'react-dom/client';
  import { Adversarial } from '${web}/curriculum/adversarial/adversarial.tsx';
  import digits from '${web}/curriculum/adversarial/digits.safetensors?url';
  import hardened from '${web}/curriculum/adversarial/hardened.safetensors?url';
  import plain from '${web}/curriculum/adversarial/plain.safetensors?url';
  import { ModelFile } from '${web}/curriculum/model-file/model-file.tsx';
  import { Poisoning } from '${web}/curriculum/poisoning/poisoning.tsx';
  import rows from '${web}/curriculum/poisoning/digits.safetensors?url';
  import { TextEvasion } from '${web}/curriculum/text-evasion/text-evasion.tsx';
  import filter from '${web}/curriculum/text-evasion/spam-filter.json?url';
  window.outcomes = [];
  const done = (one) => window.outcomes.push(one);
  const bytes = async (url) => (await fetch(url)).arrayBuffer();
  const [what, task] = location.hash.slice(1).split('-');
  const shown = {
    poisoning: async () => <Poisoning task={task} file={await bytes(rows)} onDone={done} />,
    adversarial: async () => <Adversarial task={task} files={{ digits: await bytes(digits), plain: await bytes(plain), hardened: await bytes(hardened) }} onDone={done} />,
    text: async () => <TextEvasion file={await (await fetch(filter)).json()} onDone={done} />,
    file: async () => <ModelFile format={task} model={await bytes(plain)} digits={await bytes(digits)} onDone={done} />,
  };
  createRoot(document.getElementById('main')).render(<><h1>Lesson</h1><h2>Step</h2><h3>Exercise</h3>{await shown[what]()}</>);`;

type Outcome = { seconds: number; detail?: Record<string, number | boolean>; words?: number };

describe('exercises with models in the browser', () => {
  let folder: string;
  let server: Server;
  let browser: Browser;
  let page: Page;
  let base: string;

  before(async () => {
    await mkdir(join(root, 'dist'), { recursive: true });
    folder = await mkdtemp(join(root, 'dist/models-test-'));
    await writeFile(join(folder, 'index.html'), '<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>t</title><main id="main"></main><script type="module" src="./main.tsx"></script></html>');
    await writeFile(join(folder, 'main.tsx'), MAIN);
    await build({ root: folder, configFile: false, logLevel: 'error', base: '/', build: { outDir: join(folder, 'out'), target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } }, worker: { format: 'es' }, oxc: { jsx: { runtime: 'automatic' } } });
    server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://x').pathname;
      response.setHeader('content-security-policy', policy);
      response.setHeader('content-type', types[path === '/' ? '.html' : extname(path)] ?? 'application/octet-stream');
      readFile(join(folder, 'out', path === '/' ? 'index.html' : path)).then((body) => response.end(body), () => response.writeHead(404).end());
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    browser = await launchBrowser();
  });

  after(async () => {
    await browser?.close();
    await new Promise((done) => (server ? server.close(done) : done(undefined)));
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  const open = async (name: string, { width = 1200, theme = 'light' }: { width?: number; theme?: 'light' | 'dark' } = {}): Promise<void> => {
    page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: theme });
    page.setDefaultTimeout(40_000);
    await page.goto(`${base}#${name}`);
    await page.getByRole('region').first().waitFor();
  };
  const shot = (name: string): Promise<void> => picture(page, name);
  const outcomes = (): Promise<Outcome[]> => page.evaluate('window.outcomes');
  const hasNoBarriers = async (): Promise<void> => assert.deepEqual(await findBarriers(page, 'main'), []);
  /** Names what sticks out, if anything does. */
  const fitsAPhone = async (): Promise<void> => {
    const wide = await page.evaluate<string[]>("document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.outerHTML.slice(0, 100))");
    assert.deepEqual(wide, []);
  };
  const press = async (name: string | RegExp, key = 'Enter'): Promise<void> => page.getByRole('button', { name }).press(key);
  const choose = async (name: string | RegExp): Promise<void> => page.getByRole('radio', { name }).press('Space');
  const status = (): ReturnType<Page['locator']> => page.locator('[role=status].tryout-says').first();
  /** Seconds for which the page's own thread had a processor, of those that went by: what other programs do on this machine counts only for the second. */
  const busyWhile = async (work: () => Promise<void>): Promise<{ busy: number; whole: number }> => {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    const taskSeconds = async (): Promise<number> => (await devtools.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')!.value;
    const [before, began] = [await taskSeconds(), performance.now()];
    await work();
    const measured = { busy: (await taskSeconds()) - before, whole: (performance.now() - began) / 1000 };
    await devtools.detach();
    return measured;
  };
  const isFree = ({ busy, whole }: { busy: number; whole: number }): void => assert.ok(busy > 0 && busy < whole / 2, `the page’s own thread was busy for ${busy.toFixed(2)} s of ${whole.toFixed(2)} s`);

  it('poisons two per cent of the rows, by keyboard: the mark works while clean accuracy holds, within 3 seconds and without freezing the page', async () => {
    await open('poisoning-attack');
    await hasNoBarriers();
    await shot('poisoning-before');
    await press('Change the rows and train again');
    assert.equal(await page.locator('progress').count(), 0, 'nothing runs before something is expected');
    await choose('It moves by less than 3 points');
    isFree(await busyWhile(async () => {
      await press('Change the rows and train again');
      await page.getByText(/With your mark, \d+\s% of the other digits are now read as 7/).waitFor();
    }));
    const [first] = await outcomes();
    assert.ok(Number(first?.detail?.['fooled']) >= 80, JSON.stringify(first));
    assert.ok(Math.abs(Number(first?.detail?.['drop'])) < 3, JSON.stringify(first));
    const seconds = Number(/([\d.]+) seconds of training/.exec((await page.getByText(/seconds of training/).textContent()) ?? '')?.[1]);
    assert.ok(seconds <= 3, `${seconds} s`);
    await page.getByText('On clean accuracy you expected it right.').waitFor();
    await hasNoBarriers();
    await shot('poisoning-after');
  });

  it('shows that a false label without a mark plants nothing', TEST_FULL_ONLY, async () => {
    await open('poisoning-attack', { width: 360 });
    await fitsAPhone();
    await choose(/^Nothing, only the label/);
    await choose('It moves by less than 3 points');
    await press('Change the rows and train again');
    await page.getByText(/Only \d+\s% of the marked digits are read as 7/).waitFor();
    assert.deepEqual(await outcomes(), []);
    await fitsAPhone();
    await shot('poisoning-phone');
  });

  it('lets a register notice, a rewritten register not notice, and a seal stop that', TEST_FULL_ONLY, async () => {
    await open('poisoning-guard', { theme: 'dark' });
    await press('Strike, check and train');
    await page.getByText(/noticed all 60 changed rows and left them out/).waitFor();
    await choose(/rewrite the register/);
    await press('Strike, check and train');
    await page.getByText(/noticed nothing, because it agrees/).waitFor();
    await page.getByRole('checkbox', { name: /sealed with a key/ }).press('Space');
    await press('Strike, check and train');
    await page.getByText(/does not fit the register, so training stopped/).waitFor();
    assert.deepEqual(await outcomes(), []);
    await choose(/Before anybody registered/);
    await press('Strike, check and train');
    await page.getByText(/It does not know whether it was ever good/).waitFor();
    assert.equal((await outcomes()).length, 1);
    await hasNoBarriers();
    await shot('poisoning-guard-dark');
  });

  it('fools the model on one digit by a slider, and noise does not', async () => {
    await open('adversarial-one');
    await hasNoBarriers();
    const slider = page.getByRole('slider');
    await slider.focus();
    for (let tries = 0; tries < 30 && !/reads this/.test((await status().textContent()) ?? ''); tries += 1) await page.keyboard.press('ArrowRight');
    assert.match((await status().textContent()) ?? '', /FGSM with ε = 0\.\d+: the model reads this \d as \d/);
    assert.deepEqual(await outcomes(), []);
    await shot('adversarial-one');
    await choose(/Random noise/);
    assert.match((await status().textContent()) ?? '', /still reads/);
    assert.equal((await outcomes()).length, 1);
    await hasNoBarriers();
  });

  it('sweeps over budgets in a worker, with a plot and its numbers in a table', TEST_FULL_ONLY, async () => {
    await open('adversarial-sweep');
    // A sweep in the page itself would keep its thread busy from beginning to end.
    isFree(await busyWhile(async () => {
      await press(/Attack all 300 digits/);
      await page.getByText(/You expected 50 of 100, and it was \d+\./).waitFor();
    }));
    const [first] = await outcomes();
    const was = Number(first?.detail?.['was']);
    assert.ok(was > 20 && was < 45, `${was}`);
    await page.getByText('Show the numbers').press('Enter');
    assert.equal(await page.getByRole('row').count(), 8);
    await hasNoBarriers();
    await shot('adversarial-sweep');
  });

  it('compares the hardened model and names its price, on a phone and in the dark', TEST_FULL_ONLY, async () => {
    await open('adversarial-hardened', { width: 360, theme: 'dark' });
    await press('Attack both models');
    await page.getByText(/the hardened model keeps \d+\s%/).first().waitFor();
    await page.getByText(/level at [\d.]+\s% of hostile inputs/).waitFor();
    await fitsAPhone();
    await hasNoBarriers();
    await shot('adversarial-hardened-phone-dark');
  });

  it('gets messages past the filter with the words it trusts, and not with words by chance', async () => {
    await open('text');
    await page.getByText('10 of 10 are still caught.').waitFor();
    const words = page.getByRole('slider', { name: 'Words you append' });
    await words.focus();
    await page.keyboard.press('End');
    await page.getByText('0 of 10 are still caught.').waitFor();
    assert.deepEqual(await outcomes(), []);
    await hasNoBarriers();
    await shot('text-evasion');
    await choose(/by chance/);
    await page.getByText('10 of 10 are still caught.').waitFor();
    assert.deepEqual((await outcomes()).map(({ words }) => words), [20]);
    await page.setViewportSize({ width: 360, height: 800 });
    await fitsAPhone();
    await shot('text-evasion-phone');
  });

  it('opens the shipped model file, and says what four changes to it really do', TEST_FULL_ONLY, async () => {
    await open('file-safetensors');
    await hasNoBarriers();
    const changes = page.locator('.model-changes > li');
    for (const [at, expected] of ['It loads, and the model answers as before', 'The reader refuses it', 'Loading it runs your code', 'It loads, and the model answers differently'].entries()) {
      await changes.nth(at).getByRole('radio', { name: expected }).press('Space');
      await changes.nth(at).getByRole('button').press('Enter');
    }
    assert.match((await changes.nth(0).getByRole('status').textContent()) ?? '', /As you expected.*282\/300 \(282\/300\)/);
    assert.match((await changes.nth(1).getByRole('status').textContent()) ?? '', /claims 1099511627776 bytes/);
    assert.match((await changes.nth(2).getByRole('status').textContent()) ?? '', /expected something else\. The reader refuses it\..*lies over another tensor/);
    assert.match((await changes.nth(3).getByRole('status').textContent()) ?? '', /As you expected.*2\d\d\/300 \(282\/300\)/);
    assert.deepEqual((await outcomes()).map((one) => (one as { right?: number }).right), [3]);
    await hasNoBarriers();
    await shot('model-file');
  });

  it('lists what an ONNX file asks for, on a phone', TEST_FULL_ONLY, async () => {
    await open('file-onnx', { width: 360, theme: 'dark' });
    await fitsAPhone();
    const changes = page.locator('.model-changes > li');
    for (const [at, expected] of ['It loads, and the model answers differently', 'It asks for code that is not in it', 'It asks the loader for a file outside of its folder', 'It asks the loader for a file outside of its folder'].entries()) {
      await changes.nth(at).getByRole('radio', { name: expected }).press('Space');
      await changes.nth(at).getByRole('button').press('Enter');
      await changes.nth(at).getByText('As you expected.').waitFor();
    }
    assert.equal((await outcomes()).length, 1);
    await fitsAPhone();
    await hasNoBarriers();
    await shot('model-file-onnx-phone-dark');
  });
});
