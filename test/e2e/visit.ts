// Opens one page after another in a tab, waits until each has arrived, and keeps what went wrong on the way.
import type { Browser, BrowserContext, Page, Request, Response } from 'playwright-core';
import type { Heard } from './prose.ts';

export type Look = { width: number; height: number; colorScheme: 'light' | 'dark' };
export const desk: Look = { width: 1280, height: 900, colorScheme: 'light' };
export const phone: Look = { width: 360, height: 844, colorScheme: 'dark' };

export type Tab = {
  page: Page;
  /** Answers when the page with its data stands there. */
  open(address: string): Promise<void>;
  settle(): Promise<void>;
  /** What was read from the API since the page was opened, without the session. */
  reads(): string[];
  /** The replies of the API since the last call, but for refusals. */
  heard(): Promise<Heard[]>;
  /** Errors in the console or in the scripts since the last call, breaches of the content policy among them. */
  problems(): string[];
};

const WAIT_MS = 15_000;
const nextMoment = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
export const isRead = (url: string): boolean => new URL(url).pathname.startsWith('/api/') && new URL(url).pathname !== '/api/me';

/** A body that went with its page cannot be read any more, and was not shown. */
const asHeard = async (response: Response): Promise<Heard | undefined> => {
  const { pathname } = new URL(response.url());
  if (!pathname.startsWith('/api/') || !response.ok() || !(response.headers()['content-type'] ?? '').includes('json')) return undefined;
  return response.json().then((json: unknown) => ({ path: pathname, json }), () => undefined);
};

export const newTab = async (browser: Browser, base: string, look: Look, storageState?: Awaited<ReturnType<BrowserContext['storageState']>>): Promise<Tab> => {
  const context = await browser.newContext({ baseURL: base, viewport: { width: look.width, height: look.height }, colorScheme: look.colorScheme, reducedMotion: 'reduce', ...(storageState === undefined ? {} : { storageState }) });
  const page = await context.newPage();
  let problems: string[] = [];
  let reads = new Set<string>();
  let replies: Promise<Heard | undefined>[] = [];
  const under = new Set<Request>();
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => {
    // A stream of events goes on for as long as the page is there.
    if (!new URL(request.url()).pathname.startsWith('/api/') || request.resourceType() === 'eventsource') return;
    under.add(request);
    if (request.method() === 'GET' && isRead(request.url())) reads.add(request.url());
  });
  page.on('response', (response) => void replies.push(asHeard(response)));
  page.on('requestfinished', (request) => under.delete(request));
  page.on('requestfailed', (request) => under.delete(request));

  const settle = async (): Promise<void> => {
    let until = Date.now() + WAIT_MS;
    for (let quiet = 0; quiet < 2; ) {
      const isThere = (await page.evaluate(`document.querySelector('h1, .designed, .notice') !== null && document.querySelector('.loading') === null`).catch(() => false)) as boolean;
      quiet = isThere && under.size === 0 ? quiet + 1 : 0;
      // The first run waits until the place where programs run has proved itself, which takes one back end longer than another.
      if ([...under].some((request) => request.url().endsWith('/runs'))) until = Date.now() + WAIT_MS;
      if (Date.now() > until) throw new Error(`${page.url()} was not there within ${WAIT_MS / 1000} s: ${isThere ? 'its data' : 'the page itself'} is missing${[...under].map((request) => `, ${request.method()} ${new URL(request.url()).pathname} is under way`).join('')}`);
      await nextMoment(40);
    }
  };
  return {
    page,
    open: async (address) => {
      reads = new Set();
      under.clear();
      await page.goto(address);
      await settle();
    },
    settle,
    reads: () => [...reads].sort(),
    heard: async () => {
      const now = replies;
      replies = [];
      return (await Promise.all(now)).filter((one) => one !== undefined);
    },
    problems: () => {
      const found = problems;
      problems = [];
      return found;
    },
  };
};
