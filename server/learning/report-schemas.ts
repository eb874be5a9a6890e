// The reports of learning: people by name for owner and auditor, groups only for managers. Handed on by schemas.ts.
import { z } from 'zod';
import { Hash, Id, Instant, Page, Percent, Slug, State } from './schema-parts.ts';

export const PeopleFilter = z.strictObject({
  module: Slug.optional(),
  team: Id.optional(),
  tier: z.coerce.number().int().min(1).max(3).optional(),
  state: State.optional(),
  search: z.string().trim().max(100).optional(),
  page: Page,
});
export type PeopleFilter = z.infer<typeof PeopleFilter>;

/** One person in one module. */
export const PersonLine = z.object({
  personId: Id,
  name: z.string(),
  email: z.string(),
  teams: z.array(z.string()),
  tiers: z.array(z.number().int()),
  module: Slug,
  isAsked: z.boolean(),
  state: State,
  unitsDone: z.number().int(),
  units: z.number().int(),
  minutes: z.number(),
  quizScore: Percent.nullable(),
  quizAttempts: z.number().int(),
  doneAt: Instant.nullable(),
  lastAt: Instant.nullable(),
  hasAcknowledgedPolicy: z.boolean(),
});
export type PersonLine = z.infer<typeof PersonLine>;

export const PeopleReport = z.object({
  module: Slug,
  moduleTitle: z.string(),
  page: z.number().int(),
  perPage: z.number().int(),
  total: z.number().int(),
  people: z.array(PersonLine),
});
export type PeopleReport = z.infer<typeof PeopleReport>;

/** In per cent: a figure, or somewhere between two where a figure would say something about each one. */
export const Share = z.union([z.object({ percent: Percent }), z.object({ from: Percent, to: Percent })]);
export type Share = z.infer<typeof Share>;
/** A group; `figures` is null where it, or a group that could be worked out from it, has fewer than `atLeast` people. */
export const TeamLine = z.object({
  teamId: Id,
  team: z.string(),
  people: z.number().int().nullable(),
  figures: z.object({ done: Share, begun: Share, passedQuiz: Share, acknowledgedPolicy: Share, medianMinutes: z.number().nullable() }).nullable(),
});
export type TeamLine = z.infer<typeof TeamLine>;
export const TeamReport = z.object({ module: Slug, moduleTitle: z.string(), atLeast: z.number().int(), teams: z.array(TeamLine) });
export type TeamReport = z.infer<typeof TeamReport>;
export const ItemLine = z.object({
  module: Slug,
  unit: Slug,
  item: Slug,
  version: Hash,
  question: z.string(),
  answers: z.number().int(),
  /** Under 100 answers a share says little: figures are null. */
  isTooFew: z.boolean(),
  shareRight: Percent.nullable(),
  /** Correlation of this item with the rest of the attempt, -1 to 1. */
  itemRest: z.number().nullable(),
  options: z.array(z.object({ text: z.string(), isRight: z.boolean(), share: Percent.nullable() })),
});
export type ItemLine = z.infer<typeof ItemLine>;

/** `measured` is the median of those who finished, null before 20 have. */
export const MinutesLine = z.object({ module: Slug, unit: Slug, title: z.string(), stated: z.number(), measured: z.number().nullable(), learners: z.number().int() });
export type MinutesLine = z.infer<typeof MinutesLine>;
