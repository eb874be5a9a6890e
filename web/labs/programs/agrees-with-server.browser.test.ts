// The page and the server agree: each lab's own programs, judged in a real browser and on the trusted side, step by step.
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { z } from 'zod';
import type { Build, RunResult } from '../../../server/labs/checks.ts';
import { parseLab } from '../../../server/labs/parse-lab.ts';
import { readLabFolder } from '../../../server/labs/read-lab-folder.ts';
import { runChecks } from '../../../server/labs/run-checks.ts';
import type { LabBody } from '../../../server/labs/schemas.ts';
import { notFound } from '../../../server/platform/errors.ts';
import { FileReply, routesOf } from '../../../server/platform/http/route.ts';
import { startTrusted } from '../../../server/platform/sandbox/guest/start-trusted.ts';
import { launchBrowser } from '../../../test/browser.ts';
import { ROOT, type ServedPage, servePage } from '../../../test/serve-page.ts';

/** Of each lab the start, every fix and every third near-miss; otherwise the reference fix and one near-miss of every fourth lab. */
const isFull = process.env['TEST_FULL'] === '1';
const FOLDER = join(ROOT, 'content/labs');

type Program = { name: string; files: Record<string, string> };
const programsOf = ({ start, fixes, nearMisses }: LabBody): Program[] => [
  { name: 'start', files: start },
  ...fixes.slice(0, isFull ? undefined : 1).map(({ name, files }) => ({ name: `fixed/${name}`, files })),
  ...nearMisses.filter((_, at) => (isFull ? at % 3 === 0 : at === 0)).map(({ name, files }) => ({ name: `near-miss/${name}`, files })),
];

/** What must be the same: verdict, evidence and the program's own mistake. */
const comparable = ({ steps }: RunResult) => steps.filter(({ isHidden }) => !isHidden).map(({ name, kind, ok, shows, got, failure }) => ({ name, kind, ok, shows, got, failure }));

const labs = new Map<string, LabBody>();
for (const slug of (await readdir(FOLDER)).sort().filter((_slug, at) => isFull || at % 4 === 0)) labs.set(slug, parseLab(await readLabFolder(join(FOLDER, slug)), slug).body as LabBody);

const checksOf = (slug: string): string => labs.get(slug)?.publicChecksJs ?? notFoundHere();
const notFoundHere = (): never => {
  throw notFound('There is no such lab.');
};
const routes = routesOf(
  { 'GET /api/checks/:slug': { params: z.strictObject({ slug: z.string() }), reply: 'file' } } as const,
  { 'GET /api/checks/:slug': { allow: 'anyone', handle: async (_ctx, { params }) => new FileReply('checks.js', 'text/javascript', checksOf(params.slug)) } },
);

describe('the page and the server', { timeout: 900_000 }, () => {
  let served: ServedPage;
  let browser: Browser;
  let page: Page;
  let trusted: Awaited<ReturnType<typeof startTrusted>>;
  before(async () => {
    served = await servePage(`import { runLab } from './labs/programs/run-lab.ts';\nwindow.runLab = runLab;`, routes);
    [browser, trusted] = await Promise.all([launchBrowser(), startTrusted(5000)]);
    page = await browser.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(served.url);
  });
  after(async () => {
    await browser?.close();
    await served?.stop();
    await trusted?.stop();
  });

  const inPage = ({ language, attacks }: LabBody, slug: string, files: Program['files'], seed: string): Promise<RunResult> =>
    page.evaluate(`window.runLab(${JSON.stringify({ language, attacks, checksUrl: `/api/checks/${slug}` })}, ${JSON.stringify(files)}, () => undefined, ${JSON.stringify(seed)})`) as Promise<RunResult>;
  const onServer = async (lab: LabBody, slug: string, files: Program['files'], seed: string): Promise<RunResult> => {
    const load = async (name: string): Promise<Build> => ((await import(pathToFileURL(join(FOLDER, slug, `checks/${name}.ts`)).href)) as { build: Build }).build;
    const hidden = lab.hiddenChecksJs === '' ? undefined : await load('hidden');
    const attacks = [...lab.attacks, ...lab.hidden.attacks].map(({ name }) => name);
    return runChecks({ build: await load('public'), ...(hidden && { hidden }), language: lab.language, files, seed, child: trusted, attacks });
  };

  for (const [slug, lab] of labs) {
    it(`say the same about ${slug}`, async () => {
      for (const { name, files } of programsOf(lab)) {
        const seed = `${slug} ${name}`;
        const [ours, theirs] = await Promise.all([inPage(lab, slug, files, seed), onServer(lab, slug, files, seed)]);
        assert.deepEqual(comparable(ours), comparable(theirs), `${slug}/${name}`);
        if (name === 'start') assert.ok(ours.steps.filter(({ kind }) => kind === 'attack').every(({ ok }) => !ok), `${slug}/start falls in the page`);
        if (name.startsWith('fixed/')) assert.ok(ours.holds, `${slug}/${name} holds in the page`);
      }
    });
  }
});
