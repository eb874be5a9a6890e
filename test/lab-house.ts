// The product on a port of this process, with our own labs run in threads, and people who come in by a browser.
import { serve } from '@hono/node-server';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { contentPlaces } from '../server/app.ts';
import { publishAll } from '../server/curriculum/index.ts';
import { LOGIN_COOKIE } from '../server/platform/http/cookies.ts';
import type { Sandbox } from '../server/platform/sandbox/sandbox.ts';
import { trustedSandbox } from '../server/platform/sandbox/trusted-sandbox.ts';
import { aLogin, anOrganisation, type AnyPerson, aPerson } from './factories.ts';
import { publishContent } from './publish-content.ts';
import { startTestServer, type TestServer } from './server.ts';

export type LabHouse = TestServer & {
  base: string;
  /** A new tab of `person` on a device of its own; what its console and scripts complain of goes to `problems`. */
  enter: (browser: Browser, person: AnyPerson, look?: BrowserContextOptions) => Promise<Page>;
  someone: (name: string) => Promise<AnyPerson>;
  problems: string[];
};

/** Must be made while the file loads, so that its database lives as long as the file's tests. With `only`, no content but that. */
export const labHouse = async (sandbox?: Sandbox, only?: { dir: string; shownAs: string }): Promise<LabHouse> => {
  const programs = trustedSandbox();
  const server = await startTestServer({}, sandbox ?? programs);
  const { ctx } = server;
  await anOrganisation(ctx);
  if (only === undefined) await publishContent(ctx);
  else {
    const { mistakes } = await publishAll(ctx, { roots: [only], kinds: contentPlaces(ctx.config).kinds });
    assert.deepEqual(mistakes, []);
  }
  const listening = serve({ fetch: server.app.fetch, port: 0, hostname: '127.0.0.1' });
  await once(listening, 'listening');
  after(async () => {
    listening.close();
    await programs.stop();
  });
  const base = `http://localhost:${(listening.address() as AddressInfo).port}`;
  const problems: string[] = [];
  const enter: LabHouse['enter'] = async (browser, person, look = {}) => {
    const { token } = await aLogin(ctx, person);
    const context = await browser.newContext({ baseURL: base, viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...look });
    await context.addCookies([{ name: LOGIN_COOKIE, value: token, url: base, httpOnly: true, sameSite: 'Strict' }]);
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => message.type() === 'error' && /Content Security Policy|Uncaught/.test(message.text()) && problems.push(message.text()));
    return page;
  };
  return { ...server, base, enter, someone: (name) => aPerson(ctx, { name }), problems };
};
