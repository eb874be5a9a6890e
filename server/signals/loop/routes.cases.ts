// Per route of the loop: a good request, and mistakes with the words they are refused in.
import { asViewer } from '../../../test/factories.ts';
import type { RouteCases, World } from '../../../test/route-cases.ts';
import type { loopContract } from './contract.ts';
import { sendPrompts, TEXTS, turnOn } from './example-findings.ts';
import { readNotes } from './read-notes.ts';

const DAY_MS = 86_400_000;

/** A note of the learner's, made anew only where there is none. */
const aNote = async ({ server, personOf }: World): Promise<{ params: { key: string } }> => {
  const now = server.ctx.now().getTime();
  await turnOn(server.ctx, new Date(now - 10 * DAY_MS));
  const person = await personOf('learner');
  const ctx = asViewer(server.ctx, { ...person, name: 'Learner', roles: ['learner'] });
  if ((await readNotes(ctx)).notes.length === 0) {
    await sendPrompts(server, person.email, new Date(now - 3 * DAY_MS), [TEXTS.key]);
    // A name that was matched today has its first note tomorrow.
    await server.ctx.pool.query(`update signal_identity set decided_at = $1`, [new Date(now - 5 * DAY_MS)]);
  }
  return { params: { key: (await readNotes(ctx)).notes[0]!.key } };
};

export const loopCases = {
  'GET /api/me/notes': { valid: async () => ({}) },
  'PUT /api/me/notes/:key/mark': {
    valid: async (world) => ({ ...(await aNote(world)), body: { state: 'done' }, as: 'learner' }),
    bad: [{ body: { state: 'perhaps' }, says: /state/ }],
    others: async (world) => ({ ...(await aNote(world)), body: { state: 'done' }, as: 'manager' }),
    leavesNoAudit: 'an audit row would say under a name of the ledger who has a note, which nobody may know',
  },
  'GET /api/signals/loop': { valid: async () => ({}) },
  'PUT /api/signals/loop': {
    valid: async () => ({ body: { mode: 'dry-run', cap: 2 } }),
    bad: [{ body: { mode: 'dry-run', cap: 4 }, says: /cap/ }, { body: { mode: 'loud', cap: 1 }, says: /mode/ }],
  },
} satisfies RouteCases<typeof loopContract>;
