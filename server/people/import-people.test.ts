// Importing: nothing until confirmed, exactly what was shown, and out again as it came in.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { anOrganisation, aPerson, asRole } from '../../test/factories.ts';
import { startTestServer } from '../../test/server.ts';
import { exportPeople } from './export-people.ts';
import { importPeople } from './import-people.ts';
import { listPeople } from './list-people.ts';
import { listTeams } from './list-teams.ts';
import { previewImport } from './preview-import.ts';
import { tables } from './store.ts';

const { ctx } = await startTestServer();
await anOrganisation(ctx);
const owner = await asRole(ctx, 'owner');
const csv = (...lines: string[]): string => Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`).toString('base64');
const HEADER = 'Name;E-mail;Teams;Manager;Job function;Languages;Hired on;Employment';
const THREE_BAD = csv(
  HEADER,
  ...Array.from({ length: 27 }, (_, n) => `Person ${n};p${n}@acme.example;Team ${n % 3};${n === 0 ? '' : 'p0@acme.example'};Developer;en;2024-01-0${(n % 9) + 1};employee`),
  'Bad One;not-an-address;;;;;;', 'Bad Two;two@acme.example;;ghost@acme.example;;;;', 'Bad Three;three@acme.example;;;;;31.12.2024;',
);
const count = async (): Promise<number> => (await listPeople(owner, { page: 1, search: 'acme.example' })).total;

describe('previewImport', () => {
  it('names the bad rows, and changes nothing', async () => {
    const preview = await previewImport(owner, THREE_BAD);
    assert.deepEqual(preview.mistakes.map(({ line, column }) => `${line} ${column}`), ['29 e-mail', '30 manager', '31 hire date']);
    assert.deepEqual([preview.adds, preview.badRows, preview.newTeams.length], [27, 3, 3]);
    assert.deepEqual([await count(), (await listTeams(owner)).length], [0, 0]);
  });
});

describe('importPeople', () => {
  it('refuses someone without the right', async () => {
    for (const role of ['learner', 'champion', 'instructor', 'manager', 'auditor'] as const) {
      const viewer = await asRole(ctx, role);
      await assert.rejects(previewImport(viewer, THREE_BAD), { kind: 'NotAllowed' }, role);
      await assert.rejects(importPeople(viewer, { csvBase64: THREE_BAD, digest: '' }), { kind: 'NotAllowed' }, role);
    }
  });

  it('takes good rows only when leaving out the bad ones was asked for, and what was previewed only', async () => {
    const { digest } = await previewImport(owner, THREE_BAD);
    await assert.rejects(importPeople(owner, { csvBase64: THREE_BAD, digest }), { kind: 'Invalid', message: /3 lines/ });
    await assert.rejects(importPeople(owner, { csvBase64: csv(HEADER, 'A;a@acme.example;;;;;;'), digest, leaveOutBad: true }), { kind: 'Conflict' });
    await assert.rejects(importPeople(owner, { csvBase64: csv('salary', '1'), digest, leaveOutBad: true }), { kind: 'Invalid' });
    assert.equal(await count(), 0);
    assert.deepEqual(await importPeople(owner, { csvBase64: THREE_BAD, digest, leaveOutBad: true }), { added: 27, changed: 0, unchanged: 0, leftOut: 3 });
    assert.equal(await count(), 27);
    const subjects = await tables(ctx).selectFrom('person').leftJoin('person_subject as s', 's.person_id', 'person.id').where('s.subject', 'is', null).select('person.id').execute();
    assert.deepEqual(subjects, []);
  });

  it('refuses a preview that no longer holds', async () => {
    const file = csv('name;e-mail;job function', 'Late;late@acme.example;Tester');
    const { digest } = await previewImport(owner, file);
    await aPerson(ctx, { email: 'late@acme.example', name: 'Late' });
    await assert.rejects(importPeople(owner, { csvBase64: file, digest }), { kind: 'Conflict' });
  });

  it('changes who is here, and only the columns the file has', async () => {
    const file = csv('e-mail;name;manager;teams', 'P1@acme.example;Person One;;Team 0|Extra');
    const preview = await previewImport(owner, file);
    assert.deepEqual(preview.rows[0]?.changes, ['name', 'teams', 'manager']);
    await importPeople(owner, { csvBase64: file, digest: preview.digest });
    const [person] = (await listPeople(owner, { page: 1, search: 'p1@acme.example' })).people;
    assert.deepEqual([person?.name, person?.manager, person?.teams.map(({ name }) => name), person?.jobFunction, person?.hiredOn], ['Person One', null, ['Extra', 'Team 0'], 'Developer', '2024-01-02']);
  });

  it('finds nothing to do in its own export, formulas and all', async () => {
    await aPerson(ctx, { name: '=HYPERLINK("x")', email: 'formula@acme.example', job_function: "'@evil" });
    const text = await exportPeople(await asRole(ctx, 'auditor'));
    assert.match(text, /\r\n"'=HYPERLINK/);
    await assert.rejects(exportPeople(await asRole(ctx, 'manager')), { kind: 'NotAllowed' });
    const again = await previewImport(owner, Buffer.from(await exportPeople(owner)).toString('base64'));
    assert.deepEqual([again.fileMistakes, again.mistakes, again.adds, again.changes], [[], [], 0, 0]);
  });

  it('refuses more than 2 MB', async () => {
    await assert.rejects(previewImport(owner, Buffer.alloc(2 * 1024 * 1024 + 1, 'a').toString('base64')), { kind: 'LimitReached' });
  });
});
