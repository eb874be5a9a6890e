// An opening as its page sees it, with its newest run and with how the next one will be judged.
import { namesOfColleagues } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import type { Engine, Opening, Run } from './contract.ts';
import { findLab, getLabVersion, type Lab } from './lab-content.ts';
import { readPairFiles } from './pair-files.ts';
import { shownStep, stateOf } from './rules.ts';
import { queueOf } from '../platform/limits/run-queue.ts';
import { solutionOf } from './solution.ts';
import { countRuns, findSubmission, type OpeningRow, type RunRow, type Submission } from './store.ts';
import { findPairOf, listMembers } from './store-pairs.ts';

/** A process of its own for each language somebody works in. */
export const engineKey = (subject: string, { body }: Pick<Lab, 'body'>): string => `${subject} ${body.language}`;

export const presentOpening = async (ctx: Ctx, row: OpeningRow): Promise<Opening> => {
  const [lab, newest, pair] = await Promise.all([getLabVersion(ctx, row.version), findLab(ctx, row.lab), pairOf(ctx, row)]);
  const runs = await countRuns(ctx, row.id, pair?.id ?? null);
  return {
    id: row.id,
    lab: row.lab,
    version: row.version,
    isOutdated: newest !== undefined && newest.version !== row.version,
    openedAt: row.opened_at.toISOString(),
    state: stateOf(row),
    files: pair === null ? row.files : await readPairFiles(ctx, pair.id),
    seconds: row.seconds,
    hints: lab.body.hints.slice(0, row.hints),
    hintCount: lab.body.hints.length,
    runs: runs.count,
    lastRun: runs.last === undefined ? null : await presentRun(ctx, runs.last, lab),
    solution: row.shown_at === null ? null : solutionOf(lab.body),
    engine: engineOf(ctx, row.subject, lab),
    pair,
  };
};

const pairOf = async (ctx: Ctx, { id, subject }: OpeningRow): Promise<Opening['pair']> => {
  const pair = await findPairOf(ctx, id);
  if (pair === undefined) return null;
  const partner = (await listMembers(ctx, pair)).find((member) => member.subject !== subject);
  return { id: pair, partner: partner === undefined ? null : ((await namesOfColleagues(ctx, [partner.subject])).get(partner.subject) ?? null) };
};

/** `kept`: its submission, where it is at hand. */
export const presentRun = async (ctx: Ctx, run: RunRow, { body }: Pick<Lab, 'body'>, kept?: Submission): Promise<Run> => {
  const submission = kept ?? (await findSubmission(ctx, run));
  return {
    id: run.id,
    at: run.at.toISOString(),
    holds: run.holds,
    isVerified: run.is_verified,
    steps: (submission?.steps ?? []).map((step) => shownStep(step, body)),
    files: submission?.files ?? null,
    milliseconds: run.milliseconds,
  };
};

const engineOf = (ctx: Ctx, subject: string, lab: Lab): Engine => {
  const own = queueOf(ctx).position(subject);
  return own === null ? ctx.sandbox.state(engineKey(subject, lab)) : { state: 'waiting', position: own };
};

/** Begins to make a process ready while the person reads; the first run would wait for it otherwise. */
export const warmUp = async (ctx: Ctx, { subject, version }: OpeningRow): Promise<void> => {
  if (ctx.sandbox.state().state === 'none') return;
  const lab = await getLabVersion(ctx, version);
  ctx.sandbox.bind(engineKey(subject, lab), lab.body.language).catch((error: unknown) => ctx.log.info('a process was not made ready', { error: String(error) }));
};
