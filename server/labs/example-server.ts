// For tests of labs: a product with the example lab, programs run in threads, and people who ask over HTTP.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after } from 'node:test';
import { aLogin, anOrganisation, aPerson, type AnyPerson } from '../../test/factories.ts';
import { startTestServer, type TestServer } from '../../test/server.ts';
import { contentPlaces } from '../app.ts';
import { publishAll } from '../curriculum/index.ts';
import type { Sandbox } from '../platform/sandbox/sandbox.ts';
import { trustedSandbox } from '../platform/sandbox/trusted-sandbox.ts';
import type { Opening, Run } from './contract.ts';
import { EXAMPLE, exampleLab, FIXED, START } from './example-lab.ts';

export type Asker = AnyPerson & {
  cookie: string;
  /** Throws unless the status is as expected. */
  ask<T = Record<string, unknown>>(method: string, path: string, body?: unknown, status?: number): Promise<T>;
  open(anew?: boolean): Promise<Opening>;
  run(id: string, text?: string, more?: object): Promise<Run>;
};

export const aRun = (text: string, more: object = {}): object => ({ files: { 'greet.ts': text }, seconds: 60, runId: randomUUID(), ownVerdict: null, ...more });

export const asker = (server: Pick<TestServer, 'app'>, person: AnyPerson, cookie: string): Asker => {
  const ask = async <T>(method: string, path: string, body?: unknown, status = 200): Promise<T> => {
    const reply = await server.app.request(`http://localhost:3000${path}`, { method, headers: { cookie, host: 'localhost:3000' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const text = await reply.text();
    assert.equal(reply.status, status, `${method} ${path}: ${text.slice(0, 400)}`);
    return JSON.parse(text) as T;
  };
  return {
    ...person,
    cookie,
    ask,
    open: (anew = false) => ask('POST', `/api/labs/${EXAMPLE}/openings`, { anew }),
    run: (id, text = FIXED, more = {}) => ask('POST', `/api/openings/${id}/runs`, aRun(text, more)),
  };
};

/** Must be made while the file loads, so that its database lives as long as the file's tests. */
export const exampleServer = async (sandbox?: Sandbox) => {
  const programs = trustedSandbox();
  const server = await startTestServer({}, sandbox ?? programs);
  const { ctx } = server;
  const lab = await exampleLab();
  after(async () => {
    await programs.stop();
    await lab.remove();
  });
  await anOrganisation(ctx);
  const publish = async (minutes: number): Promise<void> => {
    await lab.rewrite(minutes);
    const { mistakes } = await publishAll(ctx, { roots: [{ dir: lab.dir, shownAs: 'content' }], kinds: contentPlaces(ctx.config).kinds });
    assert.deepEqual(mistakes, []);
  };
  await publish(10);
  const someone = async (): Promise<Asker> => {
    const person = await aPerson(ctx);
    return asker(server, person, (await aLogin(ctx, person)).cookie);
  };
  const outcomesOf = async (subject: string): Promise<{ kind: string; result: Record<string, unknown>; seconds: number | null; version: string }[]> =>
    (await ctx.pool.query<{ kind: string; result: Record<string, unknown>; seconds: number | null; version: string }>(`select kind, result, seconds, version from outcome where subject = $1 and activity = $2 order by at, id`, [subject, `lab:${EXAMPLE}`])).rows;
  return { server, ctx, programs, publish, someone, outcomesOf, START };
};
