// Per route of signals: a good request, and mistakes with the words they are refused in.
import { randomUUID } from 'node:crypto';
import { aPerson } from '../../test/factories.ts';
import type { RouteCases, World } from '../../test/route-cases.ts';
import { systemViewer } from '../platform/context.ts';
import type { receiveContract, signalsContract } from './contract.ts';
import { ignoreIdentity } from './identities/decide-identity.ts';
import { identityOf } from './identities/identity-of.ts';
import type { codeHostContract } from './pull-requests/contract.ts';
import type { NewCodeHost } from './pull-requests/schemas.ts';
import { addCodeHost } from './pull-requests/set-up-code-host.ts';
import type { NewSource } from './schemas.ts';
import { addSource } from './sources/add-source.ts';

export { alertsCases } from './alerts/routes.cases.ts';
export { loopCases } from './loop/routes.cases.ts';

const MAPPING = { format: 'json' as const, time: 'at', user: 'who.mail', prompt: ['messages[*].text'], toolResult: [], reply: [] };
const GENERIC: NewSource = { name: 'Gateway', kind: 'generic', mapping: MAPPING };

const aSource = async ({ server: { ctx } }: World, wanted: NewSource = GENERIC) => addSource({ ...ctx, viewer: systemViewer('cases') }, wanted);
const itsId = async (world: World) => ({ params: { id: (await aSource(world)).source.id } });
const anIdentity = async ({ server: { ctx } }: World) => ({ params: { key: (await identityOf(ctx, { kind: 'github', name: randomUUID() })).key } });

export const signalsCases = {
  'GET /api/signals/sources': { valid: async () => ({}) },
  'POST /api/signals/sources': {
    valid: async () => ({ body: GENERIC }),
    bad: [
      { body: { ...GENERIC, mapping: null }, says: /needs a mapping/ },
      { body: { ...GENERIC, kind: 'litellm' }, says: /format of their own/ },
      { body: { ...GENERIC, kind: 'carrier-pigeon' }, says: /kind/ },
      { body: { ...GENERIC, mapping: { ...MAPPING, time: 'a..b' } }, says: /path/ },
    ],
  },
  'PUT /api/signals/sources/:id/mapping': { valid: async (world) => ({ ...(await itsId(world)), body: MAPPING }), bad: [{ body: { ...MAPPING, user: '[0]' }, says: /path/ }] },
  'POST /api/signals/sources/:id/revoke': { valid: async (world) => ({ ...(await itsId(world)), body: {} }) },
  'GET /api/signals/identities': { valid: async () => ({}) },
  'POST /api/signals/identities/:key/match': {
    valid: async (world) => ({ ...(await anIdentity(world)), body: { personId: (await aPerson(world.server.ctx, { hasPassword: false })).personId } }),
  },
  'POST /api/signals/identities/:key/ignore': { valid: async (world) => ({ ...(await anIdentity(world)), body: {} }) },
  'POST /api/signals/identities/find': { valid: async () => ({ body: { name: 'Octo-Cat' } }), bad: [{ body: { name: ' ' }, says: /name/ }], leavesNoAudit: 'looks up a name and changes nothing; a row for it would tell who asked about whom' },
  'POST /api/signals/identities/:key/reopen': {
    valid: async ({ server: { ctx } }) => {
      const name = randomUUID();
      const { key } = await identityOf(ctx, { kind: 'github', name });
      await ignoreIdentity({ ...ctx, viewer: systemViewer('cases') }, key);
      return { params: { key }, body: { name } };
    },
    bad: [{ body: {}, says: /name/ }],
  },
} satisfies RouteCases<typeof signalsContract>;

const SAMPLE = JSON.stringify({ at: '2026-10-01T10:00:00Z', who: { mail: 'dev@example.org' }, messages: [{ text: 'Hello' }] });

export const receiveCases = {
  'POST /api/signals/preview': { valid: async () => ({ body: { kind: 'generic', mapping: MAPPING, sample: SAMPLE } }), bad: [{ body: { kind: 'generic', mapping: null, sample: SAMPLE }, says: /needs a mapping/ }, { body: { kind: 'sarif', mapping: null, sample: SAMPLE }, says: /alerts/ }], leavesNoAudit: 'nothing is changed: a sample is read and forgotten' },
  'POST /api/signals/sources/:id/records': {
    valid: async (world) => {
      const { source, token } = await aSource(world);
      return { as: 'nobody', params: { id: source.id }, body: SAMPLE, bearer: token };
    },
    leavesNoAudit: 'exporters send every few seconds; the source itself says when it last did and how much came',
  },
} satisfies RouteCases<typeof receiveContract>;

const CODE_HOST: NewCodeHost = { kind: 'github', name: 'GitHub', baseUrl: null, token: null, boxText: null };
const aCodeHost = async ({ server: { ctx } }: World) => ({ params: { id: (await addCodeHost({ ...ctx, viewer: systemViewer('cases') }, CODE_HOST)).codeHost.id } });
const NEEDS_HOST = 'asks a code host: pull-requests/back-fill.test.ts brings one';

export const codeHostCases = {
  'GET /api/signals/code-hosts': { valid: async () => ({}) },
  'POST /api/signals/code-hosts': {
    valid: async () => ({ body: CODE_HOST }),
    bad: [
      { body: { ...CODE_HOST, kind: 'sourceforge' }, says: /kind/ },
      { body: { ...CODE_HOST, baseUrl: 'http://git.example.org' }, says: /https/ },
      { body: { ...CODE_HOST, baseUrl: 'https://169.254.169.254/' }, says: /no code host/ },
      { body: { ...CODE_HOST, baseUrl: 'https://me:word@git.example.org/' }, says: /alone/ },
      { body: { ...CODE_HOST, token: 'two words' }, says: /without spaces/ },
    ],
  },
  'PUT /api/signals/code-hosts/:id/token': { valid: async (world) => ({ ...(await aCodeHost(world)), body: { token: 'ghp_0123456789' } }), bad: [{ body: { token: '' }, says: /token/ }] },
  'POST /api/signals/code-hosts/:id/revoke': { valid: async (world) => ({ ...(await aCodeHost(world)), body: {} }) },
  'POST /api/signals/code-hosts/:id/back-fills': {
    valid: async (world) => ({ ...(await aCodeHost(world)), body: { repository: 'octo/cat', since: '2026-05-01' } }),
    bad: [
      { body: { repository: '../..', since: '2026-05-01' }, says: /owner\/name/ },
      { body: { repository: 'octo/cat', since: 'May' }, says: /since/ },
    ],
    onlyElsewhere: NEEDS_HOST,
  },
  'POST /api/signals/code-hosts/:id/back-fills/:backFill/stop': { valid: async (world) => ({ params: { ...(await aCodeHost(world)).params, backFill: randomUUID() }, body: {} }), onlyElsewhere: NEEDS_HOST },
  'POST /api/signals/code-hosts/:id/events': { valid: async (world) => ({ as: 'nobody' as const, ...(await aCodeHost(world)) }), onlyElsewhere: 'needs a signature over the bytes: pull-requests/receive-delivery.test.ts signs' },
} satisfies RouteCases<typeof codeHostContract>;
