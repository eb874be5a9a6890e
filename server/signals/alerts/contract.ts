// The HTTP contract of alerts: looked through by owners and auditors, decided about by owners.
import { z } from 'zod';
import type { Contract } from '../../platform/http/contract.ts';
import { AlertDetail, AlertList, AlertQuery, NewDecision } from './schemas.ts';

const Key = z.strictObject({ key: z.uuid() });

export const alertsContract = {
  'GET /api/signals/alerts': { query: AlertQuery, reply: AlertList },
  'GET /api/signals/alerts/:key': { params: Key, reply: AlertDetail },
  'POST /api/signals/alerts/:key/decisions': { params: Key, body: NewDecision, reply: AlertDetail },
} as const satisfies Contract;
