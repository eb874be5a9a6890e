// Per route of labs: a good request, mistakes with the words they are refused in, and somebody else's ids.
import { randomUUID } from 'node:crypto';
import type { RouteCases, World } from '../../test/route-cases.ts';
import type { Ctx, PersonViewer, Role } from '../platform/context.ts';
import * as Y from 'yjs';
import type { labsContract, Opening } from './contract.ts';
import { invite } from './invite.ts';
import { leavePair } from './leave-pair.ts';
import { openLab } from './open-lab.ts';
import { findOpenOne } from './store.ts';
import { findPairOf } from './store-pairs.ts';

const LAB = 'sql-injection';
const FILES = { 'people.py': 'app = None\n' };

const as = async (world: World, role: Role): Promise<Ctx & { viewer: PersonViewer }> => {
  const { personId, subject } = await world.personOf(role);
  return { ...world.server.ctx, viewer: { is: 'person', personId, subject, loginId: randomUUID(), roles: new Set<Role>(['learner', role]), locale: 'en' } };
};
const anOpening = async (world: World): Promise<Opening> => {
  const me = await as(world, 'learner');
  const there = await findOpenOne(me, me.viewer.subject, LAB);
  const pair = there === undefined ? undefined : await findPairOf(me, there.id);
  if (pair !== undefined) await leavePair(me, pair);
  return openLab(me, LAB, { anew: true });
};
const own = async (world: World) => ({ params: { id: (await anOpening(world)).id } });
/** Named by an owner: not even they look into somebody's work. */
const others = (body?: unknown) => async (world: World) => ({ ...(await own(world)), ...(body === undefined ? {} : { body }), as: 'owner' as const });

const saving = { files: FILES, seconds: 30 };
const running = () => ({ ...saving, runId: randomUUID(), ownVerdict: { holds: false, failed: ['boolean-dump'] } });
const wrongFiles = [
  { files: { 'people.py': 'x', 'other.py': 'y' }, says: /other\.py is no file of this lab/ },
  { files: {}, says: /people\.py is missing/ },
  { files: { '../people.py': 'x' }, says: /no name for a file/ },
  { files: { 'people.py': 'x'.repeat(65_537) }, says: /at most 64 KiB/ },
  { files: { 'people.py': '\u007fELF\u0002\u0001' }, says: /control character/ },
] as const;

/** A pair of the learner alone so far. */
const aPair = async (world: World) => ({ params: { id: (await invite(await as(world, 'learner'), (await anOpening(world)).id)).pair } });
const othersPair = (body?: unknown) => async (world: World) => ({ ...(await aPair(world)), ...(body === undefined ? {} : { body }), as: 'owner' as const });
const anUpdate = (): { update: string } => {
  const doc = new Y.Doc();
  doc.getText('people.py').insert(0, '# hello\n');
  return { update: Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64') };
};
const inPlace = { file: 'people.py', at: 3 };

export const labsCases = {
  'GET /api/labs': { valid: async () => ({}) },
  'POST /api/labs/:slug/openings': {
    valid: async (world) => {
      await anOpening(world);
      return { params: { slug: LAB }, body: { anew: true } };
    },
    bad: [{ params: { slug: 'Not A Slug' }, says: /slug/ }],
  },
  'GET /api/openings/:id': { valid: own, others: others() },
  'GET /api/openings/:id/lab': { valid: own, others: others() },
  'PUT /api/openings/:id/files': {
    valid: async (world) => ({ ...(await own(world)), body: saving }),
    bad: wrongFiles.map(({ files, says }) => ({ body: { ...saving, files }, says })),
    others: others(saving),
    leavesNoAudit: 'A draft is kept every few seconds; openings, runs, hints and solutions are audited.',
  },
  'POST /api/openings/:id/runs': {
    valid: async (world) => ({ ...(await own(world)), body: running() }),
    bad: [...wrongFiles.map(({ files, says }) => ({ body: { ...running(), files }, says })), { body: { ...running(), runId: 'one' }, says: /runId/ }, { body: { ...running(), seconds: -1 }, says: /seconds/ }],
    others: others(running()),
  },
  'POST /api/openings/:id/hints': { valid: async (world) => ({ ...(await own(world)), body: {} }), others: others({}) },
  'POST /api/openings/:id/solution': { valid: async (world) => ({ ...(await own(world)), body: {} }), others: others({}) },
  'POST /api/openings/:id/invitations': { valid: async (world) => ({ ...(await own(world)), body: {} }), others: others({}) },
  'POST /api/pairs/invitations/look': {
    valid: async (world) => ({ body: { code: (await invite(await as(world, 'learner'), (await anOpening(world)).id)).code }, as: 'owner' }),
    bad: [{ body: { code: 'abc' }, says: /code/ }],
    leavesNoAudit: 'looks only; it is a POST so that the code is in no address',
  },
  'POST /api/pairs/joins': {
    valid: async (world) => ({ body: { code: (await invite(await as(world, 'learner'), (await anOpening(world)).id)).code }, as: 'owner' }),
    bad: [{ body: { code: 'abc' }, says: /code/ }],
  },
  'GET /api/pairs/:id/live': { valid: aPair, others: othersPair(), bad: [{ query: { from: 'not base 64!' }, says: /base64/ }, { query: { from: 'AwECAw==' }, says: /cannot be read/ }] },
  'POST /api/pairs/:id/updates': {
    valid: async (world) => ({ ...(await aPair(world)), body: anUpdate() }),
    bad: [{ body: { update: 'AQEBAQ==' }, says: /cannot be read/ }, { body: { update: '' }, says: /one byte/ }],
    others: othersPair(anUpdate()),
    leavesNoAudit: 'Every key that is pressed is a change; making, joining and leaving a pair are audited, and so are its runs.',
  },
  'POST /api/pairs/:id/presence': {
    valid: async (world) => ({ ...(await aPair(world)), body: inPlace }),
    bad: [{ body: { file: '/etc/passwd', at: 1 }, says: /file/ }],
    others: othersPair(inPlace),
    leavesNoAudit: 'Where somebody has the cursor is told to the partner and kept nowhere.',
  },
  'POST /api/pairs/:id/leavings': { valid: async (world) => ({ ...(await aPair(world)), body: {} }), others: othersPair({}) },
} satisfies RouteCases<typeof labsContract>;
