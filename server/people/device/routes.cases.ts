// Per route of device sign-in: a good request, mistakes with the words they are refused in, and somebody else's ids.
import { aCommandLine, aLogin, aPerson, asViewer } from '../../../test/factories.ts';
import type { RouteCases, World } from '../../../test/route-cases.ts';
import { newId } from '../../platform/id.ts';
import { answerRequest } from './answer-request.ts';
import { beginRequest } from './begin-request.ts';
import type { deviceContract } from './schemas.ts';

let count = 0;
/** From an address of its own, so that making cases is never too often. */
const begun = (world: World) => beginRequest(world.server.ctx, { machine: 'laptop', scopes: ['ingest'] }, `10.9.${(count += 1) % 250}.1`);
const typed = async (world: World, more: object = {}) => ({ body: { userCode: (await begun(world)).userCode, ...more } });
const allowed = async (world: World) => {
  const person = await aPerson(world.server.ctx);
  const { deviceCode, userCode } = await begun(world);
  const { viewer } = asViewer(world.server.ctx, person);
  const { loginId } = await aLogin(world.server.ctx, person);
  await answerRequest({ ...world.server.ctx, viewer: { ...viewer, loginId } }, { userCode, isAllowed: true });
  return { body: { deviceCode } };
};
const someonesCommandLine = async (world: World) => {
  const person = await aPerson(world.server.ctx);
  return { id: person.personId, commandLine: (await aCommandLine(world.server.ctx, person, ['ingest'])).id };
};

export const deviceCases = {
  'POST /api/device/requests': {
    valid: async () => ({ body: { machine: 'laptop (linux)', scopes: ['ingest'] } }),
    bad: [{ body: { machine: 'laptop', scopes: [] }, says: /at least one scope/ }, { body: { machine: 'laptop', scopes: ['everything'] }, says: /scopes/ }, { body: { machine: 'two\nlines', scopes: ['ingest'] }, says: /one line/ }],
    leavesNoAudit: 'nobody has answered yet; the answer and the token are audited',
  },
  'POST /api/device/polls': { valid: allowed, bad: [{ body: { deviceCode: 'short' }, says: /not complete/ }] },
  'DELETE /api/device/token': { valid: async () => ({}), onlyElsewhere: 'ends the token it comes with, and a browser has none: device-sign-in.test.ts', bad: [{ says: /ends the command line that asks/ }] },
  'POST /api/device/look': {
    valid: (world) => typed(world),
    bad: [{ body: { userCode: '0000-0000' }, says: /letters only/ }],
    leavesNoAudit: 'looks only; it is a POST so that the code is in no address',
  },
  'POST /api/device/answer': { valid: (world) => typed(world, { isAllowed: true }), others: async () => ({ as: 'learner', body: { userCode: 'BCDF-GHJK', isAllowed: true } }) },
  'GET /api/me/command-lines': { valid: async () => ({}) },
  'DELETE /api/me/command-lines/:id': {
    valid: async (world) => ({ params: { id: (await aCommandLine(world.server.ctx, { name: '', roles: [], ...(await world.personOf('learner')) }, ['ingest'])).id } }),
    others: async (world) => ({ as: 'owner', params: { id: (await someonesCommandLine(world)).commandLine } }),
  },
  'GET /api/people/:id/command-lines': { valid: async (world) => ({ params: { id: (await aPerson(world.server.ctx)).personId } }), others: async () => ({ as: 'owner', params: { id: newId() } }) },
  'DELETE /api/people/:id/command-lines/:commandLine': {
    valid: async (world) => ({ params: await someonesCommandLine(world) }),
    others: async (world) => ({ as: 'owner', params: { ...(await someonesCommandLine(world)), id: (await aPerson(world.server.ctx)).personId } }),
  },
} satisfies RouteCases<typeof deviceContract>;
