// Where no jail can be made: the page's word is kept as practice, marked as unverified, and nothing is run here.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '../platform/id.ts';
import { limiterOf } from '../platform/limits/count-try.ts';
import { noSandbox } from '../platform/sandbox/sandbox.ts';
import { FIXED } from './example-lab.ts';
import { aRun, exampleServer } from './example-server.ts';
import { RUNS, runsKey } from './run-lab.ts';

const { ctx, someone, outcomesOf } = await exampleServer(noSandbox);

describe('a machine without a jail', () => {
  it('says so and keeps what the page found', async () => {
    const me = await someone();
    const { id, engine } = await me.open();
    assert.equal(engine.state, 'none');
    const lost = await me.run(id, FIXED, { ownVerdict: { holds: false, failed: ['script-tag'] } });
    assert.deepEqual([lost.holds, lost.isVerified, lost.steps.filter(({ ok }) => !ok).map(({ name }) => name)], [false, false, ['script-tag']]);
    const contradicting = await me.run(id, FIXED, { ownVerdict: { holds: true, failed: ['greets'] } });
    assert.equal(contradicting.holds, false);
    assert.equal((await me.run(id, FIXED, { ownVerdict: { holds: true, failed: [] } })).holds, true);
    assert.deepEqual((await outcomesOf(me.subject)).map(({ kind, result }) => [kind, result['isVerified']]), [['failed', false], ['failed', false], ['passed', false]]);
    await me.ask('POST', `/api/openings/${id}/runs`, aRun(FIXED), 503);
  });

  it('keeps so many runs an hour and no more, and still gives back those it has', async () => {
    const me = await someone();
    const { id } = await me.open();
    const body = { ...aRun(FIXED), ownVerdict: { holds: true, failed: [] } };
    const send = (run: object, status = 200) => me.ask('POST', `/api/openings/${id}/runs`, run, status);
    await send(body);
    await limiterOf(ctx, RUNS).penalty(runsKey(me.subject), RUNS.points - 1);
    await send({ ...body, runId: newId() }, 429);
    await send(body);
    assert.equal((await outcomesOf(me.subject)).length, 1);
  });
});
