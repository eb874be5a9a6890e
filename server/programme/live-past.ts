// Plays one planned past through the verbs of learning and labs, at the times it is said to have happened.
import { acknowledgePolicy, answerItem, answerQuizItem, answerScenario, chooseModule, exerciseId, openQuiz, openScenarios, openUnit, reportExercise, reportStep } from '../learning/index.ts';
import type { Ctx } from '../platform/context.ts';
import { type Labs, type Visitor, visitLab } from './live-visit.ts';
import { optionOf } from './option-of.ts';
import type { Past, PastAttempt, PastStep } from './plan-past.ts';
import { normal, type Random, randomFrom, within } from './random.ts';
import type { DemoTeaching } from './teaching-of.ts';
import { secondsAfter } from './working-days.ts';

/** Something that happened at a time; what several modules asked of one person is lived in the order of these times. */
export type Happening = { at: Date; live: () => Promise<unknown> };

export type At = (moment: Date) => Ctx;
type Opened = Awaited<ReturnType<typeof openUnit>>;
/** What one past is lived with. */
type Life = { at: At; past: Past; teaching: DemoTeaching; labs: Labs; visitor: Visitor; random: Random };

export const happeningsOf = (at: At, past: Past, teaching: DemoTeaching, labs: Labs, visitor: Visitor, seed: string): Happening[] => {
  const life: Life = { at, past, teaching, labs, visitor, random: randomFrom(`${seed} answers ${past.module} ${past.email}`) };
  const { acknowledgesAt, choice } = past;
  return [
    ...(acknowledgesAt === null ? [] : [{ at: acknowledgesAt, live: () => acknowledgePolicy(at(acknowledgesAt), teaching.policyVersion) }]),
    ...past.units.map(({ unit, steps }) => ({ at: steps[0]!.startsAt, live: () => takeUnit(life, unit, steps) })),
    ...past.attempts.map((attempt) => ({ at: attempt.opensAt, live: () => takeQuiz(life, attempt) })),
    ...(choice === null ? [] : [{ at: choice.at, live: () => chooseModule(at(choice.at), { module: teaching.slug, dueOn: choice.dueOn }) }]),
  ];
};

const takeUnit = async (life: Life, unit: string, steps: readonly PastStep[]): Promise<void> => {
  const opened = await openUnit(life.at(steps[0]!.startsAt), { module: life.teaching.slug, unit });
  for (const step of steps) await takeStep(life, opened, step);
};

const takeStep = async (life: Life, opened: Opened, { step, startsAt, seconds }: PastStep): Promise<void> => {
  const blocks = opened.lesson?.steps.find(({ id }) => id === step)?.blocks ?? [];
  const embeds = blocks.filter((block) => block.kind === 'embed');
  for (const [index, { name, props }] of embeds.entries()) {
    const ctx = life.at(secondsAfter(startsAt, (seconds * (index + 1)) / (embeds.length + 1)));
    if (name === 'item') await takeItem(ctx, life, opened, String(props['id']));
    else if (name === 'scenarios') await takeScenarios(life, opened, { startsAt, seconds });
    else await takeExercise(ctx, life, opened, step, name, props, Math.round(seconds / (embeds.length + 1)));
  }
  await reportStep(life.at(secondsAfter(startsAt, seconds)), { module: opened.module, unit: opened.unit }, { version: opened.version, step, isDone: true, seconds });
};

const takeItem = async (ctx: Ctx, { past: { answers }, teaching: { practice }, random }: Life, opened: Opened, id: string): Promise<void> => {
  const shown = opened.items[id];
  if (shown === undefined) return;
  await answerItem(ctx, { version: opened.itemsVersion!, item: id, option: optionOf(practice.get(id)!, shown.options, random() < answers.items, random) });
};

const takeExercise = async (ctx: Ctx, { labs, visitor }: Life, opened: Opened, step: string, name: string, props: Record<string, unknown>, seconds: number): Promise<void> => {
  const { task } = props;
  if (name === 'lab' && task !== undefined) await visitLab(ctx, labs, visitor, props, seconds);
  const isPassed = name === 'lab' && (task === undefined || task === 'finish');
  await reportExercise(ctx, { version: opened.version, step, name, id: exerciseId(name, props), outcome: isPassed ? 'passed' : 'done', detail: {}, seconds });
};

const takeScenarios = async ({ at, past: { answers }, teaching, random }: Life, { module, unit }: Opened, { startsAt, seconds }: Omit<PastStep, 'step'>): Promise<void> => {
  const set = await openScenarios(at(secondsAfter(startsAt, 10)), { module, unit });
  for (const [index, { id }] of set.scenarios.entries()) {
    // Who is surer is right more often, but not as much more often as they think.
    const confidence = within(50, 100, 5 * Math.round(normal(random, answers.confidence, 11) / 5));
    const isRight = random() < within(0.3, 0.99, answers.scenarios + ((confidence - answers.confidence) / 100) * 0.7);
    const right = teaching.scenarios.get(id)!;
    const answer = isRight ? right : right === 'safe' ? 'unsafe' : 'safe';
    await answerScenario(at(secondsAfter(startsAt, 10 + ((seconds - 15) * (index + 1)) / set.scenarios.length)), set.id, { scenario: id, answer, confidence });
  }
};

const takeQuiz = async ({ at, teaching: { slug, quiz, bank }, random }: Life, { opensAt, seconds, rights }: PastAttempt): Promise<void> => {
  const opened = await openQuiz(at(opensAt), { module: slug, unit: quiz.slug });
  for (const [index, isRight] of rights.entries()) {
    const { id, options } = opened.items[index]!;
    const answeredAt = secondsAfter(opensAt, Math.round((seconds * (index + 1)) / opened.items.length));
    await answerQuizItem(at(answeredAt), opened.id, { item: id, option: optionOf(bank.get(id)!, options, isRight, random) });
  }
};
