// Per route of alerts: a good request, and mistakes with the words they are refused in.
import { randomUUID } from 'node:crypto';
import type { RouteCases, World } from '../../../test/route-cases.ts';
import { systemViewer } from '../../platform/context.ts';
import { addSource } from '../sources/add-source.ts';
import type { alertsContract } from './contract.ts';
import { receiveSarif } from './receive-sarif.ts';
import { listAlerts } from './list-alerts.ts';

const anAlert = async ({ server }: World): Promise<{ params: { key: string } }> => {
  const ctx = { ...server.ctx, viewer: systemViewer('cases') };
  const { source } = await addSource(ctx, { name: 'Scanner', kind: 'sarif', mapping: null });
  const path = `src/${randomUUID()}.py`;
  const results = [{ ruleId: 'sql', message: { text: 'x' }, locations: [{ physicalLocation: { artifactLocation: { uri: path } } }] }];
  await receiveSarif(ctx, source, [Buffer.from(JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, results }] }))]);
  const { alerts } = await listAlerts(ctx, { show: 'here', search: path, page: 1 });
  return { params: { key: alerts[0]!.key } };
};
const DECISION = { triage: 'confirmed', why: 'An answer reaches the shell.' };

export const alertsCases = {
  'GET /api/signals/alerts': { valid: async () => ({}), bad: [{ query: { triage: 'maybe' }, says: /triage/ }, { query: { page: '0' }, says: /page/ }] },
  'GET /api/signals/alerts/:key': { valid: anAlert },
  'POST /api/signals/alerts/:key/decisions': {
    valid: async (world) => ({ ...(await anAlert(world)), body: DECISION }),
    bad: [{ body: { ...DECISION, why: ' ' }, says: /why/ }, { body: { ...DECISION, triage: 'maybe' }, says: /triage/ }],
  },
} satisfies RouteCases<typeof alertsContract>;
