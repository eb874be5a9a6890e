// The privacy pack: drafts of an impact assessment, a balancing of interests, a notice to staff and a note to the works council, from the settings as they are.
import { K_MANAGER, K_ORGANISATION } from '../../people/index.ts';
import type { Ctx } from '../../platform/context.ts';
import { currentMetrics } from '../read-effectiveness.ts';
import { type Block, heading, list, newPage, part, table, text, title } from './document.ts';
import { keptFor, keptOfPeople, receivedBlocks, whereItGoes, whoSees } from './pack-tables.ts';
import { type PackSettings, readPackSettings } from './read-pack-settings.ts';

export const PACK_TITLE = 'Privacy pack: drafts for your own counsel';

export const privacyPack = async (ctx: Ctx): Promise<Block[]> => {
  const settings = await readPackSettings(ctx);
  return [
    title(PACK_TITLE),
    text(`${settings.organisation}. Written on ${settings.on} from the settings of this BeforeTab as they were on that day; download it anew when they change. It is a draft and no legal advice: your own counsel decides what applies to you, and completes what is marked “to complete”.`),
    table('What is set now', ['Setting', 'Now'], [
      ['Sources of AI tools and scanners', countOf(settings.sources.length)],
      ['Code hosts', countOf(settings.codeHosts.length)],
      ['Private notes', NOTES[settings.notes]],
      ['A duty to keep names after erasing', settings.duty === null ? 'none stated' : `${settings.duty.keepDays} days`],
    ]),
    ...assessment(settings),
    ...balancing(),
    newPage(),
    ...notice(settings),
    newPage(),
    ...worksCouncil(settings),
    ...law(),
  ];
};

const countOf = (count: number): string => (count === 0 ? 'none connected' : `${count} connected`);
const NOTES: Record<PackSettings['notes'], string> = { off: 'off', 'dry-run': 'in a dry run: nobody has one, owners see how many people it would concern in steps of five', on: 'on: a finding of one’s own leads to a note that nobody else sees' };

const assessment = (settings: PackSettings): Block[] => [
  heading('1. Impact assessment (draft, GDPR Art. 35)'),
  part('What is done, and what for'),
  text('People are trained to use AI tools safely and practise on code. Whether that changes what they do is then counted, by groups. No person is given a score, nobody’s failures are ranked, and nothing is decided about a person by itself: tiers say which modules are asked of somebody, and can be objected to.'),
  table('What is measured', ['Metric', 'Counted', 'Out of'], currentMetrics().map(({ name, numerator, denominator }) => [name, numerator, denominator])),
  keptOfPeople(),
  ...receivedBlocks(settings),
  text('Whose a record of work is stands under a key, by a name that cannot be joined to the record of learning from the database alone.'),
  whereItGoes(settings),
  whoSees(settings),
  ...keptFor(settings),
  table('Risks, and what is done about them', ['Risk', 'What is done', 'Left to you'], [
    ['Figures single somebody out', `Groups from ${K_ORGANISATION} people on for owners, ${K_MANAGER} for managers, of whom as many have records in the figure; with a small group the next smallest is hidden; bands where all or none would speak of each`, 'Choose teams that are not smaller'],
    ['A time or a place leads to a person', 'No page names an author. Samples and alerts show a time, a pull request’s number, a file and a line', 'Whoever may read the tool’s own log or the code host can find the author there: forbid it in writing, and name who labels and who sees alerts (to complete)'],
    ['Figures are used against people', 'No score of a person, no export of signals by person, quiz results by name to owners and auditors only', 'Say so in writing (to complete)'],
    ['Content leaks', 'Texts are scanned as they come in and not stored', 'Protect the sources themselves; they hold the texts'],
    ['A detector is wrong', 'Two people label samples; figures are corrected and shown with intervals', 'Name the two'],
    ['Whoever runs the server reads along', 'Names are under a key, tokens and keys are sealed, each change is in the audit', 'Name them, keep the key apart from backups (to complete)'],
    ['What players write in the arena is private', 'They are told before they write, and for how many days it is kept', settings.answers.is === 'endpoint' ? `It goes to ${settings.answers.host}: a processor, a contract (to complete)` : 'Nothing more'],
  ]),
  part('For your counsel'),
  list([
    'Necessity and proportionality, measured against what you want to know: to complete.',
    'Advice of the data protection officer, and on which day: to complete.',
    'Views of the people concerned or of those who speak for them (Art. 35(9)): to complete.',
    'Decision, by whom, and when it is looked at again: to complete.',
  ]),
];

const balancing = (): Block[] => [
  heading('2. Balancing of interests (draft, GDPR Art. 6(1)(f))'),
  table('In three steps', ['Step', 'Draft'], [
    ['Interest', 'Fewer secrets and personal data in AI tools, and fewer weaknesses in code, shown by measuring and not assumed.'],
    ['Necessity', 'Questions in a quiz show what people know and not what they do. Counting in groups, without content, is the least that shows it.'],
    ['Balance', 'People are told beforehand, see and export what is kept about them, and are shown in groups only where their work is counted. What they may expect at your organisation: to complete.'],
  ]),
  text('Consent is not proposed as a ground: between employer and employee it is rarely free. Rules of your country on data of employees (Art. 88): to complete.'),
];

const notice = (settings: PackSettings): Block[] => [
  heading('3. Notice to staff (draft, GDPR Art. 13 and 14)'),
  text(`${settings.organisation} trains the safe use of AI tools, and measures by groups whether it helps. You may use AI tools as the policy says; this is not about forbidding them.`),
  list([
    'Responsible, and how to reach them: to complete. Data protection officer: to complete.',
    'What for, and on which ground: training, its record, and figures of groups; legitimate interest (Art. 6(1)(f)), or what your counsel puts here: to complete.',
    'No decision with legal effect is made about you by a machine alone.',
  ]),
  keptOfPeople(),
  ...receivedBlocks(settings),
  whereItGoes(settings),
  whoSees(settings),
  ...keptFor(settings),
  part('Your rights'),
  list([
    'See and take along what is kept about you (Art. 15, 20): “What BeforeTab knows about me”, as a page and as a file.',
    'Put right what is wrong (Art. 16): your profile by an owner, an outcome by an appeal on the same page, a tier by an objection.',
    'Have it erased (Art. 17): on the same page. What stays is said there before.',
    'Object (Art. 21), or have it limited (Art. 18): to complete, with the name of whom to ask.',
    'Complain to a supervisory authority (Art. 77): to complete, with its address.',
  ]),
];

const worksCouncil = ({ sources, codeHosts, on }: PackSettings): Block[] => {
  const connected = sources.length + codeHosts.length;
  const since = [...sources, ...codeHosts].map((each) => each.since).sort()[0];
  return [
    heading('4. Note to the works council (draft, Germany)'),
    text('A system that is suited to monitor behaviour or performance is subject to co-determination, whatever it is meant for (BetrVG § 87(1) no. 6). Figures of groups alone do not settle it: the Federal Labour Court found monitoring in figures of a working group where their pressure reaches its members (BAG of 26 July 1994, 1 ABR 6/94).'),
    text(connected === 0 ? `On ${on} nothing was connected. Take it to the works council before the first source is.` : `On ${on} ${connected} ${connected === 1 ? 'source or code host was' : 'sources and code hosts were'} connected, the first since ${since}. If no agreement covers them, have them rest until one does: an owner takes a source back under “Signals”, and it can be set up anew.`),
    list([
      'Proposed for the agreement: groups only, the smallest sizes and the days of the notice (part 3), no use for judging performance, no looking up of authors by time or place, and who holds which role.',
      'What changes an agreement: a new source or code host, private notes switched on, a model of the arena elsewhere, another role with sight of names or groups, longer days.',
      'What the works council can ask to be shown: this pack, the page “Organisation” with the days, and the lists of sources and code hosts under “Signals”.',
      'Agreement reached on, and signed by: to complete.',
    ]),
  ];
};

const law = (): Block[] => [
  heading('Sources of what is said about law'),
  list([
    'GDPR, Regulation (EU) 2016/679: Art. 6(1)(f), 13, 14, 15 to 21, 35, 77 and 88; on consent at work EDPB Guidelines 05/2020.',
    'BetrVG § 87(1) no. 6; on figures of groups BAG 1 ABR 6/94 of 26 July 1994, as published at betriebsrat.com.',
    'The smallest groups follow Microsoft Viva (minimum 5, managers 10) and Glint (complementary suppression).',
    'Check each of them in its newest text before you rely on it.',
  ]),
];
