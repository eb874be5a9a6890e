// What was last said about the code, and what that makes of it.
import type { Opening, Run } from '../../../server/labs/contract.ts';
import type { LabBundle, RunResult } from '../../../server/labs/schemas.ts';
import type { CodeState } from '../../ui/state-mark.tsx';
import { areSame, type Files } from '../editor/draft.ts';
import { isJudged, linesOf, linesOfRun, type ResultLines } from '../result-lines.ts';

export type Judged = {
  from: 'page' | 'server' | 'unverified';
  at: Date;
  holds: boolean;
  lines: ResultLines;
  /** What was judged; unknown of a run from another visit. */
  files: Files | undefined;
};

export const byPage = (lab: LabBundle, result: RunResult, files: Files): Judged => ({ from: 'page', at: new Date(), holds: result.holds, lines: linesOf(lab, result.steps), files });

/** Where the server judged nothing it has no evidence either: what the page saw stands. `files` where the run does not say. */
export const byServer = (lab: LabBundle, run: Run, files: Files | undefined, own: Judged | undefined): Judged => ({
  from: run.isVerified ? 'server' : 'unverified',
  at: new Date(run.at),
  holds: run.holds,
  lines: !run.isVerified && own !== undefined ? own.lines : linesOfRun(lab, run),
  files: run.files ?? files,
});

/** Of exactly what was submitted then; somebody may have written since. */
export const lastJudged = (lab: LabBundle, { lastRun, files }: Opening): Judged | undefined => (lastRun === null ? undefined : byServer(lab, lastRun, files, undefined));

export const isStale = (judged: Judged | undefined, files: Files): boolean => judged?.files !== undefined && !areSame(judged.files, files);

/** Suggested until a hand is laid on it, then under review until something was run against exactly this. */
export const stateOfCode = (judged: Judged | undefined, files: Files, start: Files): CodeState => {
  if (judged === undefined || isStale(judged, files)) return areSame(files, start) ? 'suggested' : 'review';
  if (judged.holds) return 'holds';
  const isExploited = judged.lines.attacks.some(({ step }) => step !== undefined && !step.ok && isJudged(step));
  return isExploited ? 'exploited' : 'review';
};

/** What the page found of exactly these files, for a server that cannot judge. */
export const verdictOf = (judged: Judged | undefined, files: Files): { holds: boolean; failed: string[] } | null => {
  if (judged?.from !== 'page' || isStale(judged, files)) return null;
  const failed = [...judged.lines.attacks, ...judged.lines.functions].filter(({ step }) => step?.ok === false).map(({ name }) => name);
  return { holds: judged.holds, failed };
};
