// What both check files of model-registry send, and who has which token.
import type { Call, Judgement, Surroundings } from '../../../../server/labs/index.ts';

export type Team = { project: string; other: string; name: string };

/** One id begins like another; they are two people. */
const PEOPLE: Record<string, string> = { writer: 'p12', writer2: 'p2', approver: 'p1', reader: 'p21' };

/** `roles`: people of the project who are called like the role they have, besides the usual ones. */
export function around({ project, other }: Team, storage: Record<string, string>, roles: string[] = []): Surroundings {
  const token = (id: string, role: string, where = project) => ({ when: [`registry-token-${id}`], returns: { id: PEOPLE[id] ?? id, role, project: where } });
  return { storage, services: { tokens: { find: [token('reader', 'reader'), token('writer', 'writer'), token('writer2', 'writer'), token('approver', 'approver'), ...roles.map((role) => token(role, role)), token('foreignWriter', 'writer', other), token('foreignApprover', 'approver', other), { returns: null }] } } };
}

export const call = (method: Call['method'], who: string, path: string, json?: unknown, headers: Record<string, string> = {}): Call => ({ file: 'registry.ts', ...(method && { method }), path, headers: { 'x-token': `registry-token-${who}`, ...headers }, ...(json !== undefined && { json }) });
export const put = (who: string, path: string, json: unknown, headers?: Record<string, string>): Call => call('PUT', who, path, json, headers);
export const get = (who: string, path: string): Call => call('GET', who, path);
export const fails = (got: string | undefined): Judgement => (got === undefined ? { ok: true } : { ok: false, got });
