// Judges what somebody made of a lab, against the real attacks, and keeps run, submission and outcome together or not at all.
import { completeModulesWithLab, labActivity, recordOutcome } from '../learning/index.ts';
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustBePerson } from '../platform/context.ts';
import { conflict, unavailable } from '../platform/errors.ts';
import { countTryOf, tryKey } from '../platform/limits/count-try.ts';
import type { RunResult } from './checks.ts';
import type { Run, RunBody } from './contract.ts';
import { flagFiles } from './flag-files.ts';
import type { RunToJudge } from './judge-in-grader.ts';
import { getLabVersion, type Lab } from './lab-content.ts';
import { engineKey, presentRun } from './present-opening.ts';
import { keepable, newSeconds, newSeed, ownSteps } from './rules.ts';
import { pairKey, type Said } from './room.ts';
import { queueOf } from '../platform/limits/run-queue.ts';
import { mustBeFilesOf, mustBeOpen } from './save-files.ts';
import { findRun, getOpening, insertRun, lockOpenings, markRun, type OpeningRow, type RunRow, saveDraft, type Submission } from './store.ts';
import { findPairOf, listMembers } from './store-pairs.ts';

/** Four a minute for an hour. Each is kept with its files, and where nothing is judged here they would come as fast as they are sent. */
export const RUNS = { name: 'lab-run', points: 240, duration: 60 * 60 };
export const runsKey = (subject: string): string => tryKey('lab run', subject);

type Judged = RunResult & { isVerified: boolean; milliseconds: number };

/** Waits its turn behind the learner's other runs; the same `runId` again gives the same run. Throws LimitReached after very many in an hour. */
export const runLab = async (ctx: Ctx, id: string, body: RunBody): Promise<Run> => {
  const { subject } = mustBePerson(ctx);
  const opening = await getOpening(ctx, id, subject);
  const lab = await getLabVersion(ctx, opening.version);
  const known = await findRun(ctx, body.runId);
  if (known !== undefined) return presentRun(ctx, mustBeOfOpening(known, opening), lab);
  mustBeOpen(opening);
  mustBeFilesOf(lab, body.files);
  await countTryOf(ctx, RUNS, runsKey(subject));
  const { run, submission } = await queueOf(ctx).enter(subject, body.runId, async () => keepRun(ctx, opening, lab, body, await judgeRun(ctx, subject, lab, body)));
  return presentRun(ctx, mustBeOfOpening(run, opening), lab, submission);
};

const mustBeOfOpening = (run: RunRow, { id }: OpeningRow): RunRow => {
  if (run.opening !== id) throw conflict('This id belongs to another run. Run the lab again.');
  return run;
};

const JUDGE = new URL('judge-in-grader.ts', import.meta.url);

const judgeRun = async (ctx: Ctx, subject: string, lab: Lab, { files, ownVerdict }: RunBody): Promise<Judged> => {
  if (ctx.sandbox.state().state === 'none') return believePage(lab, ownVerdict);
  const key = engineKey(subject, lab);
  const began = performance.now();
  const { language, publicChecksJs, hiddenChecksJs, attacks, functions, hidden } = lab.body;
  const given: RunToJudge = { version: lab.version, lab: { language, publicChecksJs, hiddenChecksJs, attacks, functions, hidden }, files, seed: newSeed() };
  const result = (await ctx.sandbox.judge(key, language, JUDGE, given)) as RunResult;
  return { ...result, isVerified: true, milliseconds: Math.round(performance.now() - began) };
};

/** Where nothing can be judged, practice still counts as practice: the page's word, marked as nobody's but its own. */
const believePage = ({ body }: Lab, verdict: RunBody['ownVerdict']): Judged => {
  if (verdict === null) throw unavailable('This machine cannot judge your program. Run its checks in the page; what they say is kept as practice.');
  const steps = ownSteps(body, verdict.failed);
  return { seed: 'page', holds: verdict.holds && steps.every(({ ok }) => ok), steps, isVerified: false, milliseconds: 0 };
};

/** Of a run that was kept before, its submission is not at hand. */
type Kept = { run: RunRow; submission?: Submission };

const keepRun = async (ctx: Ctx, opening: OpeningRow, lab: Lab, { runId, files, seconds }: RunBody, { seed, holds, steps, isVerified, milliseconds }: Judged): Promise<Kept> => {
  const failed = steps.filter(({ ok }) => !ok).map(({ name }) => name);
  const run: RunRow = {
    id: runId,
    at: ctx.now(),
    opening: opening.id,
    subject: opening.subject,
    pair: null,
    lab: lab.slug,
    version: lab.version,
    holds,
    is_verified: isVerified,
    failed,
    flags: flagFiles(lab.body.language, files),
    seed,
    milliseconds,
  };
  const finished: string[] = [];
  const submission: Submission = { files, steps: keepable(steps) };
  const kept = await inTransaction(ctx, async (ctx): Promise<Kept> => {
    const pair = (await findPairOf(ctx, opening.id)) ?? null;
    const members = pair === null ? [] : await listMembers(ctx, pair);
    const rows = await lockOpenings(ctx, [opening.id, ...members.map((member) => member.opening).filter((id) => id !== opening.id)]);
    // Sent again over another process meanwhile: the first one counts.
    if (!(await insertRun(ctx, { ...run, pair }, submission))) return { run: (await findRun(ctx, runId))! };
    for (const row of rows) {
      const isOwn = row.id === opening.id;
      // The partner gets an outcome of their own, once, when what both made holds.
      if (!isOwn && (!holds || row.passed_at !== null)) continue;
      const told = isOwn ? Math.max(row.seconds, seconds) : row.seconds;
      await keepOutcome(ctx, { ...row, seconds: told }, { ...run, pair });
      const mark = { told, isPassed: holds };
      await (isOwn ? saveDraft(ctx, row.id, files, seconds, mark) : markRun(ctx, row.id, mark));
      if (holds) finished.push(row.subject);
    }
    await recordAudit(ctx, 'labs.run', runId, { holds, isVerified, ...(pair !== null && { pair }) });
    if (pair !== null) await ctx.live.tell(ctx, pairKey(pair), { what: 'run', run: runId } satisfies Said);
    return { run: { ...run, pair }, submission };
  });
  for (const subject of finished) await completeModulesWithLab(ctx, subject, lab.slug);
  return kept;
};

const keepOutcome = async (ctx: Ctx, { subject, hints, seconds, seconds_told, shown_at }: OpeningRow, { id: run, pair, lab, version, holds, is_verified, failed }: RunRow): Promise<void> =>
  void (await recordOutcome(ctx, {
    subject,
    activity: labActivity(lab),
    version,
    kind: holds ? 'passed' : 'failed',
    result: { run, isVerified: is_verified, failed, hints, wasShown: shown_at !== null, ...(pair !== null && { pair }) },
    isDone: holds,
    seconds: newSeconds(seconds, seconds_told),
  }));
