// The only file that knows every capability: puts their routes, jobs and personal parts together.
import type { Hono } from 'hono';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { arenaCapability, mistakesInOwnChallenges } from './arena/index.ts';
import { type ContentPlaces, curriculumJobs, curriculumRoutes, type HandedKind, publishAll, publishedLines, readPlaces, type ReadPlaces, watchContent } from './curriculum/index.ts';
import { effectivenessCapability } from './effectiveness/index.ts';
import { bundleLab, type LabBody, labsCapability, parseLab } from './labs/index.ts';
import { learningCapability } from './learning/index.ts';
import { identify, peopleCapability } from './people/index.ts';
import type { Capability } from './platform/capability.ts';
import type { Ctx } from './platform/context.ts';
import { servePages } from './platform/http/pages.ts';
import type { Route } from './platform/http/route.ts';
import { serveRoutes } from './platform/http/serve.ts';
import type { Job } from './platform/jobs/job.ts';
import { programmeRoutes } from './programme/index.ts';
import { signalsCapability } from './signals/index.ts';

const labKind: HandedKind = {
  kind: 'lab',
  folder: 'labs',
  parse: parseLab,
  present: (slug, body, scriptUrl) => bundleLab(slug, body as LabBody, scriptUrl),
  script: (body) => (body as LabBody).publicChecksJs,
  sources: new URL('labs/', import.meta.url),
};
const LAB_TO_TRY = 'sql-injection';

const others: readonly Capability[] = [{ name: 'curriculum', routes: curriculumRoutes(labKind, LAB_TO_TRY), jobs: curriculumJobs }, learningCapability, signalsCapability, labsCapability, arenaCapability, effectivenessCapability, { name: 'programme', routes: programmeRoutes }];
/** People serve everyone's personal data and retention, so they are handed the others. */
export const capabilities: readonly Capability[] = [peopleCapability(others), ...others];

export const allRoutes: readonly Route[] = capabilities.flatMap((capability) => capability.routes ?? []);
export const allJobs: readonly Job[] = capabilities.flatMap((capability) => capability.jobs ?? []);

/** The whole product behind one fetch function; `distDir` holds the built web. */
export const makeApp = (ctx: Ctx, distDir: string): Hono => {
  const app = serveRoutes(ctx, allRoutes, (token) => identify(ctx, token));
  servePages(app, distDir);
  return app as unknown as Hono;
};

/** Where content comes from; tests see none of what this machine's organisation laid over it. */
export const contentPlaces = ({ isTest, dataDir }: Pick<Ctx['config'], 'isTest' | 'dataDir'>): ContentPlaces => {
  const ours = { dir: fileURLToPath(new URL('../content', import.meta.url)), shownAs: 'content' };
  return { roots: isTest ? [ours] : [ours, { dir: join(dataDir, 'content'), shownAs: 'data/content' }], kinds: [labKind] };
};

/** What content/ and what lies over it hold now; not yet published. */
export const readAllContent = (config: Ctx['config']): ReadPlaces => readPlaces(contentPlaces(config));

/** Publishes what changed; what cannot be published is said, and what was there before is served. */
export const publishContent = async (ctx: Ctx, say: (line: string) => void, read?: Promise<ReadPlaces>): Promise<void> => {
  try {
    for (const line of [...publishedLines(await publishAll(ctx, contentPlaces(ctx.config), await read)), ...mistakesInOwnChallenges(ctx)]) say(line);
  } catch (error) {
    say(`Content was not published: ${error instanceof Error ? error.message : String(error)}`);
  }
};

export const watchContentFiles = (ctx: Ctx, say: (line: string) => void): (() => void) => watchContent(ctx, contentPlaces(ctx.config), say);
