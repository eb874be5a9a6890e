// The privacy pack: drafts of an impact assessment, a balancing of interests, a notice to staff and a note to the works council, from the settings as they are.
import { arenaCapability } from '../../arena/index.ts';
import { labsCapability } from '../../labs/index.ts';
import { learningCapability } from '../../learning/index.ts';
import { K_MANAGER, K_ORGANISATION, keptDays } from '../../people/index.ts';
import type { RetentionRule } from '../../platform/capability.ts';
import { type Ctx, mustHaveRole } from '../../platform/context.ts';
import { listSources, signalsCapability } from '../../signals/index.ts';
import { effectivenessRetention } from '../personal.ts';
import { currentMetrics } from '../read-effectiveness.ts';
import { type Block, heading, list, table, text, title } from './document.ts';

export const PACK_TITLE = 'Privacy pack: drafts for your own counsel';

const rules = (): readonly RetentionRule[] => [...[learningCapability, signalsCapability, labsCapability, arenaCapability].flatMap(({ retention = [] }) => retention), ...effectivenessRetention];

export const privacyPack = async (ctx: Ctx): Promise<Block[]> => {
  mustHaveRole(ctx, 'owner', 'auditor');
  const sources = (await listSources(ctx)).filter(({ revokedAt }) => revokedAt === null);
  const kept = await Promise.all(rules().map(async (rule) => [rule.name.replaceAll('-', ' '), String(await keptDays(ctx, rule))]));
  const connected = sources.length === 0 ? [text('No source is connected, so nothing of AI tools is received.')] : [table('Sources that may send now', ['Name', 'Kind', 'Since'], sources.map(({ name, kind, createdAt }) => [name, kind, createdAt.slice(0, 10)]))];
  return [
    title(PACK_TITLE),
    text(`A draft, written on ${ctx.now().toISOString().slice(0, 10)} from the settings of this BeforeTab as they were on that day. It is no legal advice: your own counsel decides what applies to you and completes what is marked “to complete”.`),
    ...assessment(connected, kept),
    ...balancing(),
    ...notice(sources.length, kept),
    ...worksCouncil(),
    heading('Sources of what is said about law'),
    list([
      'Legitimate interest instead of consent: GDPR Art. 6(1)(f), and EDPB Guidelines 05/2020 on consent.',
      'Co-determination in Germany: BetrVG § 87(1) no. 6, as described at autophish.io and entropy-cybersecurity.com; suitability to monitor is enough.',
      'The smallest groups follow Microsoft Viva (minimum 5, managers 10) and Glint (complementary suppression).',
      'Check each of them in its newest text before you rely on it.',
    ]),
  ];
};

const assessment = (connected: readonly Block[], kept: readonly (readonly string[])[]): Block[] => [
  heading('1. Impact assessment (draft)'),
  text('What it is for: to find out whether training changes what people do with AI tools, by groups. It is not for judging a person, and nothing in the product scores one.'),
  table('What is measured', ['Metric', 'Counted', 'Out of'], currentMetrics().map(({ name, numerator, denominator }) => [name, numerator, denominator])),
  ...connected,
  list([
    'Kept of a record: that it happened and when, what was found, where in it, a keyed fingerprint, and a redacted span. Never the text of a prompt or an answer.',
    'Whose it was is kept under a key, under a name that cannot be joined to the record of learning from the database.',
    'What anybody may see is in the table of section 3.',
  ]),
  table('How long rows are kept, in days, as set now', ['What', 'Days'], kept),
  table('Risks, and what is done about them', ['Risk', 'What is done', 'Left to you'], [
    ['Figures single somebody out', `Groups from ${K_ORGANISATION} people on for owners, ${K_MANAGER} for managers, of whom as many have records in the figure; with a small group the next smallest is hidden; bands where all or none would speak of each`, 'Choose teams that are not smaller'],
    ['Figures are used against people', 'No score of a person, no ranking, no export by person of signals', 'Say so in writing (to complete)'],
    ['Content leaks', 'Texts are scanned in flight and not stored', 'Protect the sources themselves'],
    ['A detector is wrong', 'Two people label samples; figures are corrected and shown with intervals', 'Name the two'],
  ]),
  text('Necessity, proportionality, consultation of the data protection officer, and the decision: to complete.'),
];

const balancing = (): Block[] => [
  heading('2. Balancing of interests (draft)'),
  table('In three steps', ['Step', 'Draft'], [
    ['Interest', 'Fewer secrets and personal data in AI tools, and fewer weaknesses in code, shown by measuring and not assumed.'],
    ['Necessity', 'Questions in a quiz show what people know and not what they do. Counting in groups, without content, is the least that shows it.'],
    ['Balance', 'People are told beforehand, see and export what is kept about them, and are shown in groups only. What they may expect at your organisation: to complete.'],
  ]),
  text('Consent is not proposed as a ground: between employer and employee it is rarely free.'),
];

const notice = (sources: number, kept: readonly (readonly string[])[]): Block[] => [
  heading('3. Notice to staff (draft)'),
  text(`We train the safe use of AI tools, and measure by groups whether it helps. ${sources === 0 ? 'At present nothing of your work with AI tools is received.' : `At present ${sources} ${sources === 1 ? 'source sends' : 'sources send'} what is listed above.`} You may use AI tools as the policy says; this is not about forbidding them.`),
  table('Who can see what', ['Who', 'Sees'], [
    ['You', 'All that is kept about you, on your page, to export and to erase.'],
    ['Your manager', `Groups of ${K_MANAGER} or more, of teams that report to them as a whole; never a person.`],
    ['Owners of the programme', `Groups of ${K_ORGANISATION} or more, who finished which module, and names that nobody is known by, to match them.`],
    ['Auditors', 'What owners see, without changing it.'],
    ['Two people who label a sample', 'Redacted findings with place and time; never whose they are.'],
    ['Everybody else', 'Nothing of it.'],
  ]),
  text(`Kept for the days of section 1 (${kept.length} kinds of rows). Whom to ask, and how to object: to complete.`),
];

const worksCouncil = (): Block[] => [
  heading('4. Note to the works council (draft)'),
  text('In Germany a system that is suited to monitor behaviour or performance is subject to co-determination, whatever it is meant for (BetrVG § 87(1) no. 6). BeforeTab receives records of work with AI tools, so take it to the works council before the first source is connected.'),
  list([
    'Proposed for the agreement: groups only, the smallest sizes above, no use for judging performance, the days above, and who holds which role.',
    'What changes an agreement: a new source, another role with sight of groups, longer days.',
    'Agreement reached on, and signed by: to complete.',
  ]),
];
