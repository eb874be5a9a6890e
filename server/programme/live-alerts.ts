// Gives the demo a past in its code: scans of a repository every two weeks, sent through the door, and what its owner decided about some alerts.
import { ALERT_RULES } from '../platform/analyser/index.ts';
import type { Ctx, PersonViewer } from '../platform/context.ts';
import { addSource, decideAlert, listAlerts, receiveRecords } from '../signals/index.ts';
import type { Demo, DemoCode } from './read-demo.ts';
import { DAY_MS, daysAfter } from './working-days.ts';

type Place = DemoCode['places'][number];

export const liveAlerts = async (given: Ctx, owner: PersonViewer, demo: Demo, prepared: Date, today: Date): Promise<void> => {
  const { code, baselineDays } = demo.history;
  const { source, token } = await addSource({ ...given, viewer: owner, now: () => prepared }, { name: 'Code analyser', kind: 'sarif', mapping: null });
  const authors = new Map(demo.people.toReversed().map(({ teams, email }) => [teams[0]!, email]));
  const begins = Math.ceil((today.getTime() - daysAfter(prepared, -baselineDays).getTime()) / DAY_MS);
  for (let daysAgo = begins; daysAgo >= 0; daysAgo -= code.everyDays) {
    const at = daysAfter(today, -daysAgo);
    const sending: Ctx = { ...given, viewer: { is: 'nobody' }, now: () => at };
    const body = new Blob([asSarif(code, authors, daysAgo, at)]).stream();
    const { brokeOff, unreadable } = await receiveRecords(sending, source.id, { bearer: token }, { stream: body, type: 'application/json', encoding: '' });
    if (brokeOff !== null || unreadable > 0) throw new Error('A scan of the demo was not taken.');
  }
  for (const { path, weakness } of code.places) if (weakness?.decided !== undefined) await decide(given, owner, path, weakness.decided, today);
};

const decide = async (given: Ctx, owner: PersonViewer, path: string, { triage, daysAgo, why }: NonNullable<NonNullable<Place['weakness']>['decided']>, today: Date): Promise<void> => {
  const ctx: Ctx = { ...given, viewer: owner, now: () => daysAfter(today, -daysAgo) };
  const { alerts } = await listAlerts(ctx, { show: 'all', search: path, page: 1 });
  await decideAlert(ctx, alerts[0]!.key, { triage, why });
};

/** As the analyser writes it of the code of that day. */
const asSarif = ({ repository, places }: DemoCode, authors: ReadonlyMap<string, string>, daysAgo: number, at: Date): string => {
  const here = places.filter(({ sinceDaysAgo }) => sinceDaysAgo >= daysAgo);
  const weak = here.flatMap(({ path, team, weakness }) => (weakness === undefined || (weakness.goneDaysAgo ?? -1) >= daysAgo ? [] : [{ path, author: authors.get(team), ...weakness }]));
  return JSON.stringify({
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'BeforeTab analyze', version: '1', rules: ALERT_RULES.map(({ id, title, cwe }) => ({ id, shortDescription: { text: title }, properties: { tags: [`external/cwe/${cwe.toLowerCase()}`] } })) } },
        invocations: [{ executionSuccessful: true, endTimeUtc: at.toISOString() }],
        versionControlProvenance: [{ repositoryUri: repository, branch: 'main' }],
        results: weak.map(({ path, author, rule, line }) => ({ ruleId: rule, level: 'error', message: { text: rule }, locations: [{ physicalLocation: { artifactLocation: { uri: path }, region: { startLine: line } } }], properties: { author } })),
        properties: { integrations: here.map(({ path, team, provider, call }) => ({ path, provider, call, author: authors.get(team) })) },
      },
    ],
  });
};
