// Loads the demo organisation with half a year behind it: everything invented, marked as demo, and all or nothing.
import { randomInt } from 'node:crypto';
import { currentPolicy, forgetCurrent, savePolicy } from '../curriculum/index.ts';
import { publishedLabs } from '../labs/index.ts';
import { readProgress } from '../learning/index.ts';
import { checkSetUp } from '../people/index.ts';
import { recordAudit } from '../platform/audit/index.ts';
import type { Ctx } from '../platform/context.ts';
import { noSandbox } from '../platform/sandbox/sandbox.ts';
import { inOneGo } from './in-one-go.ts';
import { liveAlerts } from './live-alerts.ts';
import { liveArena } from './live-arena.ts';
import { closeBaselines, drawOrder, liveSample } from './live-effectiveness.ts';
import { liveNotes } from './live-notes.ts';
import { livePullRequests } from './live-pull-requests.ts';
import { liveSignals } from './live-signals.ts';
import { liveThrough, type World } from './live-through.ts';
import { hasFinished, planFurther } from './plan-further.ts';
import { planHistory } from './plan-history.ts';
import type { Past } from './plan-past.ts';
import { type Demo, readDemo } from './read-demo.ts';
import { DemoSetUp, type LoadedDemo } from './schemas.ts';
import { settleDemo } from './settle-demo.ts';
import { type DemoTeaching, teachingOf } from './teaching-of.ts';
import { atWork, daysAfter } from './working-days.ts';

const PREPARED_DAYS_BEFORE = 7;

/** Open to anyone until there is an organisation, under the same code as set-up. Nobody is signed in: the password is to be noted first. */
export const loadDemo = async (ctx: Ctx, input: unknown, from: { address: string; isLocal: boolean }): Promise<LoadedDemo> => {
  const { code, password = newPassword() } = DemoSetUp.parse(input);
  await checkSetUp(ctx, code, from);
  const demo = fromMonday(await readDemo(), ctx.now());
  const teachings = await teachingsOf(ctx, demo);
  const today = ctx.now();
  const prepared = atWork(daysAfter(today, -demo.history.rollOutDaysAgo - PREPARED_DAYS_BEFORE), () => 0);

  const loaded = await inOneGo(ctx, async (given) => {
    // No program of these people ever runs, so nothing has to be kept in.
    const ctx: Ctx = { ...given, sandbox: noSandbox };
    const settled = await settleDemo({ ...ctx, now: () => prepared }, demo, password, today);
    const preparing: Ctx = { ...ctx, viewer: settled.owner, now: () => prepared };
    const policyVersion = await fitPolicy(preparing, demo);
    await closeBaselines(preparing, demo.history.baselineDays);
    await drawOrder(preparing, demo, daysAfter(today, -demo.history.rollOutDaysAgo));
    const labs = new Map((await publishedLabs({ ...ctx, viewer: settled.owner })).map(({ slug, body }) => [slug, body]));
    const world: World = { ctx, demo, settled, teachings: new Map([...teachings].map(([slug, teaching]) => [slug, { ...teaching, policyVersion }])), labs, today };
    const pasts = await planPasts(world);
    for (const person of demo.people) await liveThrough(world, pasts.filter(({ email }) => email === person.email), person.languages);
    await liveArena(ctx, settled.owner, settled.viewers, demo.history.arena, demo.seed, today);
    await liveSignals(ctx, settled.owner, demo, prepared, today);
    const personIds = new Map([...settled.viewers].map(([email, { personId }]) => [email, personId]));
    await livePullRequests(ctx, settled.owner, personIds, demo, prepared, today);
    const [first, second] = demo.roles.champion.map((email) => settled.viewers.get(email)!);
    await liveSample({ ...ctx, viewer: settled.owner }, [first!, second!], demo.history.sample, demo.seed, today);
    await liveAlerts(ctx, settled.owner, demo, prepared, today);
    await liveNotes(ctx, settled.owner, settled.viewers.values(), demo.history.notes, demo.seed, today);
    await recordAudit({ ...ctx, viewer: settled.owner }, 'programme.loadDemo', 'organisation', { people: settled.viewers.size });
    return { owner: { email: demo.roles.owner[0]! }, password, people: settled.viewers.size };
  });
  // The policy was saved on a connection of its own.
  forgetCurrent(ctx);
  return loaded;
};

/** The version that everybody in the demo acknowledges, so it is as old as the roll-out. */
const fitPolicy = async (ctx: Ctx, { fitted }: Demo): Promise<string> => (await savePolicy(ctx, { ...fitted, basedOn: (await currentPolicy(ctx))!.version })).version;

/** Teams begin on Mondays, so whatever day this is, their weeks are whole. */
const fromMonday = (demo: Demo, today: Date): Demo => {
  const past = (daysAfter(today, -demo.history.rollOutDaysAgo).getUTCDay() + 6) % 7;
  return { ...demo, history: { ...demo.history, rollOutDaysAgo: demo.history.rollOutDaysAgo + past } };
};

/** The first module and those that people go on to, by slug. */
const teachingsOf = async (ctx: Ctx, { history }: Demo): Promise<Map<string, DemoTeaching>> => {
  const teachings = new Map<string, DemoTeaching>();
  for (const slug of [history.module, ...history.further.map(({ module }) => module)]) teachings.set(slug, await teachingOf(ctx, slug));
  return teachings;
};

/** Each person's first module first. */
const planPasts = async (world: World): Promise<Past[]> => {
  const { demo, teachings, today: now } = world;
  const { people, history, seed } = demo;
  const firsts = planHistory(people, teachings.get(history.module)!, history, seed, now);
  const ready = firsts.filter(hasFinished);
  const asked = await askedOf(world, ready);
  const further = history.further.flatMap((further) =>
    planFurther({ people, firsts: ready.filter(({ email }) => asked.get(email)!.has(further.module) && !objects(demo, email, further)), teaching: teachings.get(further.module)!, history, further, seed, now }));
  return [...firsts, ...further];
};

/** Who says that a tier is not theirs waits for the answer. */
const objects = ({ objections }: Demo, email: string, { tier }: { tier: number }): boolean => objections.some((objection) => objection.email === email && objection.tier === tier);

/** What tier or role asks of each, by email, as learning sees it. */
const askedOf = async ({ ctx, settled, today }: World, firsts: readonly Past[]): Promise<Map<string, Set<string>>> => {
  const asked = new Map<string, Set<string>>();
  for (const { email } of firsts) {
    const { modules } = await readProgress({ ...ctx, viewer: settled.viewers.get(email)!, now: () => today });
    asked.set(email, new Set(modules.filter(({ reasons }) => reasons.length > 0).map(({ module }) => module)));
  }
  return asked;
};

// Without letters and digits that are taken for one another; 31^16 is some 79 bits.
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const newPassword = (): string => Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]!).join('')).join('-');
