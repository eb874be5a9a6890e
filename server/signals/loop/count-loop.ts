// What the loop gives out, or would, over four weeks: people in steps of five, by lesson and week; no names, no teams.
import { shortLessons } from '../../curriculum/index.ts';
import type { Ctx } from '../../platform/context.ts';
import { type Cap, dayNumber, dayOfNumber, type NotedFinding, planNotes, type PlannedNote, QUIET_DAYS } from './plan-notes.ts';
import { inSteps } from './rules.ts';
import type { LoopFigures } from './schemas.ts';
import { type LoopRow, selectAllFindings } from './store-loop.ts';

const WEEKS = 4;
const DAY_MS = 86_400_000;

/** While it is not on: as if it had been turned on four weeks ago. */
export const countLoop = async (ctx: Ctx, { mode, onSince, cap }: LoopRow): Promise<LoopFigures> => {
  const today = dayNumber(ctx.now());
  const from = today - 7 * WEEKS + 1;
  const start = new Date((from - 2 * QUIET_DAYS) * DAY_MS);
  const since = mode === 'on' && onSince !== null ? (onSince > start ? onSince : start) : new Date(from * DAY_MS);
  const [rows, { all, answerTo }] = await Promise.all([selectAllFindings(ctx, since), shortLessons(ctx)]);
  const findings = new Map<string, NotedFinding[]>();
  const unanswered = new Set<string>();
  for (const { subject, at, knownAt, ...finding } of rows) {
    const lesson = answerTo(finding);
    const day = dayNumber(at > knownAt ? at : knownAt);
    if (lesson !== undefined) findings.set(subject, [...(findings.get(subject) ?? []), { weakness: lesson.slug, day }]);
    else if (day >= from) unanswered.add(subject);
  }
  const planned = [...findings.values()].map((own) => planNotes(own, cap as Cap).filter(({ shownOn }) => shownOn >= from && shownOn <= today));
  const peopleWith = (has: (note: PlannedNote) => boolean): number => inSteps(planned.filter((notes) => notes.some(has)).length);
  const starts = Array.from({ length: WEEKS }, (_, week) => from + 7 * week);
  return {
    from: dayOfNumber(from),
    to: dayOfNumber(today),
    weeks: starts.map(dayOfNumber),
    lines: all.map(({ slug, title }) => ({ slug, title, weeks: starts.map((start) => peopleWith(({ weakness, shownOn }) => weakness === slug && shownOn >= start && shownOn < start + 7)) })),
    people: peopleWith(() => true),
    waited: peopleWith(({ firstOn, shownOn }) => shownOn > firstOn + 1),
    unanswered: inSteps(unanswered.size),
  };
};
