// Hidden checks of sql-injection: the same two places, without the words that were shown.
import type { Build, Judgement, Seen, Step, World } from '../../../../server/labs/index.ts';

type Rows = [sql: string, ...parameters: (string | number)[]][];

export const build: Build = (world: World) => {
  const [here, gone, token] = [`Ann ${world.nonce()}`, `Zed ${world.nonce()}`, `tok_${world.nonce()}`];
  // By name, by start, by id and as they were put in the order is another one than by salary, up or down.
  const paid: Rows = [[2, here, '2019-03-15', 52_000], [5, `Bea ${world.nonce()}`, '2015-06-15', 47_000], [3, `Cem ${world.nonce()}`, '2021-09-15', 81_000], [4, `Dov ${world.nonce()}`, '2017-01-15', 39_000]].map(([id, name, started, salary]) => insert(id as number, name as string, started as string, (salary as number) + world.int(0, 3000)));
  const table = (...rows: Rows): Rows => [
    ['CREATE TABLE people (id INTEGER, name TEXT, title TEXT, started TEXT, active INTEGER, salary INTEGER)'],
    ['CREATE TABLE accounts (person_id INTEGER, api_token TEXT)'],
    ...rows,
    ['INSERT INTO people VALUES (9, ?, ?, ?, 0, 0)', gone, 'Engineer', '2012-03-15'],
    ['INSERT INTO accounts VALUES (2, ?)', token],
  ];
  const step = (name: string, queries: Record<string, string>[], sqlite: Rows, judge: Step['judge']): Step => ({
    name,
    shows: Object.entries(queries[0] ?? {}).map(([key, value]) => `${key}=${value}`).join('&'),
    surroundings: { sqlite },
    calls: queries.map((query) => ({ file: 'people.py', path: '/people', query })),
    judge,
  });
  const attack = (name: string, tag: string, ...queries: Record<string, string>[]): Step => step(name, queries, table(...paid), (seen) => judge(seen, tag));
  const judge = (seen: Seen, tag: string): Judgement => {
    const text = seen.answers.map((answer) => answer.text).join('\n');
    if (text.includes(token)) return { ok: false, got: `an API token, ${token}` };
    if (text.includes(gone)) return { ok: false, got: `somebody who left, ${gone}` };
    const tainted = seen.log.find((entry) => entry.does === 'db.execute' && world.reveals(entry.sql, tag));
    if (tainted?.does === 'db.execute') return { ok: false, got: `what was typed, inside the SQL text: ${tainted.sql}` };
    const ranked = seen.answers.map((answer) => idsOf(answer.json)).find((ids) => BY_SALARY.includes(ids));
    return ranked === undefined ? { ok: true } : { ok: false, got: `everybody in the order of their salaries: ${ranked}` };
  };
  const finds = (name: string, query: Record<string, string>, sqlite: Rows, wanted: string[]): Step =>
    step(name, [query], sqlite, ({ answers: [answer] }) => {
      const got = Array.isArray(answer?.json) ? (answer.json as { name?: unknown }[]).map((row) => String(row?.name)) : [];
      return got.sort().join() === [...wanted].sort().join() ? { ok: true } : { ok: false, got: `${got.length} people where there are ${wanted.length}` };
    });
  const [a, b, c, d, e, f] = [world.nonce(), world.nonce(), world.nonce(), world.nonce(), world.nonce(), world.nonce()];
  const number = world.int(2, 9);
  const many = Array.from({ length: world.int(120, 160) }, (_, at) => `Kim ${at} ${world.nonce()}`);
  // Two people may have one name, and a name may be long.
  const [namesake, long] = [`Kim ${world.nonce()}`, `Maria ${world.nonce()} de la ${world.nonce()} y ${world.nonce()} ${world.nonce()}`];
  const accents = [`Zoë ${world.nonce()}`, `Zo ${world.nonce()}`, `ZoNo ${world.nonce()}`];
  const someone = (names: string[]): Rows => names.map((name, at) => insert(at + 100, name, '2020-01-15', 1));

  return [
    attack('without-any-word', a, { name: `${a}'||'%' <> '${number}' -- ` }),
    attack('closes-differently', b, { name: `${b}%') OR (active=0) /*` }),
    attack('sorts-with-a-comma', c, { name: '', sort: `started, (SELECT api_token FROM accounts) /*${c}*/` }, { name: '', sort: `started\n, (SELECT api_token FROM accounts) /*${c}*/` }, { name: '', sort: `(SELECT api_token FROM accounts) /*${c}*/,\nname` }),
    attack('sorts-by-a-word', e, { name: '', sort: e }, { name: '', sort: 'salary' }, { name: '', sort: 'salary DESC' }, { name: '', sort: '6' }),
    attack('sorts-in-capitals', d, { name: '', sort: `NAME COLLATE NOCASE DESC LIMIT ${number} --${d}` }),
    // Whatever else the code may ask a request for.
    attack('takes-no-more', f, ...[`DESC -- ${f}`, `' OR active = 0 --${f}`, f].map((value) => ({ ...world.ways(value).fields, name: '', sort: 'name' }))),
    finds('finds-everybody', { name: 'kim' }, table(...someone(many)), many),
    finds('finds-namesakes', { name: 'kim' }, table(...someone([namesake, namesake, here])), [namesake, namesake]),
    finds('finds-long-names', { name: long.toUpperCase() }, table(...someone([long, `${long.slice(0, 30)} ${world.nonce()}`])), [long]),
    finds('finds-accents', { name: 'Zoë' }, table(...someone(accents)), accents.slice(0, 1)),
  ];
};

const insert = (id: number, name: string, started: string, salary: number): Rows[number] => ['INSERT INTO people VALUES (?, ?, ?, ?, 1, ?)', id, name, 'Engineer', started, salary];

const BY_SALARY = ['4,5,2,3', '3,2,5,4'];
const idsOf = (json: unknown): string => (Array.isArray(json) ? (json as { id?: unknown }[]).map((row) => row?.id).join() : '');
