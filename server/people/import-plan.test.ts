// What an import says about good and bad rows.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readCsv } from './csv.ts';
import { type Known, planImport } from './import-plan.ts';

const HEADER = 'Name;E-Mail;Teams;Manager;Job function;Languages;Hire date;Employment';
const plan = (lines: string[], known: Known[] = [], teams: string[] = []) =>
  planImport(readCsv(Buffer.from(lines.join('\r\n'))).records, new Map(known.map((each) => [each.email, each])), teams, '2026-11-24');
const ada: Known = {
  id: '1', name: 'Ada', email: 'ada@example.org', jobFunction: 'Developer', languages: ['en'], hiredOn: '2020-01-01', employment: 'employee', manager: null, teams: ['Core'], hasLeft: false,
};

describe('planImport', () => {
  it('names every mistake by line and column', () => {
    const { mistakes, badLines, rows } = plan([
      HEADER,
      'Bo;bo@example.org;Core;;Developer;en;2024-02-30;employee',
      'Cy;not-an-address;Core;;;en;;intern',
      'Di;di@example.org;;nobody@example.org;;;;',
      'Di;DI@example.org;;;;;;',
      `;ed@example.org;;;;${'x'.repeat(41)};01.02.2024;`,
      'Flo;flo@example.org;A;B;C;D;E;F;G;H',
      'Good;good@example.org;Core|New team;;Developer;en, de;2024-02-29;Contractor',
    ]);
    assert.deepEqual(mistakes.map(({ line, column }) => `${line} ${column}`), [
      '2 hire date', '3 e-mail', '3 employment', '4 manager', '5 e-mail', '6 name', '6 languages', '6 hire date', '7 ',
    ]);
    assert.deepEqual([...badLines].toSorted((a, b) => a - b), [2, 3, 4, 5, 6, 7]);
    assert.deepEqual(rows.map(({ line, does, email }) => [line, does, email]), [[8, 'add', 'good@example.org']]);
    assert.equal(rows[0]?.said.employment, 'contractor');
    assert.deepEqual(rows[0]?.said.languages, ['en', 'de']);
  });

  it('refuses a file whose columns are unknown, missing or there twice', () => {
    assert.deepEqual(plan(['name;salary', 'a;b']).fileMistakes.map(({ column }) => column), ['salary', 'e-mail']);
    assert.equal(plan(['name;e-mail;E-Mail', 'a;b;c']).fileMistakes[0]!.code, 'column-twice');
    assert.equal(plan([]).fileMistakes[0]!.code, 'empty-file');
    assert.equal(plan(['name;e-mail']).fileMistakes[0]!.code, 'nobody');
  });

  it('takes a row down with the bad row of its manager', () => {
    const { badLines } = plan(['name,e-mail,manager', 'A,a@example.org,b@example.org', 'B,b@example.org,c@example.org', 'C,c@example.org,wrong']);
    assert.deepEqual([...badLines].toSorted((a, b) => a - b), [2, 3, 4]);
  });

  it('looks at each row a few times where thousands of people report to the next, also where the last is wrong or closes the circle', () => {
    const many = (last: string) => plan(['name,e-mail,manager', ...Array.from({ length: 4_000 }, (_, at) => `P,p${at}@x.org,${at === 3_999 ? last : `p${at + 1}@x.org`}`)]);
    const from = process.cpuUsage();
    assert.deepEqual([many('').badLines.size, many('nobody@x.org').badLines.size, many('p0@x.org').badLines.size, many('p3990@x.org').badLines.size], [0, 4_000, 4_000, 4_000]);
    const all = plan(['name,e-mail,manager', 'B,b@x.org,', ...Array.from({ length: 3_999 }, (_, at) => `P,p${at}@x.org,b@x.org`)]);
    assert.equal(all.rows.length, 4_000);
    const { user } = process.cpuUsage(from);
    assert.ok(user < 6_000_000, `${user / 1000} ms`);
  });

  it('knows no column and no employment but by its name', () => {
    for (const header of ['constructor', '__proto__', 'toString', 'valueOf']) assert.equal(plan([`name;e-mail;${header}`, 'a;a@example.org;b']).fileMistakes[0]?.code, 'unknown-column', header);
    for (const cell of ['constructor', '__proto__', 'hasOwnProperty']) assert.equal(plan(['name;e-mail;employment', `a;a@example.org;${cell}`]).mistakes[0]?.code, 'bad-employment', cell);
    assert.equal(plan(['x,'.repeat(40_000), 'a']).fileMistakes.length, 100);
  });

  it('sees people who would manage themselves, through the file and through who is here', () => {
    assert.equal(plan(['name,e-mail,manager', 'A,a@example.org,b@example.org', 'B,b@example.org,a@example.org']).mistakes[0]!.code, 'own-manager');
    const bo: Known = { ...ada, id: '2', name: 'Bo', email: 'bo@example.org', manager: 'ada@example.org' };
    assert.equal(plan(['name,e-mail,manager', 'Ada,ada@example.org,bo@example.org'], [ada, bo]).badLines.size, 1);
  });

  it('says what changes in somebody who is here, and leaves what the file does not name', () => {
    const [row] = plan(['e-mail,name,job function', 'ADA@example.org,Ada,'], [ada], ['Core']).rows;
    assert.deepEqual([row?.does, row?.changes], ['change', ['job function']]);
    assert.equal(plan(['e-mail,name,teams', 'ada@example.org,Ada,core'], [ada], ['Core']).rows[0]?.does, 'nothing');
    assert.equal(plan(['e-mail,name', 'ada@example.org,Ada'], [{ ...ada, hasLeft: true }]).mistakes[0]!.code, 'has-left');
  });

  it('lists teams that are not here yet once, whatever their case', () => {
    assert.deepEqual(plan(['name,e-mail,teams', 'A,a@example.org,New; core', 'B,b@example.org,new'], [], ['Core']).newTeams.map((name) => name.toLowerCase()), ['new']);
  });
});
