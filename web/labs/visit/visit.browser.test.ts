// The work on a lab inside a lesson in a real browser: the choice, the clock, and when each part is over.
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { type LabLine, openingsContract } from '../../../server/labs/contract.ts';
import { routesOf } from '../../../server/platform/http/route.ts';
import { findBarriers, isTooWide, launchBrowser } from '../../../test/browser.ts';
import { type ServedPage, servePage } from '../../../test/serve-page.ts';

const line = (slug: string, language: LabLine['language']): LabLine => ({ slug, language, state: 'open', title: `Find and fix (${slug})`, summary: 'A chat that gives too much away.', kind: 'lab', tier: 2, minutes: 25, cwe: ['CWE-79'] });
let labs: LabLine[] = [];

const MAIN = `
import './ui/tokens.css'; import './ui/base.css'; import './ui/page.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { LabEmbed } from './labs/lab-embed.tsx';
window.outcomes = [];
const [task, minutes] = location.hash.slice(1).split('-');
const props = { slug: 'assistant-py', or: 'assistant-ts', task, ...(minutes && { minutes }) };
createRoot(document.getElementById('main')).render(
  <QueryClientProvider client={new QueryClient()}><h1>Lesson</h1><h2>Step</h2><Suspense><LabEmbed module="m" props={props} onDone={(one) => window.outcomes.push(one)} /></Suspense></QueryClientProvider>);`;

describe('the work on a lab in a lesson', () => {
  let served: ServedPage;
  let browser: Browser;
  before(async () => {
    const contract = { 'GET /api/labs': openingsContract['GET /api/labs'] } as const;
    served = await servePage(MAIN, routesOf(contract, { 'GET /api/labs': { allow: 'anyone', handle: async () => ({ labs }) } }));
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await served?.stop();
  });
  beforeEach(() => {
    labs = [line('sql-injection', 'python'), line('assistant-ts', 'typescript'), line('assistant-py', 'python')];
  });
  const open = async (task: string, width = 1000): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    await page.goto(`${served.url}/#${task}`);
    await page.getByRole('region').waitFor();
    return page;
  };
  const become = (slug: string, state: LabLine['state']): void => {
    labs = labs.map((lab) => (lab.slug === slug ? { ...lab, state } : lab));
  };
  const outcomes = (page: Page): Promise<unknown[]> => page.evaluate('window.outcomes.map(({ outcome, detail }) => [outcome, detail.lab, detail.state])');
  /** Said by an effect, so a moment after the words are there. */
  const reported = async (page: Page): Promise<unknown[]> => {
    await page.waitForFunction('window.outcomes.length > 0');
    return outcomes(page);
  };
  const isFine = async (page: Page): Promise<void> => assert.deepEqual([await findBarriers(page, 'main'), await isTooWide(page)], [[], false]);

  it('offers both languages, and is over when one of them was opened', async () => {
    const page = await open('begin');
    assert.deepEqual(await page.getByRole('radio').count(), 2);
    const link = page.getByRole('link', { name: 'Open the lab in a new tab' });
    assert.equal(await link.getAttribute('href'), '/labs/assistant-py');
    await page.getByRole('radio', { name: /TypeScript/ }).focus();
    await page.keyboard.press('Space');
    assert.equal(await link.getAttribute('href'), '/labs/assistant-ts');
    await isFine(page);
    assert.deepEqual(await outcomes(page), []);
    become('assistant-ts', 'begun');
    await page.getByRole('button', { name: 'Look again how far it is' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('The lab is open.').waitFor();
    assert.deepEqual(await reported(page), [['done', 'assistant-ts', 'begun']]);
    await page.close();
  });

  it('gives a pair five minutes on a clock, and is over when they swap', async () => {
    become('assistant-py', 'begun');
    const page = await open('work-5', 360);
    assert.equal(await page.getByRole('radio').count(), 0);
    await page.clock.install();
    await page.getByRole('button', { name: 'Start 5 minutes' }).click();
    await page.clock.runFor(61_000);
    await page.getByRole('timer').filter({ hasText: '3:59 left' }).waitFor();
    await isFine(page);
    await page.clock.runFor(240_000);
    await page.getByRole('timer').filter({ hasText: 'Time is up.' }).waitFor();
    await page.getByRole('status').filter({ hasText: 'Time is up.' }).waitFor({ state: 'attached' });
    assert.deepEqual(await outcomes(page), []);
    await page.getByRole('button', { name: 'We have swapped' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('This round is over.').waitFor();
    assert.deepEqual(await reported(page), [['done', 'assistant-py', 'begun']]);
    await page.close();
  });

  it('is over by passing, and not by reading the solution', async () => {
    become('assistant-py', 'begun');
    const page = await open('finish');
    await page.getByText(/over when the lab is passed/).waitFor();
    become('assistant-py', 'shown');
    const look = page.getByRole('button', { name: 'Look again how far it is' });
    await look.click();
    await page.getByText(/You have read the solution/).waitFor();
    assert.deepEqual(await outcomes(page), []);
    await isFine(page);
    become('assistant-ts', 'passed');
    await look.click();
    await page.getByText(/^Passed: every attack fails/).waitFor();
    assert.deepEqual(await reported(page), [['passed', 'assistant-ts', 'passed']]);
    await isFine(page);
    await page.close();
  });

  it('lets nobody say that they worked on what they never opened', async () => {
    const page = await open('work');
    await page.getByText('Open the lab first; then this part can be closed.').waitFor();
    const said = page.getByRole('button', { name: 'I have worked on it' });
    assert.equal(await said.count(), 0);
    become('assistant-py', 'begun');
    await page.getByRole('button', { name: 'Look again how far it is' }).click();
    await said.focus();
    await page.keyboard.press('Enter');
    await page.getByText('Noted. The lab stays open.').waitFor();
    assert.equal(await page.getByRole('timer').count() + (await page.getByRole('button', { name: /Start/ }).count()), 0);
    assert.deepEqual(await reported(page), [['done', 'assistant-py', 'begun']]);
    await isFine(page);
    await page.close();
  });
});
