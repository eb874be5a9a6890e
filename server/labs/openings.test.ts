// A person's work in a lab over HTTP: opening and resuming, judged runs, hints, giving up, other versions, bad input.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { LabLine, Opening, Run, Solution } from './contract.ts';
import { EXAMPLE, FIXED, SHOWN_ONLY, START } from './example-lab.ts';
import { aRun, exampleServer } from './example-server.ts';

const { ctx, programs, publish, someone, outcomesOf } = await exampleServer();
const count = async (query: string, ...values: unknown[]): Promise<number> => (await ctx.pool.query<{ count: number }>(`select count(*)::int as count from ${query}`, values)).rows[0]!.count;
const failedOf = ({ steps }: Run): string[] => steps.filter(({ ok }) => !ok).map(({ name }) => name);

describe('an opening', () => {
  it('is the same on every device, keeps the draft, and begins anew when asked', async () => {
    const me = await someone();
    const first = await me.open();
    assert.deepEqual([first.state, first.files, first.runs, first.lastRun, first.hints, first.solution, first.pair, first.engine], ['begun', { 'greet.ts': START }, 0, null, [], null, null, { state: 'ready', position: null }]);
    await me.ask('PUT', `/api/openings/${first.id}/files`, { files: { 'greet.ts': 'draft' }, seconds: 90 });
    await me.ask('PUT', `/api/openings/${first.id}/files`, { files: { 'greet.ts': 'draft 2' }, seconds: 40 });
    const elsewhere = await me.open();
    assert.deepEqual([elsewhere.id, elsewhere.files['greet.ts'], elsewhere.seconds], [first.id, 'draft 2', 90], 'the newest text; time never runs back');
    const anew = await me.open(true);
    assert.notEqual(anew.id, first.id);
    assert.deepEqual([anew.files['greet.ts'], anew.seconds], [START, 0]);
    await me.ask('PUT', `/api/openings/${first.id}/files`, { files: { 'greet.ts': 'late' }, seconds: 1 }, 409);
    await me.ask('POST', `/api/openings/${first.id}/runs`, aRun(FIXED), 409);
    assert.equal((await me.open()).id, anew.id);
  });

  it('is one, also when two devices open at once', async () => {
    const me = await someone();
    const ids = new Set((await Promise.all([me.open(), me.open(), me.open()])).map(({ id }) => id));
    assert.equal(ids.size, 1);
  });

  it('makes a process ready while the brief is read', async () => {
    const me = await someone();
    await me.open();
    assert.ok(programs.bound.has(`${me.subject} typescript`));
  });

  it('keeps the version it began with, shows that one, and says that there is a newer', async () => {
    const me = await someone();
    const before = await me.open();
    const shown = await me.ask<{ version: string; lab: { minutes: number; checksUrl: string } }>('GET', `/api/openings/${before.id}/lab`);
    await publish(11);
    const after = await me.open();
    assert.deepEqual([after.id, after.version, after.isOutdated, before.isOutdated], [before.id, before.version, true, false]);
    assert.deepEqual(await me.ask('GET', `/api/openings/${before.id}/lab`), shown);
    assert.equal(shown.version, before.version);
    assert.match(shown.lab.checksUrl, new RegExp(before.version));
    assert.equal((await me.run(before.id)).holds, true);
    assert.equal((await outcomesOf(me.subject))[0]?.version, before.version);
    const anew = await me.open(true);
    assert.deepEqual([anew.isOutdated, anew.version === before.version], [false, false]);
  });

  it("is nobody else's", async () => {
    const [me, other] = [await someone(), await someone()];
    const { id } = await me.open();
    for (const [method, path, body] of [['GET', '', undefined], ['GET', '/lab', undefined], ['PUT', '/files', { files: { 'greet.ts': 'x' }, seconds: 1 }], ['POST', '/runs', aRun(FIXED)], ['POST', '/hints', {}], ['POST', '/solution', {}]] as const) {
      await other.ask(method, `/api/openings/${id}${path}`, body, 404);
    }
    await other.ask('GET', `/api/openings/${randomUUID()}`, undefined, 404);
    await other.ask('POST', '/api/labs/no-such-lab/openings', { anew: false }, 404);
  });
});

describe('a run', () => {
  it('is judged by the real attacks, recorded once, and passed when everything holds', async () => {
    const me = await someone();
    const { id, version } = await me.open();
    const lost = await me.run(id, START);
    assert.deepEqual([lost.holds, lost.isVerified, failedOf(lost)], [false, true, ['script-tag', 'image-tag', 'vector-tag', 'frame-tag']]);
    const attack = lost.steps.find(({ name }) => name === 'script-tag')!;
    assert.deepEqual([attack.title, attack.got, attack.holds, attack.isHidden], ['Put a script into the name', 'a script ran in the page of somebody else', 'The page shows the tag as text.', false]);
    assert.match(attack.shows!, /^<script>[a-z]{10}<\/script>$/);
    assert.equal((await me.run(id, FIXED, { seconds: 100 })).holds, true);
    const outcomes = await outcomesOf(me.subject);
    assert.deepEqual(outcomes.map(({ kind, seconds, version: of, result }) => [kind, seconds, of === version, result['isVerified'], result['wasShown']]), [['failed', 60, true, true, false], ['passed', 40, true, true, false]]);
    const { state, runs, lastRun, files } = await me.ask<Opening>('GET', `/api/openings/${id}`);
    assert.deepEqual([state, runs, lastRun?.holds, files['greet.ts']], ['passed', 2, true, FIXED]);
    assert.equal(await count('lab_submission where subject = $1', me.subject), 2);
    assert.equal(await count(`audit where actor = $1 and action = 'labs.run'`, me.subject), 2);
    assert.equal(await count(`progress where subject = $1 and activity = $2 and done_at is not null and times = 2 and seconds = 100`, me.subject, `lab:${EXAMPLE}`), 1);
  });

  it('meets another world each time', async () => {
    const me = await someone();
    const { id } = await me.open();
    const shown = [await me.run(id, START), await me.run(id, START)].map(({ steps }) => steps.find(({ name }) => name === 'script-tag')?.shows);
    assert.notEqual(shown[0], shown[1]);
    assert.equal(await count('(select distinct seed from lab_run where opening = $1) seeds', id), 2);
  });

  it('tells of a hidden attack by its title and what the attacker got, never by its payload', async () => {
    const me = await someone();
    const { id } = await me.open();
    const run = await me.run(id, SHOWN_ONLY);
    assert.deepEqual(failedOf(run), ['vector-tag', 'frame-tag']);
    const hidden = run.steps.find(({ name }) => name === 'vector-tag')!;
    assert.deepEqual([hidden.title, hidden.shows, hidden.got, hidden.isHidden], ['Another element with a handler', null, 'a vector image ran a script', true]);
    assert.doesNotMatch(JSON.stringify(run), /onload|srcdoc/);
    const raises = (how: string) => me.run(id, `export function greet(name: string): string { const error: any = new Error(name); ${how}; throw error; }`);
    for (const how of ['', "error.name = name", "Object.assign(error, { name: 'SyntaxError', file: '<it>', line: 1 })", "Object.assign(error, { file: name, line: 1 })", "error.name = 'NoAnswer'"]) {
      assert.doesNotMatch(JSON.stringify(await raises(how)), /onload|srcdoc/, `also not in the words of an exception: ${how}`);
    }
    const remembers = 'const place: any = Object.getPrototypeOf(console.log);\nplace.kept ??= [];\nexport function greet(name: string): string { place.kept.push(name); return place.kept.join(); }';
    assert.doesNotMatch(JSON.stringify(await me.run(id, remembers)), /onload|srcdoc/, 'nor in what a shown step gets afterwards');
    assert.doesNotMatch(JSON.stringify(await me.ask('GET', `/api/openings/${id}`)), /onload|srcdoc/);
  });

  it('is the same run when it is sent again, before and after it ended', async () => {
    const me = await someone();
    const { id } = await me.open();
    const body = aRun(FIXED);
    const send = (): Promise<Run> => me.ask('POST', `/api/openings/${id}/runs`, body);
    const both = await Promise.all([send(), send()]);
    const later = await send();
    assert.deepEqual(both[1], both[0]);
    assert.deepEqual(later, both[0]);
    assert.equal(await count('lab_run where opening = $1', id), 1);
    assert.equal((await outcomesOf(me.subject)).length, 1);
    const other = await someone();
    const { id: theirs } = await other.open();
    await other.ask('POST', `/api/openings/${theirs}/runs`, body, 409);
  });

  it('waits its turn behind the learner\'s own, told how many are before, and is never dropped', async () => {
    const me = await someone();
    const { id } = await me.open();
    const over = new AbortController();
    const runs = Promise.all(Array.from({ length: 4 }, () => me.run(id, FIXED))).finally(() => over.abort());
    const positions: (number | null)[] = [];
    while (!over.signal.aborted) positions.push((await me.ask<Opening>('GET', `/api/openings/${id}`)).engine.position);
    assert.ok(positions.some((position) => position !== null && position >= 1 && position <= 3), JSON.stringify(positions));
    assert.deepEqual((await runs).map(({ holds }) => holds), [true, true, true, true]);
    assert.equal(await count('lab_run where opening = $1', id), 4);
  });

  it('tells where a program has a mistake, and that it ran too long', async () => {
    const me = await someone();
    const { id } = await me.open();
    const broken = await me.run(id, 'export function greet(name: string): string {\n  return name +;\n}\n');
    assert.equal(broken.holds, false);
    assert.ok(broken.steps.every(({ ok, failure }) => !ok && failure?.type === 'SyntaxError' && failure.file === 'greet.ts' && failure.line === 2), JSON.stringify(broken.steps[0]));
    const endless = await me.run(id, 'export function greet(): string { for (;;) {} }');
    assert.ok(!endless.holds && endless.steps.some(({ failure }) => failure?.type === 'NoAnswer' && failure.message === 'too-long'));
    assert.equal((await me.run(id, FIXED)).holds, true, 'the next one is judged as if nothing had been');
  });

  it('marks a forgery for a look and lets the attacks decide', async () => {
    const me = await someone();
    const { id } = await me.open();
    assert.equal((await me.run(id, `${FIXED}\nglobalThis.judge = () => true;\n`)).holds, true);
    const { rows } = await ctx.pool.query<{ flags: string[] }>('select flags from lab_run where opening = $1', [id]);
    assert.deepEqual(rows[0]?.flags, ['greet.ts:6 patched-interpreter']);
  });

  it('refuses what is no program of this lab, and keeps nothing of it', async () => {
    const me = await someone();
    const { id } = await me.open();
    const send = (files: object, status: number): Promise<{ error: { says: string; fields?: { path: string }[] } }> => me.ask('POST', `/api/openings/${id}/runs`, { ...aRun(''), files }, status);
    assert.match((await send({ 'greet.ts': 'x'.repeat(10 * 1024 * 1024) }, 413)).error.says, /512 KiB/);
    assert.match((await send({ 'greet.ts': 'x'.repeat(70_000) }, 400)).error.says, /64 KiB/);
    assert.match((await send({ 'greet.ts': '\u0001\u0002ELF' }, 400)).error.says, /control character/);
    assert.match((await send({ 'greet.ts': 'a\u0000b' }, 400)).error.says, /./);
    assert.deepEqual((await send({ 'greet.ts': 'x', 'more.ts': 'y' }, 400)).error.fields?.map(({ path }) => path), ['files.more.ts']);
    assert.deepEqual((await send({}, 400)).error.fields?.map(({ path }) => path), ['files.greet.ts']);
    assert.equal(await count('lab_run where opening = $1', id), 0);
    assert.equal((await me.run(id, FIXED.replaceAll('\n', '\r\n'))).holds, true, 'line ends of another system are text');
  });
});

describe('hints and the solution', () => {
  it('gives hints one by one, and records them', async () => {
    const me = await someone();
    const { id, hintCount } = await me.open();
    assert.equal(hintCount, 2);
    for (const expected of [1, 2, 2]) assert.equal((await me.ask<{ hints: string[] }>('POST', `/api/openings/${id}/hints`, {})).hints.length, expected);
    assert.deepEqual((await me.open()).hints, ['Look at what the browser sees.', 'Escape.']);
    await me.run(id, FIXED);
    assert.equal((await outcomesOf(me.subject))[0]?.result['hints'], 2);
  });

  it('shows the solution to whoever gives up; a later pass counts, and says so', async () => {
    const me = await someone();
    const { id } = await me.open();
    const solution = await me.ask<Solution>('POST', `/api/openings/${id}/solution`, {});
    assert.deepEqual([solution.fixes.map(({ name }) => name), solution.nearMisses.length, solution.fixes[0]?.files['greet.ts']], [['escape', 'strip'], 6, FIXED]);
    assert.match(solution.design, /Escaping/);
    assert.equal((await me.open()).state, 'shown');
    assert.deepEqual((await me.open()).solution, solution);
    await me.ask('POST', `/api/openings/${id}/solution`, {});
    await me.run(id, FIXED);
    assert.equal((await me.open()).state, 'passed');
    assert.deepEqual((await outcomesOf(me.subject)).map(({ kind, result }) => [kind, result['wasShown'] ?? null]), [['shown', null], ['passed', true]]);
  });

  it('shows it to whoever passed without calling that giving up', async () => {
    const me = await someone();
    const { id } = await me.open();
    await me.run(id, FIXED);
    await me.ask('POST', `/api/openings/${id}/solution`, {});
    assert.equal((await me.open()).state, 'passed');
    assert.equal(await count('lab_opening where id = $1 and given_up_at is null and shown_at is not null', id), 1);
    assert.deepEqual((await outcomesOf(me.subject)).map(({ kind }) => kind), ['passed']);
  });
});

describe('the list of labs', () => {
  it('says how far one has come, and keeps it', async () => {
    const me = await someone();
    const state = async (): Promise<string | undefined> => (await me.ask<{ labs: LabLine[] }>('GET', '/api/labs')).labs.find(({ slug }) => slug === EXAMPLE)?.state;
    assert.equal(await state(), 'open');
    const { id } = await me.open();
    assert.equal(await state(), 'begun');
    await me.ask('POST', `/api/openings/${id}/solution`, {});
    assert.equal(await state(), 'shown');
    await me.run(id, FIXED);
    assert.equal(await state(), 'passed');
    await me.open(true);
    assert.equal(await state(), 'passed');
  });
});
