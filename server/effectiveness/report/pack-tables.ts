// Tables that more than one part of the privacy pack shows: what is received, what is kept, who sees what, and for how long.
import { K_MANAGER, K_ORGANISATION } from '../../people/index.ts';
import { type Block, table, text } from './document.ts';
import type { PackSettings } from './read-pack-settings.ts';

export const receivedBlocks = ({ sources, codeHosts }: PackSettings): Block[] => {
  if (sources.length + codeHosts.length === 0) return [text('No source and no code host is connected, so nothing of anybody’s work is received. What people do in BeforeTab itself is kept all the same.')];
  return [
    table('Who may send now', ['Name', 'Kind', 'Since'], [
      ...sources.map(({ name, kind, since }) => [name, `source, ${kind}`, since]),
      ...codeHosts.map(({ name, kind, at, since }) => [name, `code host, ${kind} at ${at}`, since]),
    ]),
  ];
};

export const keptOfPeople = (): Block =>
  table('What is kept of a person', ['What', 'In detail', 'From where'], [
    ['Profile', 'Name, e-mail address, teams, manager, job function, languages, start date, kind of employment, roles, tiers and why', 'The list that the organisation brings in'],
    ['Learning', 'What was opened, answered and finished, when, with results and minutes; appeals; which version of the policy was acknowledged', 'What the person does here'],
    ['Practice', 'What was typed in labs and in the arena, runs, points', 'What the person does here'],
    ['Logins', 'When, and of a command line the name of its machine. In a browser that somebody signed in with, a random mark for 180 days, so that tries of strangers do not lock them out. Network addresses only as hashes, to limit tries', 'Signing in'],
    ['AI tools', 'That there was an interaction, when, by which tool and model, whether it was blocked, what was found in it, redacted, with a keyed fingerprint and the name of the field it stood in. Never the text', 'Sources'],
    ['Code', 'Of pull requests and remarks: who, when, whether an assistant wrote it and by what evidence, whether a remark spoke of security. Of alerts: rule, file and line. No titles, texts or code', 'Code hosts and scanners'],
    ['Decisions', 'Labels of samples, decisions about modules and about alerts, with what was given as a reason', 'What the person does here'],
    ['Audit', 'Who changed what, and about whom', 'Whatever is changed here'],
  ]);

export const whoSees = ({ notes }: PackSettings): Block =>
  table('Who can see what', ['Who', 'Sees'], [
    ['You', `All that is kept under your name, on “What BeforeTab knows about me”, to export and to erase.${notes === 'on' ? ' Notes on findings of your own: nobody else has a page with them.' : ''}`],
    ['Colleagues', 'Your name and points on the boards of the arena, unless you take yourself off them. Whoever you share a lab with sees its files.'],
    ['Your manager', `Figures of groups of ${K_MANAGER} or more, of teams that report to them as a whole. Never a person.`],
    ['Instructors', 'Of an event whose players were told beforehand its conversations, afterwards and by made-up names. Replies of a model that somebody reported, without a name.'],
    ['Whoever labels a sample', 'Owners, champions and instructors named for it: what was found, redacted, with time and tool; of a pull request its repository and number, of code its file and line. No names.'],
    ['Owners', `By name: profile, tiers and objections, which units are finished, minutes, quiz results, the acknowledged policy, appeals. Of AI tools, pull requests and alerts: figures of groups of ${K_ORGANISATION} or more; alerts with file and line; and names in records that nobody is known by, to match them.`],
    ['Auditors', 'What owners see by name and in reports, without changing it; no appeals, and no names to match.'],
    ['Whoever runs the server', 'Technically all of it, and with the key also whose a record is. Who that is: to complete.'],
  ]);

export const keptFor = ({ kept, duty }: PackSettings): Block[] => {
  const [erased, under] = duty === null ? ['Who is erased is erased at once.', 'a random name that leads to nobody'] : [`Who is erased is erased at once, but for name, e-mail address and which learning record is whose: they stay ${duty.keepDays} days, because: ${duty.why}.`, 'a random name'];
  return [
    table('How long rows are kept, as set now', ['What', 'Days'], kept),
    text(`${erased} Rows of outcomes, answers, runs of labs, labels, decisions and the audit stay under ${under}, for the days above. Labels of samples and decisions about modules stay after that, because figures stand on them, and then nobody is named in them; decisions about an alert stay as long as it is open.`),
    text('A backup that was made before stays as it is. It holds personal data and is not encrypted; how long backups are kept, and where: to complete.'),
  ];
};

export const whereItGoes = ({ answers, mailHost, hasOwnDatabase, codeHosts }: PackSettings): Block =>
  table('Where data goes', ['Where', 'What', 'Now'], [
    ['Database', 'All of it', hasOwnDatabase ? 'A PostgreSQL that you run or rent. Who, and where: to complete' : 'PostgreSQL on the machine of BeforeTab'],
    ['Mail server', 'Names, addresses and links to sign in', mailHost ?? 'None is set up; owners hand links over'],
    ['Model of the arena', 'What players write in the arena', { simulated: 'A simulation on the machine of BeforeTab; nothing leaves it', file: 'A model file on the machine of BeforeTab; nothing leaves it', endpoint: answers.is === 'endpoint' ? `${answers.host}. Contract, and country: to complete` : '' }[answers.is]],
    ['Code hosts', 'Questions with a token of yours; nothing about people', codeHosts.length === 0 ? 'None is connected' : codeHosts.map(({ at }) => at).join(', ')],
    ['Anybody else', 'Nothing', 'The product reports to nobody'],
  ]);
