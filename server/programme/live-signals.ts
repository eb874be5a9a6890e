// Gives the demo a past in its AI tools: what a gateway and a DLP product logged since the baseline began, sent through the door like anybody's.
import type { Ctx, PersonViewer } from '../platform/context.ts';
import { addSource, receiveRecords } from '../signals/index.ts';
import { type Planned, planInteractions } from './plan-interactions.ts';
import { type Random, randomFrom } from './random.ts';
import type { Demo } from './read-demo.ts';
import { atWork, daysAfter } from './working-days.ts';

/** A name waits half a year from when it first came: of these the queue would be empty the next night, had they come with the baseline. */
const STRANGERS_CAME_DAYS_AGO = 30;

/** `prepared` is the day the baseline was closed: what was logged before is sent then, the rest today. What would be later has not happened. */
export const liveSignals = async (given: Ctx, owner: PersonViewer, demo: Demo, prepared: Date, today: Date): Promise<void> => {
  const random = randomFrom(`${demo.seed} signals`);
  const plan = planInteractions(demo, daysAfter(prepared, -demo.history.baselineDays), today, random);
  const { signals } = demo.history;
  const [strangers, came] = [new Set(signals.strangers), daysAfter(today, -STRANGERS_CAME_DAYS_AGO)];
  for (const { name, kind, records } of [
    { name: 'AI gateway', kind: 'litellm' as const, records: plan.map((each) => ({ at: each.at, record: asLitellm(each, random), isLate: strangers.has(each.user) })) },
    { name: 'DLP gateway', kind: 'netskope' as const, records: planDlp(demo, daysAfter(prepared, -demo.history.baselineDays), today, signals.dlpEveryDays, random) },
  ]) {
    const to = await addSource({ ...given, viewer: owner, now: () => prepared }, { name, kind, mapping: null });
    // Names are matched when they first come, and nobody has a note on what came before.
    await sendAll({ ...given, now: () => prepared }, to, records.filter(({ at, isLate }) => at < prepared && !isLate));
    await sendAll({ ...given, now: () => came }, to, records.filter(({ at, isLate }) => at < came && isLate));
    await sendAll({ ...given, now: () => today }, to, records.filter(({ at, isLate }) => at >= (isLate ? came : prepared)));
  }
};

type Logged = { at: Date; record: object; isLate?: boolean };

const sendAll = async (ctx: Ctx, { source: { id, name }, token }: Awaited<ReturnType<typeof addSource>>, records: readonly Logged[]): Promise<void> => {
  const body = new Blob([records.map(({ record }) => `${JSON.stringify(record)}\n`).join('')]).stream();
  const { taken, unreadable } = await receiveRecords({ ...ctx, viewer: { is: 'nobody' } }, id, { bearer: token }, { stream: body, type: 'application/x-ndjson', encoding: '' });
  if (taken !== records.length || unreadable > 0) throw new Error(`Of ${records.length} records of the demo's ${name}, ${taken} were taken.`);
};

const QUESTIONS = ['Why does this query scan the whole table?', 'Write a unit test for the rounding of freight charges.', 'Explain this stack trace.', 'Turn this loop into a stream.', 'Which index helps here?', 'Rename these fields to camel case.'];
const pick = <T>(values: ArrayLike<T>, random: Random): T => values[Math.floor(random() * values.length)]!;
const drawn = (count: number, signs: string, random: Random): string => Array.from({ length: count }, () => pick(signs, random)).join('');

/** Invented like everything here, and opens nothing. */
const exposed = (kind: Planned['exposes'], random: Random): string => {
  if (kind === null) return '';
  return kind === 'secret' ? `\nAWS_ACCESS_KEY_ID=AKIA${drawn(16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', random)}` : `\nThe customer writes from ${drawn(7, 'abdefgiklmnoprstu', random)}@${drawn(6, 'abdefgiklmnoprstu', random)}-cargo.com`;
};

const asLitellm = ({ id, at, user, exposes }: Planned, random: Random): object => ({
  id,
  call_type: 'acompletion',
  startTime: at.getTime() / 1000,
  model: pick(['gpt-5', 'claude-sonnet-4-5'], random),
  custom_llm_provider: pick(['openai', 'anthropic'], random),
  metadata: { user_api_key_user_email: user },
  messages: [{ role: 'user', content: `${pick(QUESTIONS, random)}${exposed(exposes, random)}` }],
});

/** Now and then the DLP product sees something go to an AI app; half of it, it stops. */
const planDlp = ({ people, seed }: Demo, from: Date, today: Date, everyDays: number, random: Random): Logged[] => {
  const alerts: Logged[] = [];
  for (let day = from; day < today; day = daysAfter(day, everyDays)) {
    const at = atWork(day, random);
    if (at >= today) break;
    alerts.push({ at, record: { _id: `${seed}-dlp-${alerts.length}`, alert_type: 'DLP', timestamp: Math.floor(at.getTime() / 1000), user: pick(people, random).email, app: 'ChatGPT', appcategory: 'Generative AI', activity: 'Post', action: pick(['block', 'alert'], random), dlp_profile: 'Customer data', dlp_rule: pick(['Shipment contacts', 'Customs documents'], random) } });
  }
  return alerts;
};
