// A good request to every route of curriculum, and what each refuses.
import type { RouteCases, World } from '../../test/route-cases.ts';
import { publishContent } from '../app.ts';
import { systemViewer } from '../platform/context.ts';
import { newId } from '../platform/id.ts';
import { currentContent } from './content-cache.ts';
import { queueReviews } from './review-store.ts';
import type { curriculumContract, PolicySave } from './schemas.ts';
import { showPolicy } from './show-policy.ts';

const MODULE = 'using-ai-tools';
const SHORT = 'sql-injection';

const published = async ({ server: { ctx } }: World): Promise<void> => {
  const said: string[] = [];
  await publishContent(ctx, (line) => void said.push(line));
  if (said.some((line) => /not published/i.test(line))) throw new Error(said.join('\n'));
};

const change = async (world: World): Promise<PolicySave> => {
  await published(world);
  const { version, policy } = await showPolicy(world.server.ctx);
  return { policy: { ...policy, title: `Policy ${newId()}` }, whatChanged: 'It has another title.', basedOn: version };
};

const openReviews = async ({ server: { ctx } }: World): Promise<string> => {
  const slug = newId();
  await queueReviews({ ...ctx, viewer: systemViewer('test') }, [{ kind: 'lesson', slug, title: 'A lesson', about: 'claim:x', says: 'Something holds.', expired_on: '2026-01-01' }]);
  const { rows } = await ctx.pool.query<{ id: string }>('select id from content_review where slug = $1', [slug]);
  return rows[0]!.id;
};

const GOOD_POLICY = { dataClasses: [{ id: 'public', title: 'Public', examples: '' }], tools: [], allowed: { 'hosted-approved': [], 'hosted-unapproved': [], 'local-approved': [], 'local-unapproved': [] } };
const A_HASH = 'a'.repeat(64);
const saving = (policy: object, more: object = {}): { body: object } => ({ body: { policy: { ...GOOD_POLICY, ...policy }, whatChanged: 'Something changed.', basedOn: A_HASH, ...more } });

export const curriculumCases = {
  'GET /api/catalogue': { valid: async (world) => (await published(world), {}) },
  'GET /api/modules/:slug': { valid: async (world) => (await published(world), { params: { slug: MODULE } }) },
  'GET /api/short': { valid: async (world) => (await published(world), {}) },
  'GET /api/short/:slug': { valid: async (world) => (await published(world), { params: { slug: SHORT } }) },
  'GET /api/short/:slug/feedback': {
    valid: async (world) => {
      await published(world);
      return { params: { slug: SHORT }, query: { version: (await currentContent(world.server.ctx, 'short', SHORT, 'en'))!.hash, option: '0' } };
    },
    bad: [{ params: { slug: SHORT }, query: { version: A_HASH, option: '4' }, says: /option/ }],
  },
  'GET /api/tiers': { valid: async (world) => (await published(world), {}) },
  'GET /api/captures/:module/:name': { valid: async (world) => (await published(world), { params: { module: MODULE, name: 'tab-completion' } }) },
  'GET /api/ignore-files/:module': { valid: async (world) => (await published(world), { params: { module: MODULE } }) },
  'GET /api/exercises/:module/:name': { valid: async (world) => (await published(world), { params: { module: 'secure-ai-integration', name: 'summariser' } }) },
  'GET /api/labs/:slug': { valid: async (world) => (await published(world), { params: { slug: 'sql-injection' } }) },
  'GET /api/labs/checks/:hash': {
    valid: async (world) => {
      await published(world);
      return { params: { hash: (await currentContent(world.server.ctx, 'lab', 'sql-injection', 'en'))!.hash }, as: 'nobody' };
    },
  },
  'GET /api/try': { valid: async (world) => (await published(world), { as: 'nobody' }) },
  'GET /api/policy': { valid: async (world) => (await published(world), {}) },
  'GET /api/policy/versions': { valid: async (world) => (await published(world), {}) },
  'PUT /api/policy': {
    valid: async (world) => ({ body: await change(world) }),
    bad: [
      { ...saving({ dataClasses: [] }), says: /./ },
      { ...saving({ allowed: { ...GOOD_POLICY.allowed, 'local-approved': ['moon'] } }), says: /moon is not one of the data classes/ },
      { ...saving({ surprise: true }), says: /./ },
      { ...saving({}, { whatChanged: ' ' }), says: /./ },
      { ...saving({}), says: /saved the policy meanwhile/ },
    ],
  },
  'GET /api/content-reviews': { valid: async () => ({ query: { state: 'open' } }), bad: [{ query: { state: 'lost' }, says: /./ }] },
  'POST /api/content-reviews/:id': {
    valid: async (world) => ({ params: { id: await openReviews(world) }, body: { note: 'Read the source again.' } }),
    bad: [{ body: { note: 'ok' }, says: /./ }],
  },
} satisfies RouteCases<typeof curriculumContract>;
