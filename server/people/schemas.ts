// Shapes in and out of people: who is here, what they may do, how they sign in, which tiers they are in.
import { z } from 'zod';
import type { Contract } from '../platform/http/contract.ts';
import { ROLES } from '../platform/context.ts';

const Id = z.uuid();
const Instant = z.iso.datetime();
const Day = z.iso.date();
const line = (max: number) => z.string().trim().min(1, 'must not be empty').max(max).regex(/^\P{Cc}*$/u, 'must be one line without control characters');
/** May hold line breaks, and nothing else that does not print. */
const paragraph = (max: number) => z.string().trim().min(1, 'must not be empty').max(max).regex(/^[\P{Cc}\n\r\t]*$/u, 'must not hold control characters');
const None = z.object({});

export const Email = z.string().trim().toLowerCase().pipe(z.email('is not an e-mail address').max(254));
export const PersonName = line(120);
export const TeamName = line(80);
export const JobFunction = line(80);
/** The language pages are in, e.g. `en` or `pt-BR`. */
export const Locale = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'write a language like en, de or pt-BR').max(35);
/** A programming language, as it is usually written. */
export const Language = line(40).regex(/^[\p{L}\d.][\p{L}\d .+#*/'()_-]*$/u, 'name one programming language, like TypeScript, C# or Objective-C');
/** Long is what counts (NIST SP 800-63B): the rest of the rule is in rules.ts, because it needs the name. */
export const Password = z.string().max(256, 'a password may have up to 256 characters');
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;
export const Employment = z.enum(['employee', 'contractor']);
export type Employment = z.infer<typeof Employment>;
/** `new` has no password and no open link, `invited` has a link that still works. */
export const PersonState = z.enum(['new', 'invited', 'active', 'left']);
export type PersonState = z.infer<typeof PersonState>;
export const Tier = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export type Tier = z.infer<typeof Tier>;
const AddedTier = z.union([z.literal(2), z.literal(3)]);
const TierInAddress = z.enum(['2', '3'], 'only tiers 2 and 3 can be objected to').transform((tier): 2 | 3 => (tier === '2' ? 2 : 3));

export const Named = z.object({ id: Id, name: z.string() });
export type Named = z.infer<typeof Named>;

// Oneself

export const Me = z.object({
  /** Null until set-up is done. */
  organisation: z.object({ name: z.string(), locale: z.string(), isDemo: z.boolean() }).nullable(),
  /** While there is no organisation: whether this browser must give the code printed at start. */
  setUp: z.object({ needsCode: z.boolean() }).nullable(),
  /** Null for somebody who is not signed in. */
  person: z
    .object({
      id: Id,
      name: z.string(),
      email: z.string(),
      roles: z.array(Role),
      teams: z.array(Named),
      tiers: z.array(Tier),
      languages: z.array(z.string()),
    })
    .nullable(),
  /** Whether links go by mail; otherwise an owner copies them. */
  canSendMail: z.boolean(),
});
export type Me = z.infer<typeof Me>;

export const SetUp = z.strictObject({
  organisationName: line(120),
  locale: Locale.default('en'),
  name: PersonName,
  email: Email,
  password: Password,
  /** Printed where BeforeTab was started; not asked on the machine itself. */
  code: z.string().max(40).optional(),
});
export type SetUp = z.infer<typeof SetUp>;

export const Login = z.object({ id: Id, createdAt: Instant, lastSeenAt: Instant, expiresAt: Instant, isCurrent: z.boolean() });
export type Login = z.infer<typeof Login>;

export const LinkKind = z.enum(['invitation', 'reset']);
export type LinkKind = z.infer<typeof LinkKind>;
export const ShownLink = z.object({ kind: LinkKind, name: z.string(), email: z.string(), organisationName: z.string(), expiresAt: Instant });
export type ShownLink = z.infer<typeof ShownLink>;
/** `url` is null when it went by mail. */
export const MadeLink = z.object({ kind: LinkKind, isSentByMail: z.boolean(), url: z.string().nullable(), expiresAt: Instant });
export type MadeLink = z.infer<typeof MadeLink>;

// Tiers

/** Why somebody is in a tier, or not: everyone, a rule (team, job function or both), or a decision by hand. */
export const TierGround = z.object({
  kind: z.enum(['everyone', 'rule', 'hand']),
  team: z.string().nullable(),
  jobFunction: z.string().nullable(),
  /** Only with `hand`. */
  reason: z.string().nullable(),
});
export type TierGround = z.infer<typeof TierGround>;

export const Objection = z.object({
  id: Id,
  tier: AddedTier,
  reason: z.string(),
  at: Instant,
  answer: z.string().nullable(),
  answeredAt: Instant.nullable(),
  /** Null until answered. */
  isTakenOut: z.boolean().nullable(),
});
export type Objection = z.infer<typeof Objection>;

export const TierStanding = z.object({
  tier: Tier,
  belongs: z.boolean(),
  grounds: z.array(TierGround),
  objection: Objection.nullable(),
});
export type TierStanding = z.infer<typeof TierStanding>;

export const TierRule = z.object({ id: Id, tier: AddedTier, team: Named.nullable(), jobFunction: z.string().nullable(), people: z.number().int() });
export type TierRule = z.infer<typeof TierRule>;
export const NewTierRule = z
  .strictObject({ tier: AddedTier, teamId: Id.nullish(), jobFunction: JobFunction.nullish() })
  .refine((rule) => Boolean(rule.teamId) || Boolean(rule.jobFunction), { path: ['jobFunction'], message: 'name a team, a job function or both' });
export type NewTierRule = z.infer<typeof NewTierRule>;
/** `belongs: null` takes the decision back, so that the rules decide again. */
export const TierByHand = z.strictObject({ tier: AddedTier, belongs: z.boolean().nullable(), reason: paragraph(500) });
export type TierByHand = z.infer<typeof TierByHand>;

// People and teams

export const Person = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  jobFunction: z.string().nullable(),
  languages: z.array(z.string()),
  hiredOn: Day.nullable(),
  employment: Employment,
  manager: Named.nullable(),
  teams: z.array(Named),
  roles: z.array(Role),
  tiers: z.array(Tier),
  state: PersonState,
  leftOn: Day.nullable(),
});
export type Person = z.infer<typeof Person>;
export const PersonDetail = Person.extend({ createdAt: Instant, tierStandings: z.array(TierStanding), reports: z.array(Named) });
export type PersonDetail = z.infer<typeof PersonDetail>;

const Roles = z.array(Role).max(ROLES.length);
const Languages = z.array(Language).max(20);
const TeamIds = z.array(Id).max(50);

/** Everyone is a learner; `roles` names what comes on top. */
export const NewPerson = z.strictObject({
  name: PersonName,
  email: Email,
  jobFunction: JobFunction.nullish(),
  languages: Languages.default([]),
  hiredOn: Day.nullish(),
  employment: Employment.default('employee'),
  managerId: Id.nullish(),
  teamIds: TeamIds.default([]),
  roles: Roles.default([]),
});
export type NewPerson = z.infer<typeof NewPerson>;
/** Only what is named changes; null empties. */
export const PersonChange = z.strictObject({
  name: PersonName.optional(),
  email: Email.optional(),
  jobFunction: JobFunction.nullish(),
  languages: Languages.optional(),
  hiredOn: Day.nullish(),
  employment: Employment.optional(),
  managerId: Id.nullish(),
  teamIds: TeamIds.optional(),
  roles: Roles.optional(),
});
export type PersonChange = z.infer<typeof PersonChange>;

export const PeopleQuery = z.strictObject({
  search: z.string().trim().max(120).regex(/^\P{Cc}*$/u).optional(),
  team: Id.optional(),
  role: Role.optional(),
  tier: z.enum(['1', '2', '3']).transform((tier): Tier => Number(tier) as Tier).optional(),
  /** Without it: everyone who has not left. */
  state: PersonState.optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
export type PeopleQuery = z.infer<typeof PeopleQuery>;
/** Of the people the filter finds, those with no link that works, or those with one: theirs ends, and they get another. */
export const Inviting = PeopleQuery.omit({ page: true, state: true }).extend({ state: z.enum(['new', 'invited']) });
export type Inviting = z.infer<typeof Inviting>;
/** `csv` holds the links where no mail can be sent; `left` were too many for one go. */
export const Invited = z.object({ invited: z.number().int(), left: z.number().int(), expiresAt: Instant, csv: z.string().nullable() });
export type Invited = z.infer<typeof Invited>;
export const PeoplePage = z.object({ people: z.array(Person), total: z.number().int(), page: z.number().int(), pages: z.number().int() });
export type PeoplePage = z.infer<typeof PeoplePage>;

export const Team = z.object({ id: Id, name: z.string(), members: z.number().int() });
export type Team = z.infer<typeof Team>;

// Import

/** The file as it lies on the disk, so that a wrong encoding can be seen and named: at most 2 MB before base64. */
const CsvBase64 = z.base64('must be the file in base64').min(1, 'the file is empty').max(2_800_000);
/** What is wrong with a file, a line or a cell; the page says what to do about it. */
export const ImportMistakeCode = z.enum([
  'utf-16', 'not-utf-8', 'zero-bytes', 'quotes', 'empty-file', 'nobody', 'too-many-rows', 'unknown-column', 'column-twice', 'column-missing',
  'too-many-cells', 'no-name', 'bad-name', 'no-email', 'bad-email', 'bad-teams', 'bad-manager', 'bad-job-function', 'bad-languages', 'bad-day', 'no-such-day', 'day-too-far', 'bad-employment',
  'email-twice', 'has-left', 'unknown-manager', 'own-manager',
]);
export type ImportMistakeCode = z.infer<typeof ImportMistakeCode>;
/** Numbers that belong to some codes: the most rows there may be, the line that has the address already, cells there and cells named. */
const MistakeNumbers = z.object({ most: z.number().int().optional(), earlier: z.number().int().optional(), cells: z.number().int().optional(), named: z.number().int().optional() });
export type MistakeNumbers = z.infer<typeof MistakeNumbers>;
export const ImportMistake = z.object({
  line: z.number().int(),
  column: z.string(),
  value: z.string(),
  code: ImportMistakeCode,
  numbers: MistakeNumbers,
});
export type ImportMistake = z.infer<typeof ImportMistake>;
export const ImportRow = z.object({
  line: z.number().int(),
  does: z.enum(['add', 'change', 'nothing']),
  name: z.string(),
  email: z.string(),
  /** Columns that change in a person who is here already. */
  changes: z.array(z.string()),
});
export type ImportRow = z.infer<typeof ImportRow>;
export const ImportPreview = z.object({
  /** Hand this back to import exactly what was shown. */
  digest: z.string(),
  /** With one of these nothing can be imported: header, encoding, quotes. */
  fileMistakes: z.array(ImportMistake),
  /** One row may have several; rows with any are bad. */
  mistakes: z.array(ImportMistake),
  badRows: z.number().int(),
  adds: z.number().int(),
  changes: z.number().int(),
  unchanged: z.number().int(),
  /** Teams the file names that are not here yet; they are made on import. */
  newTeams: z.array(z.string()),
  rows: z.array(ImportRow),
});
export type ImportPreview = z.infer<typeof ImportPreview>;
export const ImportConfirm = z.strictObject({ csvBase64: CsvBase64, digest: z.string().max(64), leaveOutBad: z.boolean().default(false) });
export type ImportConfirm = z.infer<typeof ImportConfirm>;
export const Imported = z.object({ added: z.number().int(), changed: z.number().int(), unchanged: z.number().int(), leftOut: z.number().int() });
export type Imported = z.infer<typeof Imported>;

// Organisation, own data

/** How long one kind of row is kept, in days; the page says by its name what it is and why it is kept. */
export const Retention = z.object({ name: z.string(), keepDays: z.number().int(), usualDays: z.number().int() });
export type Retention = z.infer<typeof Retention>;
/** A stated reason to keep who did what for some days after somebody is erased, e.g. a law; null when there is none. */
const Duty = z.strictObject({ why: paragraph(300), keepDays: z.number().int().min(1).max(36_500) }).nullable();
export const Organisation = z.object({ name: z.string(), locale: z.string(), isDemo: z.boolean(), createdAt: Instant, retention: z.array(Retention), duty: Duty });
export type Organisation = z.infer<typeof Organisation>;
export const OrganisationChange = z.strictObject({
  name: line(120).optional(),
  locale: Locale.optional(),
  /** Days by rule name; null returns to the usual. */
  retention: z.record(z.string().max(80), z.number().int().min(1).max(36_500).nullable()).optional(),
  duty: Duty.optional(),
});
export type OrganisationChange = z.infer<typeof OrganisationChange>;

/** What stays after erasing, why, and for how long. */
export const Kept = z.discriminatedUnion('what', [
  /** Rows of ledger and audit under a random name that leads to nobody; the days of those that stay longest. */
  z.object({ what: z.literal('nameless-rows'), keepDays: z.number().int() }),
  /** Name, address and mapping, under the organisation's duty; `why` is in its own words. */
  z.object({ what: z.literal('name'), why: z.string(), keepDays: z.number().int() }),
]);
export type Kept = z.infer<typeof Kept>;
export const Erased = z.object({ isErased: z.literal(true), kept: z.array(Kept) });
export type Erased = z.infer<typeof Erased>;
export const PersonalData = z.object({
  parts: z.array(z.object({ name: z.string(), rows: z.array(z.record(z.string(), z.unknown())) })),
  /** What would stay if you erased yourself now. */
  kept: z.array(Kept),
});
export type PersonalData = z.infer<typeof PersonalData>;

const ById = z.strictObject({ id: Id });
/** 32 random bytes in base64url. */
const ByToken = z.strictObject({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'this link is not complete') });

export const peopleContract = {
  'GET /api/me': { reply: Me },
  'POST /api/set-up': { body: SetUp, reply: Me },

  'POST /api/logins': { body: z.strictObject({ email: z.string().max(254), password: Password }), reply: Me },
  'DELETE /api/logins/current': { reply: None },
  'GET /api/me/logins': { reply: z.object({ logins: z.array(Login) }) },
  'DELETE /api/me/logins/:id': { params: ById, reply: None },
  'POST /api/me/password': { body: z.strictObject({ current: Password, next: Password }), reply: None },
  'POST /api/resets': { body: z.strictObject({ email: z.string().max(254) }), reply: z.object({ by: z.enum(['mail', 'owner']) }) },
  // The token comes in the body: what stands in an address is kept in the logs of proxies.
  'POST /api/links/look': { body: ByToken, reply: ShownLink, maxBytes: 4096 },
  'POST /api/links/use': { body: ByToken.extend({ password: Password }), reply: Me, maxBytes: 4096 },
  'POST /api/people/:id/links': { params: ById, reply: MadeLink },
  'POST /api/people/invitations': { body: Inviting, reply: Invited },

  'GET /api/people': { query: PeopleQuery, reply: PeoplePage },
  'GET /api/people.csv': { reply: 'file' },
  'POST /api/people': { body: NewPerson, reply: PersonDetail },
  'GET /api/people/:id': { params: ById, reply: PersonDetail },
  'PATCH /api/people/:id': { params: ById, body: PersonChange, reply: PersonDetail },
  'POST /api/people/:id/leave': { params: ById, body: z.strictObject({ leftOn: Day.optional() }), reply: PersonDetail },
  'POST /api/people/:id/return': { params: ById, reply: PersonDetail },
  'POST /api/people/:id/erase': { params: ById, reply: Erased },
  'POST /api/people/import/preview': { body: z.strictObject({ csvBase64: CsvBase64 }), reply: ImportPreview, maxBytes: 3_000_000 },
  'POST /api/people/import': { body: ImportConfirm, reply: Imported, maxBytes: 3_000_000 },

  'GET /api/teams': { reply: z.object({ teams: z.array(Team) }) },
  'POST /api/teams': { body: z.strictObject({ name: TeamName }), reply: Team },
  'PATCH /api/teams/:id': { params: ById, body: z.strictObject({ name: TeamName }), reply: Team },
  'DELETE /api/teams/:id': { params: ById, reply: None },

  'GET /api/tier-rules': { reply: z.object({ rules: z.array(TierRule) }) },
  'POST /api/tier-rules': { body: NewTierRule, reply: TierRule },
  'DELETE /api/tier-rules/:id': { params: ById, reply: None },
  'POST /api/people/:id/tiers': { params: ById, body: TierByHand, reply: z.object({ tiers: z.array(TierStanding) }) },
  'GET /api/me/tiers': { reply: z.object({ tiers: z.array(TierStanding) }) },
  'POST /api/me/tiers/:tier/objection': { params: z.strictObject({ tier: TierInAddress }), body: z.strictObject({ reason: paragraph(1000) }), reply: Objection },
  'GET /api/tier-objections': { reply: z.object({ objections: z.array(Objection.extend({ person: Named })) }) },
  'POST /api/tier-objections/:id/answer': { params: ById, body: z.strictObject({ answer: paragraph(1000), isTakenOut: z.boolean() }), reply: Objection },

  'GET /api/organisation': { reply: Organisation },
  'PATCH /api/organisation': { body: OrganisationChange, reply: Organisation },
  'GET /api/me/data': { reply: PersonalData },
  'GET /api/me/data/export': { reply: 'file' },
  'POST /api/me/erase': { body: z.strictObject({ password: Password }), reply: Erased },
} as const satisfies Contract;
