// What the grader loads to judge a run of a lab: the judging thread, beside the jailed processes that it asks.
import type { Child, RunResult } from './checks.ts';
import { startJudge, type ToBeJudged } from './judge.ts';

const thread = startJudge();

/** As the sandbox calls it; `given` is a `RunToJudge`. */
export const judge = (child: Child, given: unknown): Promise<RunResult> => thread.judge({ ...(given as RunToJudge), child });

export type RunToJudge = Omit<ToBeJudged, 'child'>;
