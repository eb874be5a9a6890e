// The one thing now: the policy when it is new, then the next unit of what is asked, with why and how long.
import { policyChangesSince } from '../curriculum/index.ts';
import { type Ctx, mustBePerson } from '../platform/context.ts';
import { POLICY_ACTIVITY } from './activity.ts';
import { type ModuleContent, policyNow } from './content.ts';
import { readReviews } from './read-reviews.ts';
import { modulesWithReasons, type AskedModule } from './reasons.ts';
import { chooseNext, isUnitDone, type Standing, type UnitShape } from './rules.ts';
import type { NextThing, Today } from './schemas.ts';
import { minutesOf, type Part, partsOf, sittingAt } from './sittings.ts';
import { listPlaces, readStanding } from './store.ts';
import type { LearningTables } from './tables.ts';

type PlaceRow = LearningTables['place'];

export const readToday = async (ctx: Ctx): Promise<Today> => {
  const viewer = mustBePerson(ctx);
  const [all, standing, places, policy, reviews] = await Promise.all([modulesWithReasons(ctx, viewer), readStanding(ctx, viewer.subject), listPlaces(ctx, viewer.subject), policyNow(ctx), readReviews(ctx)]);
  const asked = all.filter(({ reasons }) => reasons.length > 0);
  const units = asked.flatMap(({ module }) => module.units.map((unit) => isUnitDone(module, unit, standing)));
  const acknowledged = standing.get(POLICY_ACTIVITY)?.version;
  const next = chooseNext(asked, standing);
  const parts = next === undefined ? [] : partsNow(next.asked.module, standing, places);
  return {
    policy:
      policy === undefined || policy.version === acknowledged
        ? null
        : { version: policy.version, title: policy.title, isNew: acknowledged === undefined, whatChanged: acknowledged === undefined ? null : await policyChangesSince(ctx, acknowledged) },
    next: next === undefined ? null : asNext(next.asked, next.unit, parts),
    sitting: next === undefined ? null : sittingAt(parts, next.asked.module.sittings, next.unit.slug),
    unitsDone: units.filter(Boolean).length,
    unitsAsked: units.length,
    reviews: reviews.due === 0 ? null : reviews,
  };
};

const partsNow = (module: ModuleContent, standing: Standing, places: readonly PlaceRow[]): Part[] => {
  const steps = new Map(places.filter((place) => place.module === module.slug).map((place) => [place.unit, place.steps_done]));
  const quizzes = new Set(module.units.filter((unit) => unit.kind === 'quiz' && isUnitDone(module, unit, standing)).map(({ slug }) => slug));
  return partsOf(module, steps, quizzes);
};

const asNext = ({ module, reasons }: AskedModule, unit: UnitShape, parts: readonly Part[]): NextThing => {
  const own = parts.filter((part) => part.unit === unit.slug);
  const left = own.filter(({ isDone }) => !isDone);
  return {
    module: module.slug,
    moduleTitle: module.title,
    unit: unit.slug,
    unitTitle: unit.title,
    kind: unit.kind,
    step: left.length === own.length ? null : (left[0]?.step ?? null),
    minutes: unit.minutes,
    minutesLeft: minutesOf(left),
    reason: reasons[0]!,
  };
};
