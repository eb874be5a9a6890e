// The routes of effectiveness for test/routes.test.ts.
import { aPerson, aTeam } from '../../test/factories.ts';
import type { RouteCases, World } from '../../test/route-cases.ts';
import { systemViewer } from '../platform/context.ts';
import { closeBaseline } from './close-baseline.ts';
import type { effectivenessContract } from './contract.ts';
import type { Label } from './samples/contract.ts';
import { labelRecord } from './samples/label-record.ts';
import { startSample } from './samples/start-sample.ts';
import { listBaselines } from './store.ts';

const WINDOW = { startsOn: '2026-01-01', endsOn: '2026-03-31' };
const PLAN = { metric: 'ai_tool_data_exposure', teams: '8', perTeamPerMonth: '40', baseline: '0.1' };
const FIRST_STEP = { startsOn: '2099-01-05', steps: 2, weeksPerStep: 4 };

/** Two teams with somebody in them, behind a closed baseline. */
const readyToDraw = async ({ server: { ctx } }: World) => {
  for (const { id } of [await aTeam(ctx), await aTeam(ctx)]) await aPerson(ctx, { hasPassword: false, teams: [id] });
  const system = { ...ctx, viewer: systemViewer('cases') };
  if ((await listBaselines(system)).length === 0) await closeBaseline(system, { metric: 'ai_tool_data_exposure', ...WINDOW });
  return { body: FIRST_STEP };
};

/** A sample that the champion and the instructor label; `labels` are given by each already, to every record. */
const sampleOf = async ({ server: { ctx }, personOf }: World, labels: readonly Label[] = []) => {
  const [first, second] = [await personOf('champion'), await personOf('instructor')];
  const record = { at: new Date('2026-01-01T10:00:00Z'), source: 'gateway', tool: null, isFlagged: true, spans: [] };
  const sample = await startSample({ ...ctx, viewer: systemViewer('cases') }, { metric: 'ai_tool_data_exposure', count: 20, first: first.personId, second: second.personId }, async () => Array.from({ length: 20 }, (_, at) => ({ ...record, id: `record ${at}` })));
  for (const [at, says] of labels.entries()) {
    const { personId, subject } = [first, second][at]!;
    const viewer = { is: 'person', personId, subject, loginId: personId, roles: new Set(['champion', 'instructor'] as const), locale: 'en' } as const;
    for (let position = 0; position < 20; position += 1) await labelRecord({ ...ctx, viewer }, sample.id, { position, says });
  }
  return { params: { id: sample.id } };
};

export const effectivenessCases = {
  'GET /api/effectiveness': { valid: async () => ({}) },
  'GET /api/effectiveness/plan': { valid: async () => ({ query: PLAN }), bad: [{ query: { ...PLAN, teams: '0' }, says: /teams/ }, { query: { ...PLAN, baseline: '1.5' }, says: /baseline/ }, { query: { ...PLAN, metric: 'mood' }, says: /metric/ }] },
  'GET /api/effectiveness/trends.csv': { valid: async () => ({}) },
  'GET /api/effectiveness/report.pdf': { valid: async () => ({}) },
  'GET /api/effectiveness/privacy-pack.md': { valid: async () => ({}) },
  'GET /api/effectiveness/privacy-pack.pdf': { valid: async () => ({}) },
  'GET /api/effectiveness/groups': { valid: async () => ({ query: { metric: PLAN.metric } }), bad: [{ query: { metric: 'mood' }, says: /metric/ }] },
  'GET /api/effectiveness/groups.csv': { valid: async () => ({ query: { metric: PLAN.metric } }) },
  'GET /api/effectiveness/modules': { valid: async () => ({}) },
  'GET /api/effectiveness/modules.csv': { valid: async () => ({}) },
  'POST /api/effectiveness/modules/decisions': {
    valid: async () => ({ body: { module: 'using-ai-tools', metric: PLAN.metric, decided: 'collect', why: null } }),
    bad: [
      { body: { module: 'using-ai-tools', metric: PLAN.metric, decided: 'keep', why: null }, says: /Say why/ },
      { body: { module: 'using-ai-tools', metric: PLAN.metric, decided: 'burn', why: null }, says: /decided/ },
    ],
  },
  'GET /api/effectiveness/samples': { valid: async () => ({}) },
  'POST /api/effectiveness/samples': {
    valid: async () => ({ body: {} }),
    onlyElsewhere: 'It draws from what signals have received: samples.test.ts.',
  },
  'GET /api/effectiveness/samples/:id': { valid: (world) => sampleOf(world) },
  'POST /api/effectiveness/samples/:id/labels': {
    valid: async (world) => ({ ...(await sampleOf(world)), as: 'champion', body: { position: 0, says: 'yes' } }),
    others: async (world) => ({ ...(await sampleOf(world)), as: 'owner', body: { position: 0, says: 'yes' } }),
  },
  'POST /api/effectiveness/samples/:id/settlements': { valid: async (world) => ({ ...(await sampleOf(world, ['yes', 'no'])), as: 'champion', body: { position: 0, says: 'yes', why: 'It is a test key.' } }) },
  'POST /api/effectiveness/baselines': {
    valid: async () => ({ body: { metric: 'secret_exposure_in_ai_tools', ...WINDOW } }),
    bad: [
      { body: { metric: 'prompt_injection_in_new_code', startsOn: '2026-03-01', endsOn: '2026-03-20' }, says: /at least 28 days/ },
      { body: { metric: 'prompt_injection_in_new_code', startsOn: '2026-03-01', endsOn: '2026-02-01' }, says: /ends before it starts/ },
      { body: { metric: 'prompt_injection_in_new_code', startsOn: '2026-03-01', endsOn: '2999-01-01' }, says: /once it is over/ },
    ],
  },
  'POST /api/effectiveness/roll-out': {
    valid: readyToDraw,
    bad: [
      { body: { ...FIRST_STEP, startsOn: '2026-01-05' }, says: /future/ },
      { body: { ...FIRST_STEP, steps: 1 }, says: /steps/ },
    ],
  },
} satisfies RouteCases<typeof effectivenessContract>;
