// Findings of a person as tools and scanners would send them, for tests: a prompt with a secret, and an alert with its author.
import type { Hono } from 'hono';
import { type Ctx, systemViewer } from '../../platform/context.ts';
import { newId } from '../../platform/id.ts';
import { receiveSarif } from '../alerts/receive-sarif.ts';
import { addSource } from '../sources/add-source.ts';

export type Server = { ctx: Ctx; app: Hono };
/** Shapes of a provider's key, a customer's address and a password, none of them anybody's. */
export const TEXTS = { key: 'Why is AKIAQ4RZV7WMT2JXN5KB refused?', mail: 'Which rows has jane.miller@her-own-mail.com?', password: 'DB_PASSWORD=vT9#kq2LmZx7 does not work' } as const;

/** Sends `texts` as one person's prompts of the day `at`. A name that is no address of anybody waits in the queue. */
export const sendPrompts = async ({ ctx, app }: Server, name: string, at: Date, texts: readonly string[], id: string = newId()): Promise<void> => {
  const { source, token } = await addSource({ ...ctx, viewer: systemViewer('test') }, { name: 'Gateway', kind: 'litellm', mapping: null });
  const records = texts.map((content, index) => ({ id: `${id}-${index}`, model: 'gpt', custom_llm_provider: 'openai', startTime: at.toISOString(), metadata: { user_api_key_user_email: name }, messages: [{ role: 'user', content }] }));
  const reply = await app.request(`http://localhost:3000/api/signals/sources/${source.id}/records`, { method: 'POST', headers: { host: 'localhost:3000', authorization: `Bearer ${token}` }, body: records.map((record) => JSON.stringify(record)).join('\n') });
  const { taken } = (await reply.json()) as { taken: number };
  if (taken !== texts.length) throw new Error(`${taken} of ${texts.length} records were taken.`);
};

/** Without a title the scanner describes no rule, as many do not. */
type Result = { rule: string; title?: string; cwe: string; path: string; author: string };
/** A scan of the main branch at `at`; the first one of a tool shows what was there before. */
export const sendScan = async ({ ctx }: Server, sourceId: string, at: Date, results: readonly Result[]): Promise<void> => {
  const system = { ...ctx, viewer: systemViewer('test') };
  const run = {
    tool: { driver: { name: 'semgrep', version: '1', rules: results.flatMap(({ rule, title }) => (title === undefined ? [] : [{ id: rule, shortDescription: { text: title } }])) } },
    invocations: [{ executionSuccessful: true, endTimeUtc: at.toISOString() }],
    results: results.map(({ rule, cwe, path, author }) => ({ ruleId: rule, level: 'error', message: { text: 'x' }, properties: { author, tags: [cwe] }, locations: [{ physicalLocation: { artifactLocation: { uri: path }, region: { startLine: 12 } } }] })),
  };
  await receiveSarif(system, { id: sourceId }, [Buffer.from(JSON.stringify({ version: '2.1.0', runs: [run] }))]);
};

/** As if an owner had turned it on then. */
export const turnOn = async ({ pool }: Ctx, since: Date, cap = 1): Promise<void> => void (await pool.query(`insert into signal_loop (mode, on_since, dry_since, cap) values ('on', $1, $1, $2) on conflict (is_the_one) do update set mode = 'on', on_since = $1, dry_since = $1, left_at = null, cap = $2`, [since, cap]));
