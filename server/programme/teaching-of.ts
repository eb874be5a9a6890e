// A module that demo people have been through, with the right answers that their answers are invented from.
import { currentContent, currentPolicy, type Item } from '../curriculum/index.ts';
import type { Ctx } from '../platform/context.ts';
import { unavailable } from '../platform/errors.ts';
import type { Teaching } from './plan-past.ts';

export type DemoTeaching = Teaching & {
  /** As published; the demo's owner saves their own on top. */
  policyVersion: string;
  /** Items of the quiz and of the lessons, and scenarios, by id. */
  bank: ReadonlyMap<string, Item>;
  practice: ReadonlyMap<string, Item>;
  scenarios: ReadonlyMap<string, 'safe' | 'unsafe'>;
};

/** Throws Unavailable while the module or the policy is not published. */
export const teachingOf = async (ctx: Ctx, slug: string): Promise<DemoTeaching> => {
  const read = <K extends 'module' | 'quiz' | 'practice' | 'scenarios'>(kind: K) => currentContent(ctx, kind, slug, 'en');
  const module = await read('module');
  const [quiz, practice, scenarios, policy] = [await read('quiz'), await read('practice'), await read('scenarios'), await currentPolicy(ctx)];
  const unit = module?.body.units.find(({ quiz }) => quiz !== undefined);
  if (module === undefined || quiz === undefined || unit === undefined || policy === undefined) {
    throw unavailable(`The demo needs the module ${slug} and the policy, and one of them is not published. Look at what was printed where BeforeTab was started.`);
  }
  const { units, completion } = module.body;
  const byId = (items: readonly Item[] = []): Map<string, Item> => new Map(items.map((item) => [item.id, item]));
  return {
    slug,
    passMark: completion.quizPassMark,
    lessons: units.flatMap(({ slug, lesson, steps }, at) => (lesson === undefined ? [] : [{ slug, steps, isAfterQuiz: at > units.indexOf(unit) }])),
    quiz: { slug: unit.slug, minutes: unit.minutes, draw: Math.min(unit.draw ?? 10, quiz.body.items.length) },
    policyVersion: policy.version,
    bank: byId(quiz.body.items),
    practice: byId(practice?.body.items),
    scenarios: new Map((scenarios?.body.scenarios ?? []).map(({ id, answer }) => [id, answer])),
  };
};
