// Gives the demo a "before" and a labelled sample: baselines closed a week before the roll-out, and two people who labelled records.
import { closeBaseline, currentMetrics, type DrawnRecord, drawRollOut, labelRecord, settleRecord, startSample } from '../effectiveness/index.ts';
import { listTeams } from '../people/index.ts';
import type { Ctx, PersonViewer } from '../platform/context.ts';
import { newId } from '../platform/id.ts';
import { drawWedge } from '../platform/statistics/index.ts';
import { type Random, randomFrom } from './random.ts';
import type { Demo } from './read-demo.ts';
import { atWork, dayOf, daysAfter, secondsAfter } from './working-days.ts';

/** `ctx.now()` is the day on which all is prepared, and the owner is looking. */
export const closeBaselines = async (ctx: Ctx, days: number): Promise<void> => {
  const window = { startsOn: dayOf(daysAfter(ctx.now(), -days)), endsOn: dayOf(daysAfter(ctx.now(), -1)) };
  for (const { id } of currentMetrics()) await closeBaseline(ctx, { metric: id, ...window });
};

/** The order in which these people are said to have begun, drawn through the door from a seed that draws it: whoever draws again from it finds the same. */
export const drawOrder = async (ctx: Ctx, { history: { waves }, seed }: Demo, startsOn: Date): Promise<void> => {
  const teams = new Map((await listTeams(ctx)).map(({ id, name }) => [name, id]));
  const stepOf = new Map(waves.flatMap((wave, step) => wave.teams.map((team) => [teams.get(team)!, step] as const)));
  const isThisOrder = (tried: string): boolean => [...drawWedge([...stepOf.keys()], waves.length, tried).stepOf].every(([team, step]) => stepOf.get(team) === step);
  for (let at = 0; at < MOST_SEEDS; at += 1) {
    if (!isThisOrder(`${seed} ${at}`)) continue;
    return void (await drawRollOut(ctx, { startsOn: dayOf(startsOn), steps: waves.length, weeksPerStep: waves[1]!.afterDays / 7 }, `${seed} ${at}`));
  }
  throw new Error('No seed draws the order of the demo.');
};
/** Eight teams on four steps have 2,520 orders. */
const MOST_SEEDS = 60_000;

/** Of so many records, the shares that expose something, that the detector finds of them, that it flags of the rest, and on which the two differ. */
export type SampleHistory = { daysAgo: number; records: number; exposed: number; found: number; flaggedWrongly: number; differs: number; why: string };

/** The records are invented like the people; who labels them, and how, goes through the doors. */
export const liveSample = async (ctx: Ctx, labellers: readonly [PersonViewer, PersonViewer], history: SampleHistory, seed: string, today: Date): Promise<void> => {
  const random = randomFrom(`${seed} sample`);
  const begins = atWork(daysAfter(today, -history.daysAgo), random);
  const truth = Array.from({ length: history.records }, () => random() < history.exposed);
  const records = truth.map((isTrue): DrawnRecord => invented(isTrue ? random() < history.found : random() < history.flaggedWrongly, begins, random));
  const [first, second] = labellers;
  const sample = await startSample({ ...ctx, now: () => begins }, { metric: 'ai_tool_data_exposure', count: history.records, first: first.personId, second: second.personId }, async () => records);
  const differing = truth.map(() => random() < history.differs);
  for (const [at, viewer] of labellers.entries()) {
    for (const [position, isTrue] of truth.entries()) {
      const says = isTrue !== (differing[position]! && at === 1) ? 'yes' : 'no';
      await labelRecord({ ...ctx, viewer, now: () => secondsAfter(begins, (at + 1) * 3_600 + position * 30) }, sample.id, { position, says });
    }
  }
  const after = secondsAfter(begins, 4 * 3_600);
  for (const [position, isTrue] of truth.entries()) if (differing[position]!) await settleRecord({ ...ctx, viewer: first, now: () => after }, sample.id, { position, says: isTrue ? 'yes' : 'no', why: history.why });
};

const FINDINGS = [
  { rule: 'email-address', place: 'messages[0].content', redacted: 'j…@…' },
  { rule: 'generic-secret', place: 'messages[1].content', redacted: 'password = "…"' },
  { rule: 'iban', place: 'messages[0].content', redacted: 'DE…' },
] as const;
const DAYS = 60;

const invented = (isFlagged: boolean, until: Date, random: Random): DrawnRecord => ({
  id: newId(until.getTime()),
  at: atWork(daysAfter(until, -1 - Math.floor(random() * DAYS)), random),
  source: 'Demo: AI gateway',
  tool: 'assistant',
  isFlagged,
  spans: isFlagged ? [FINDINGS[Math.floor(random() * FINDINGS.length)]!] : [],
});
