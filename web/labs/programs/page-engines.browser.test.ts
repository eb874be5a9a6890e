// The engines of the page in a real browser, under the policies the product serves: what a program may reach, and what ends it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import type { Language, ProgramAnswer, ProgramRequest } from '../../../server/platform/sandbox/program.ts';
import { LOGIN_COOKIE } from '../../../server/platform/http/cookies.ts';
import { routesOf } from '../../../server/platform/http/route.ts';
import { launchBrowser } from '../../../test/browser.ts';
import { type ServedPage, servePage } from '../../../test/serve-page.ts';
import { TEST_FULL_ONLY } from '../../../test/test-full-only.ts';

const MAIN = `
import { engineFor } from './labs/programs/engine-for.ts';
import { EngineLine } from './labs/engine-line.tsx';
import { labsMessages } from './labs/messages.ts';
import { addMessages } from './ui/messages.ts';
import { createRoot } from 'react-dom/client';
addMessages(labsMessages);
window.engine = engineFor;
createRoot(document.getElementById('main')).render(<><EngineLine of="python" /><EngineLine of="typescript" /></>);
`;
const reply = z.object({ name: z.string() });
const routes = routesOf({ 'GET /api/whoami': { reply } }, { 'GET /api/whoami': { allow: 'anyone', handle: async () => ({ name: 'Ada' }) } });

type Ran = { answer?: ProgramAnswer; problem?: string; ms: number };

describe('programs in the page', () => {
  let served: ServedPage;
  let browser: Browser;
  let page: Page;
  before(async () => {
    [served, browser] = await Promise.all([servePage(MAIN, routes), launchBrowser()]);
    const context = await browser.newContext();
    await context.addCookies([{ name: LOGIN_COOKIE, value: 'secret', url: served.url, httpOnly: true, sameSite: 'Strict' }]);
    page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(served.url);
  });
  after(async () => {
    await browser?.close();
    await served?.stop();
  });

  const run = (language: Language, text: string, call: string | undefined = 'go'): Promise<Ran> => {
    const file = language === 'python' ? 'main.py' : 'main.ts';
    const request: ProgramRequest = { language, files: { [file]: text }, calls: [{ file, function: call, args: [] }] };
    return page.evaluate(`(async (request) => {
      const engine = window.engine(request.language);
      await engine.start();
      const began = performance.now();
      const ran = await engine.run(request).then((answer) => ({ answer }), (problem) => ({ problem: problem.message }));
      return { ...ran, ms: performance.now() - began };
    })(${JSON.stringify(request)})`) as Promise<Ran>;
  };
  const value = async (language: Language, text: string): Promise<unknown> => {
    const { answer, problem } = await run(language, text);
    const [first] = answer?.returns ?? [];
    return first?.error === undefined ? (first?.value ?? problem) : `${first.error.type}: ${first.error.message}`;
  };
  /** Whatever was asked of the server while `work` went on, and a moment after. */
  const askedDuring = async (work: () => Promise<unknown>): Promise<string[]> => {
    const before = served.asked.length;
    await work();
    await page.waitForTimeout(400);
    return served.asked.slice(before).filter((one) => one.includes('/api/') || one.startsWith('UPGRADE'));
  };

  it('would tell by the list of requests that one arrived, with its cookie', async () => {
    const asked = await askedDuring(() => page.evaluate(`fetch('/api/whoami').then((reply) => reply.json())`));
    assert.deepEqual(asked, [`GET /api/whoami ${LOGIN_COOKIE}=secret`]);
  });

  it('reach our API with no cookie and no other way from Python', async () => {
    const tries = [
      'import js\n    x = js.XMLHttpRequest.new()\n    x.open("GET", "/api/whoami", False)\n    x.send()\n    return x.responseText',
      'import js\n    js.fetch("/api/whoami")\n    return "sent"',
      'from pyodide.code import run_js\n    run_js("fetch(\'/api/whoami\')")\n    return "sent"',
      'from pyodide.http import open_url\n    return open_url("/api/whoami").read()',
      'import pyodide_js\n    pyodide_js.constructor.constructor("fetch(\'/api/whoami\')")()\n    return "sent"',
      'import urllib.request\n    return urllib.request.urlopen("/api/whoami").read().decode()',
      // It says that it is connected: the interpreter's sockets are WebSockets, which the policy refuses later.
      `import socket\n    s = socket.create_connection(("localhost", ${new URL(served.url).port}), 1)\n    s.send(b"GET /api/whoami HTTP/1.0\\r\\n\\r\\n")\n    return s.recv(10).decode()`,
    ];
    const asked = await askedDuring(async () => {
      for (const body of tries) assert.doesNotMatch(String(await value('python', `def go():\n    ${body}\n`)), /^sent$|Ada/, body);
    });
    assert.deepEqual(asked, []);
  });

  it('reach it from no TypeScript, whatever of the browser it finds', async () => {
    const global = `const g: any = (0, eval)('globalThis');`;
    const tries = [
      `const reply = await fetch('/api/whoami'); return reply.text();`,
      `${global} const reply = await g.fetch('/api/whoami'); return reply.text();`,
      `${global} const x = new g.XMLHttpRequest(); x.open('GET', '/api/whoami', false); x.send(); return x.responseText;`,
      `${global} return new Promise((done, failed) => { const s = new g.WebSocket('ws://' + g.location.host + '/api/whoami'); s.onopen = () => done('sent'); s.onerror = () => failed(new Error('refused')); });`,
      `${global} return new Promise((done, failed) => { const s = new g.EventSource('/api/whoami'); s.onopen = () => done('sent'); s.onerror = () => failed(new Error('refused')); });`,
      `${global} await g.eval("import('/api/whoami')"); return 'sent';`,
      `${global} g.importScripts('/api/whoami'); return 'sent';`,
      `${global} const w = new g.Worker('/api/whoami'); await new Promise((done) => (w.onerror = done)); return w.never;`,
      `${global} const w = new g.Worker(g.URL.createObjectURL(new g.Blob(["fetch('/api/whoami')"]))); await new Promise((done) => (w.onerror = done)); return w.never;`,
      `${global} g.navigator.sendBeacon?.('/api/whoami'); return 'nothing';`,
      `${global} const cache = await g.caches.open('x'); await cache.add('/api/whoami'); return 'sent';`,
    ];
    const asked = await askedDuring(async () => {
      for (const body of tries) assert.doesNotMatch(String(await value('typescript', `export async function go() { ${body} }`)), /^sent$|Ada/);
    });
    assert.deepEqual(asked, []);
  });

  it('evaluate nothing in the Python worker, and only without a network in the TypeScript worker', async () => {
    const said = (await page.evaluate(`(async () => {
      const { stamp } = await (await fetch('/assets/pyodide/manifest.json')).json();
      return stamp;
    })()`)) as string;
    const worker = page.workers().find((one) => one.url().includes(`${said}/python-worker.js`));
    assert.ok(worker, 'the Python worker is there');
    // Function and eval are refused by the policy of the worker's own file, whoever holds them.
    // After a moment, because what the debugger itself evaluates may do anything.
    const tried = await worker.evaluate(`new Promise((done) => setTimeout(() => { try { done((0, eval)('1 + 1')); } catch (problem) { done(problem.name); } }))`);
    assert.equal(tried, 'EvalError');
    assert.equal(await value('typescript', `export const go = () => eval('1 + 1')`), 2);
  });

  it('leave nothing behind for the next one', async () => {
    await value('python', 'import builtins\ndef go():\n    builtins.left = 1\n    open("/app/left", "w").write("x")\n    return 1\n');
    assert.equal(await value('python', 'import builtins, os\ndef go():\n    return [hasattr(builtins, "left"), os.path.exists("/app/left")] == [False, False]\n'), true);
    await value('typescript', `export function go() { (globalThis as any).left = 1; (0, eval)('Array.prototype.map = () => [7]'); return 1; }`);
    assert.deepEqual(await value('typescript', `export function go() { return [(globalThis as any).left === undefined, [1].map((n) => n)[0]]; }`), [true, 1]);
  });

  it('are ended after three seconds when they never end, and the next one is answered', async () => {
    for (const [language, loop, after] of [
      ['python', 'def go():\n    while True:\n        pass\n', 'def go():\n    return 5\n'],
      ['typescript', 'export function go() { for (;;); }', 'export const go = () => 5'],
    ] as const) {
      const { problem, ms } = await run(language, loop);
      assert.equal(problem, 'no answer in time');
      assert.ok(ms >= 2900 && ms < 4500, `${language}: ended after ${Math.round(ms)} ms`);
      assert.equal(await value(language, after), 5);
    }
  });

  it('end where nobody waits for a promise that fails, as on the server', async () => {
    assert.equal((await run('typescript', `export const go = async () => { void Promise.reject(new Error('left alone')); await 0; return 1; };`)).problem, 'the program ended its interpreter');
    assert.equal(await value('typescript', `export const go = async () => { const later = Promise.reject(new Error('heard')); try { await later; } catch { return 2; } };`), 2);
  });

  it('take the line of their own mistake back to the page', async () => {
    const broken = await run('typescript', 'export const go = () => 1\nconst = 2\n');
    assert.deepEqual([broken.answer?.returns[0]?.error?.type, broken.answer?.returns[0]?.error?.line, broken.answer?.returns[0]?.error?.file], ['SyntaxError', 2, 'main.ts']);
    const other = await run('python', 'def go():\n    return 1\ndef broken(:\n');
    assert.deepEqual([other.answer?.returns[0]?.error?.type, other.answer?.returns[0]?.error?.line, other.answer?.returns[0]?.error?.file], ['SyntaxError', 3, 'main.py']);
  });

  it('say at once that WebAssembly is blocked, and what helps', TEST_FULL_ONLY, async () => {
    const other = await page.context().newPage();
    await other.route('**/python-worker.js', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': "default-src 'none'; script-src 'self'; connect-src 'none'" } });
    });
    await other.goto(served.url);
    const began = Date.now();
    const starting = other.evaluate(`window.engine('python').start().catch((problem) => problem.message)`);
    await other.getByRole('alert').getByText(/blocks WebAssembly/).waitFor({ timeout: 15_000 });
    assert.ok(Date.now() - began < 15_000);
    assert.match(String(await starting), /WebAssembly is blocked/);
    await other.close();
  });

  it('say that Python did not start when its worker keeps silent, and start by the button', TEST_FULL_ONLY, async () => {
    const other = await page.context().newPage();
    await other.clock.install();
    await other.route('**/python-worker.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '// says nothing' }));
    await other.goto(served.url);
    void other.evaluate(`void window.engine('python').start().catch(() => undefined)`);
    await other.getByText('Getting Python ready: starting').waitFor();
    await other.clock.fastForward(31_000);
    await other.getByRole('alert').getByText('Python could not start in this page').waitFor();
    await other.unroute('**/python-worker.js');
    await other.getByRole('button', { name: 'Try again' }).press('Enter');
    await other.getByText('Python is ready').waitFor({ timeout: 40_000 });
    await other.close();
  });
});
