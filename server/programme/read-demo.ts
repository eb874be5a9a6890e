// Reads content/demo: the people as their import takes them, their policy, and who is who beyond that and how half a year went.
import { parse as parseCsv } from 'csv-parse/sync';
import { readFile } from 'node:fs/promises';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { PolicyText } from '../curriculum/index.ts';

const FOLDER = new URL('../../content/demo/', import.meta.url);

const Share = z.number().min(0).max(1);
const AddedTier = z.union([z.literal(2), z.literal(3)]);
const Emails = z.array(z.string());

/** A module that some go on to. Of those it is asked of who finished the first one: how many finished it too, and how many have begun. */
export const FurtherHistory = z.strictObject({
  module: z.string(),
  tier: AddedTier,
  opensAfterDays: z.number().int().min(0),
  /** From finishing the first module, or from the day this one opened. */
  pauseDays: z.tuple([z.number().int().min(1), z.number().int().min(1)]),
  finished: Share,
  begun: Share,
});
export type FurtherHistory = z.infer<typeof FurtherHistory>;

const DaysAgo = z.number().int().min(0);
/** Places in code that ask a model, and what the analyser says about some of them from the day they are there. */
export const DemoCode = z.strictObject({
  repository: z.string(),
  everyDays: z.number().int().min(1),
  places: z.array(
    z.strictObject({
      path: z.string(),
      team: z.string(),
      provider: z.string(),
      call: z.string(),
      sinceDaysAgo: DaysAgo,
      weakness: z
        .strictObject({
          rule: z.string(),
          line: z.number().int(),
          goneDaysAgo: DaysAgo.optional(),
          decided: z.strictObject({ triage: z.enum(['confirmed', 'false-alarm', 'fixed']), daysAgo: DaysAgo, why: z.string() }).optional(),
        })
        .optional(),
    }),
  ),
});
export type DemoCode = z.infer<typeof DemoCode>;

export const DemoHistory = z.strictObject({
  module: z.string(),
  rollOutDaysAgo: z.number().int().min(60),
  /** The days of the baseline of each metric, before the roll-out. */
  baselineDays: z.number().int().min(28),
  /** Labelled by the first two champions: see SampleHistory. */
  sample: z.strictObject({ daysAgo: z.number().int().min(2), records: z.number().int().min(20), exposed: Share, found: Share, flaggedWrongly: Share, differs: Share, why: z.string() }),
  /** Steps of a roll-out by lot: as many weeks apart, each with as many teams as the next, or one more. */
  waves: z.array(z.strictObject({ afterDays: z.number().int().multipleOf(7), teams: z.array(z.string()) })).min(2),
  /** By team. */
  finished: z.record(z.string(), Share),
  begun: Share,
  further: z.array(FurtherHistory),
  quiz: z.strictObject({ mean: Share, spread: Share }),
  scenarios: z.strictObject({ mean: Share, confidence: z.number().int().min(50).max(100) }),
  /** Of those who finished: how many come back for reviews, the chance to go on after each time, and the days between. */
  reviews: z.strictObject({ share: Share, keepsOn: Share, everyDays: z.tuple([z.number().int().min(1), z.number().int().min(1)]) }),
  /** Of those who finished: how many work on labs, on how many at most, the chance to pass and to take a hint. */
  labs: z.strictObject({ share: Share, most: z.number().int().min(1), passes: Share, takesHint: Share }),
  /** An event some weeks ago and the season that is on; `goesOn`: the chance to try the next level after a solve. */
  arena: z.strictObject({
    challenge: z.string(),
    event: z.strictObject({ title: z.string(), daysAgo: z.number().int().min(1), minutes: z.number().int().min(30), frozenMinutes: z.number().int().min(1), players: z.number().int().min(1) }),
    season: z.strictObject({ players: z.number().int().min(1), days: z.number().int().min(7) }),
    goesOn: Share,
  }),
  signals: z.strictObject({
    perDay: z.number().positive(),
    /** The share of interactions that sends it out at first, and by how much that falls where a whole team has finished. */
    exposes: z.strictObject({ personal: z.strictObject({ share: Share, falls: Share }), secret: z.strictObject({ share: Share, falls: Share }) }),
    overDays: z.number().int().min(1),
    dlpEveryDays: z.number().int().min(1),
    strangers: z.array(z.string()),
    strangersShare: Share,
  }),
  pullRequests: z.strictObject({
    perDay: Share,
    aiWritten: Share,
    saysHuman: Share,
    reviewed: Share,
    grows: Share,
    overDays: z.number().int().min(1),
  }),
  code: DemoCode,
  /** See NotesHistory. */
  notes: z.strictObject({ dryRunDaysAgo: z.number().int().min(2), onDaysAgo: z.number().int().min(1), marked: Share, notMine: Share }),
  acknowledged: z.strictObject({ active: Share, others: Share }),
  correction: z.strictObject({ team: z.string(), afterDays: z.number().int().min(1), score: z.number().int().min(0).max(100), why: z.string() }),
  ownChoices: z.number().int().min(0),
});
export type DemoHistory = z.infer<typeof DemoHistory>;

const DemoFile = z.strictObject({
  organisation: z.string(),
  roles: z.strictObject({ owner: Emails.length(1), auditor: Emails, instructor: Emails, manager: Emails, champion: Emails }),
  /** Whom visitors are offered to be a learner as. */
  learner: z.string(),
  tierRules: z.array(z.strictObject({ tier: AddedTier, team: z.string().optional(), jobFunction: z.string().optional() })),
  tiersByHand: z.array(z.strictObject({ email: z.string(), tier: AddedTier, belongs: z.boolean(), reason: z.string() })),
  objections: z.array(z.strictObject({ email: z.string(), tier: AddedTier, reason: z.string() })),
  history: DemoHistory,
  seed: z.string(),
});
export type DemoFile = z.infer<typeof DemoFile>;

const List = z.string().transform((list) => list.split(';'));
const DemoRow = z.object({ name: z.string(), email: z.string(), teams: List, languages: List, 'hire date': z.iso.date() });

/** `teams` as in the file: the first is the one whose share of the past someone belongs to. */
export type DemoPerson = { name: string; email: string; teams: string[]; languages: string[]; hiredOn: string };
const DemoPolicy = z.strictObject({ whatChanged: z.string(), policy: PolicyText });
export type Demo = DemoFile & { people: DemoPerson[]; csvBase64: string; fitted: z.infer<typeof DemoPolicy> };

/** Throws where the files do not fit: they are part of the product, and its tests read them. */
export const readDemo = async (): Promise<Demo> => {
  const [csv, yaml, policy] = await Promise.all([readFile(new URL('people.csv', FOLDER)), readFile(new URL('demo.yaml', FOLDER), 'utf8'), readFile(new URL('policy.yaml', FOLDER), 'utf8')]);
  const rows = z.array(DemoRow).parse(parseCsv(csv, { columns: true }));
  const people = rows.map(({ 'hire date': hiredOn, ...person }) => ({ ...person, hiredOn }));
  return { ...DemoFile.parse(parseYaml(yaml)), people, csvBase64: csv.toString('base64'), fitted: DemoPolicy.parse(parseYaml(policy)) };
};
