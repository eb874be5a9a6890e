// Gives the demo a past in its code host: half a year of pull requests, who wrote them and what was said before the merge, told through the door.
import type { Ctx, PersonViewer } from '../platform/context.ts';
import { addCodeHost, identityKey, matchIdentity, pullRequestId, takeTold, type Told } from '../signals/index.ts';
import { type PlannedPull, planPullRequests } from './plan-pull-requests.ts';
import { type Random, randomFrom } from './random.ts';
import type { Demo, DemoPerson } from './read-demo.ts';
import { dayOf, daysAfter } from './working-days.ts';

type Told1 = { pull: Told['pullRequests'][number]; remarks: Told['remarks'][number][]; isByAssistant: boolean };

const loginOf = ({ email }: Pick<DemoPerson, 'email'>): string => email.split('@')[0]!.replace('.', '-');
const pick = <T>(values: readonly T[], random: Random): T => values[Math.floor(random() * values.length)]!;
const CONCERNS = [
  'The shipment number comes from the request and ends up in the SQL string. Bind it, please.',
  'Who can call this? I see no permission check on the route.',
  'This logs the whole request with the Authorization header. Please redact it.',
  'The link in the model’s answer is fetched by our server. An attacker picks the host: allow ours only.',
  'Checked the new queries for injection and the token handling: all bound, nothing logged. Fine.',
  'Please validate the file name before the path is joined; ../ gets out of the folder.',
] as const;
const REMARKS = ['Looks good, thanks.', 'nit: naming', 'Could this be one query instead of two?', 'A test for the empty case would help.', 'Nice, much shorter now.'] as const;
const BATCH = 200;

/** `prepared` is the day the baseline was closed; what would be later than `today` has not happened. */
export const livePullRequests = async (given: Ctx, owner: PersonViewer, personIds: ReadonlyMap<string, string>, demo: Demo, prepared: Date, today: Date): Promise<void> => {
  const ctx: Ctx = { ...given, viewer: owner };
  const { codeHost } = await addCodeHost({ ...ctx, now: () => prepared }, { kind: 'github', name: 'GitHub (made up)', baseUrl: null, token: null, boxText: null });
  const host = { id: codeHost.id, kind: 'github' as const, boxText: null };
  const random = randomFrom(`${demo.seed} pull requests`);
  const planned = planPullRequests(demo, daysAfter(prepared, -demo.history.baselineDays), today, random).map((pull) => tellOne(pull, random));
  for (let at = 0; at < planned.length; at += BATCH) {
    const batch = planned.slice(at, at + BATCH);
    const commits = new Map(batch.map(({ pull, isByAssistant }) => [pullRequestId(ctx, host, pull), [commitOf(pull, isByAssistant)]]));
    await takeTold(ctx, host, { pullRequests: batch.map(({ pull }) => pull), remarks: batch.flatMap(({ remarks }) => remarks), commits });
  }
  for (const login of new Set(planned.flatMap(({ pull, remarks }) => [pull.author!.name!, ...remarks.map(({ author }) => author!.name!)]))) {
    const person = demo.people.find((each) => loginOf(each) === login);
    const personId = person === undefined ? undefined : personIds.get(person.email);
    if (personId !== undefined) await matchIdentity(ctx, identityKey(ctx, { kind: 'github', name: login }), personId);
  }
};

const commitOf = ({ head, mergedAt }: Told['pullRequests'][number], isByAssistant: boolean) => ({
  id: head!,
  message: `Change of ${dayOf(mergedAt!)}${isByAssistant ? '\n\nCo-Authored-By: Claude <noreply@anthropic.com>' : ''}`,
  authorEmail: null,
  committerEmail: null,
  authorAccountId: null,
  note: null,
});

const accountOf = (person: DemoPerson) => ({ id: 1_000_000 + [...person.email].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 1_000_000_000, name: loginOf(person), isBot: false });

const tellOne = ({ number, author, reviewer, mergedAt, isReviewed, isByAssistant, isLabelled }: PlannedPull, random: Random): Told1 => {
  const name = `northlight/${author.teams[0]!.toLowerCase().replaceAll(' ', '-')}`;
  const at = new Date(mergedAt.getTime() - 3_600_000 * (1 + Math.floor(random() * 20)));
  const pull = { repository: { hostId: name, name }, number, author: accountOf(author), branch: 'change', head: `${number}`.padStart(40, '0'), body: null, labels: isLabelled ? ['human-written'] : [], openedAt: daysAfter(at, -1), mergedAt, mergeCommit: null, changedAt: mergedAt };
  const text = isReviewed ? pick(CONCERNS, random) : pick(REMARKS, random);
  const remark = { repository: pull.repository, number, id: `review-${number}`, author: accountOf(reviewer), at, changedAt: at, body: text, place: 'summary' as const, isGone: false };
  return { pull, remarks: [remark], isByAssistant };
};
