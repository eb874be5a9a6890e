// Hidden checks of sql-injection: the same two places, without the words that were shown.
import type { Build, Call, Judgement, Seen, Step, World } from '../../../../server/labs/index.ts';

type Rows = [sql: string, ...parameters: (string | number)[]][];

export const build: Build = (world: World) => {
  const [here, gone, token] = [`Ann ${world.nonce()}`, `Zed ${world.nonce()}`, `tok_${world.nonce()}`];
  // By name, by start, by id and as they were put in the order is another one than by salary, up or down.
  const paid: Rows = [[2, here, '2019-03-15', 52_000], [5, `Bea ${world.nonce()}`, '2015-06-15', 47_000], [3, `Cem ${world.nonce()}`, '2021-09-15', 81_000], [4, `Dov ${world.nonce()}`, '2017-01-15', 39_000]].map(([id, name, started, salary]) => insert(id as number, name as string, started as string, (salary as number) + world.int(0, 3000)));
  const salaries = paid.map((row) => String(row.at(-1)));
  // A column that neither brief nor code names; who sorts by it has them by salary.
  const [column, kept] = [world.pick(['iban', 'phone', 'born', 'manager', 'notes']), world.int(100_000_000, 900_000_000)];
  const table = (...rows: Rows): Rows => [
    ['CREATE TABLE people (id INTEGER, name TEXT, title TEXT, started TEXT, active INTEGER, salary INTEGER)'],
    ['CREATE TABLE accounts (person_id INTEGER, api_token TEXT)'],
    ...rows,
    ['INSERT INTO people VALUES (9, ?, ?, ?, 0, 0)', gone, 'Engineer', '2012-03-15'],
    [`ALTER TABLE people ADD COLUMN ${column} TEXT`],
    [`UPDATE people SET ${column} = ? - salary`, kept],
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
  /** Each text once: most searches send the same. */
  const sqlOf = (seen: Seen): string[] => [...new Set(seen.log.flatMap((entry) => (entry.does === 'db.execute' ? [entry.sql] : [])))];
  const judge = (seen: Seen, tag: string): Judgement => {
    const text = seen.answers.map((answer) => answer.text).join('\n');
    if (text.includes(token)) return { ok: false, got: `an API token, ${token}` };
    if (text.includes(gone)) return { ok: false, got: `somebody who left, ${gone}` };
    const tainted = sqlOf(seen).find((sql) => world.reveals(sql, tag));
    if (tainted !== undefined) return { ok: false, got: `what was typed, inside the SQL text: ${tainted}` };
    const ranked = seen.answers.map((answer) => idsOf(answer.json)).find((ids) => BY_SALARY.includes(ids));
    if (ranked !== undefined) return { ok: false, got: `everybody in the order of their salaries: ${ranked}` };
    const shown = salaries.flatMap((salary) => [salary, `${kept - Number(salary)}`]).find((value) => text.includes(value));
    return shown === undefined ? { ok: true } : { ok: false, got: `${salaries.includes(shown) ? "somebody's salary" : `somebody's ${column}`}, ${shown}, which this page does not show` };
  };
  const finds = (name: string, query: Record<string, string>, sqlite: Rows, wanted: string[]): Step =>
    step(name, [query], sqlite, ({ answers: [answer] }) => {
      const got = Array.isArray(answer?.json) && answer.status === 200 ? (answer.json as { name?: unknown }[]).map((row) => String(row?.name)) : [];
      if (got.sort().join() !== [...wanted].sort().join()) return { ok: false, got: `${got.length} people where there are ${wanted.length}` };
      const odd = (answer?.json as { id?: unknown }[]).find(({ id }) => !Number.isInteger(id));
      return odd === undefined ? { ok: true } : { ok: false, got: `an id that is no number any more: ${JSON.stringify(odd)}` };
    });
  const [a, b, c, d, e, f] = [world.nonce(), world.nonce(), world.nonce(), world.nonce(), world.nonce(), world.nonce()];
  const number = world.int(2, 9);
  const [words, digits] = [world.nonce(), `${world.int(100_000_000, 999_999_999)}`];
  // One of them is called exactly what is looked for, and somebody else only works for him.
  const many = ['Kim', ...Array.from({ length: world.int(420, 460) }, (_, at) => `Kim ${a} ${at}`)];
  const assistant: Rows[number] = ['INSERT INTO people VALUES (?, ?, ?, ?, 1, ?)', 99, `Lee ${a}`, 'Assistant to Kim', '2020-01-15', 1];
  // Two people may have one name, and a name may be long and have signs that mean something elsewhere.
  const [namesake, long] = [`Kim ${world.nonce()}`, `Maria ${world.nonce()} de_la  Zoe\u0301 \u21162\u00bd ${world.nonce()} d’Arc 50% ${world.nonce()}! ${world.nonce()} \\ ${world.nonce()}, ${world.nonce()} | * ${world.nonce()}; ${world.nonce()} & ${world.nonce()}`];
  const accents = ['Zoë', 'Zo', 'ZoNo', 'Zoël'].map((first) => `Élodie-${first} ${world.nonce()}`);
  const someone = (names: string[], started = '2020-01-15'): Rows => names.map((name, at) => insert(at + 100, name, started, 1));
  // What would be found if a sign in the name meant something: or, anything.
  const strangers = [...[',', '|', ';', '&'].map((sign) => long.split(sign).at(-1)!.trim()), long.replace('*', world.nonce())];

  return [
    // A text of letters or digits alone looks harmless, and is as little SQL as another.
    step('without-any-word', [{ name: `${a}'||'%' <> '${number}' -- ` }, { name: `${a} ${a} ${a} ${a}` }, ...[words, digits].flatMap((tag): Record<string, string>[] => [{ name: tag }, { name: here, sort: tag }])], table(...paid), (seen) => [a, words, digits].map((tag) => judge(seen, tag)).find(({ ok }) => !ok) ?? { ok: true }),
    // These are no sort orders, so they give no query of their own: one by name, one by start, and one for whatever else is asked.
    step('sorts-by-half-a-word', ['', 'name', words, ...['-', '+', 'name:', 'started.'].map((before) => `${before}${words}`), 'me,s', 'ame,start', 'tart', 'name;', 'started ;', 'name;;', 'started', ''].map((sort): Record<string, string> => (sort === '' ? { name: '' } : { name: '', sort })), table(...paid), (seen) => {
      const sql = sqlOf(seen);
      // Nor does it stay: a search that names no order has the one it had before.
      if (seen.answers[0]?.text !== seen.answers.at(-1)?.text) return { ok: false, got: `another order than before, left behind by an earlier search: ${seen.answers.at(-1)?.text}` };
      // However the list is spelt, a half of one of its words is nobody's word.
      const half = sql.find((text) => /\b(?:tart|ame|me)\b/.test(text)) ?? (sql.length > 4 ? sql.at(-1) : undefined);
      return half === undefined ? judge(seen, words) : { ok: false, got: `${sql.length} different queries, one of them ${half}` };
    }),
    attack('closes-differently', b, { name: `${b}%') OR (active=0) /*` }),
    attack('sorts-with-a-comma', c, { name: '', sort: `started, (SELECT api_token FROM accounts) /*${c}*/` }, { name: '', sort: `started\n, (SELECT api_token FROM accounts) /*${c}*/` }, { name: '', sort: `(SELECT api_token FROM accounts) /*${c}*/,\nname` }, ...[' ', ' DESC'].map((after) => ({ name: '', sort: `name${after}, (SELECT api_token FROM accounts) --${c}` }))),
    attack('sorts-by-a-word', e, { name: '', sort: e }, { name: '', sort: 'salary' }, { name: '', sort: 'salary DESC' }, { name: '', sort: '6' }, { name: '', sort: column }, { name: '', sort: `${column} DESC` }),
    attack('sorts-in-capitals', d, { name: '', sort: `NAME COLLATE NOCASE DESC LIMIT ${number} --${d}` }),
    // Whatever else the code may ask a request for: another field, a header, a cookie, a body, one name twice, or an address of its own.
    {
      ...attack('takes-no-more', f, { name: '', sort: 'name' }),
      calls: everyWay(world, [`DESC -- ${f}`, f, '0', '1', 'id,name,salary']),
    },
    // The last two are alike in everything that is shown but their ids.
    finds('finds-everybody', { name: 'kim' }, table(together([...someone([...many, many.at(-1)!]), assistant])), [...many, many.at(-1)!]),
    {
      // One of them has the id 0 and no title; the title of the other is drawn at each look, so an answer that was kept is noticed.
      ...finds('finds-namesakes', { name: 'kim' }, [], [namesake, namesake]),
      surroundings: { sqlite: [...drawing(table(insert(0, namesake, '2020-01-15', 1), ...someone([namesake, here])))] },
      calls: [1, 2].map(() => ({ file: 'people.py', path: '/people', query: { name: 'kim' } })),
      judge: (seen, acts) => {
        const found = finds('', {}, [], [namesake, namesake]).judge(seen, acts);
        if (!found.ok) return found;
        return seen.answers[0]?.text !== seen.answers[1]?.text ? { ok: true } : { ok: false, got: 'the answer to the same search before, and the table has other titles by now' };
      },
    },
    finds('finds-long-names', { name: long.toUpperCase() }, table(...someone([long], '2099-01-15'), ...someone([...strangers, long.split(' ').reverse().join(' '), `${long.slice(0, 30)} ${world.nonce()}`, `${long.slice(0, -1)}${number}`])), [long]),
    finds('finds-accents', { name: 'Élodie-Zoë ' }, table(...someone(accents)), accents.slice(0, 1)),
  ];
};

/** The search with each value wherever a request has room for it; the worst of them also as a second field of one name, with POST, and at the program's other addresses. */
function everyWay(world: World, [worst = '', ...values]: string[]): Call[] {
  const honest = { name: '', sort: 'name' };
  const asFields = (value: string): Call => ({ file: 'people.py', path: '/people', query: { ...world.ways(value).fields, ...honest } });
  const all = (value: string): Call => {
    const { headers, fields } = world.ways(value);
    const cookie = Object.keys(fields).map((word) => `${word}=${encodeURIComponent(value)}`).join('; ');
    return { ...asFields(value), headers: { ...headers, cookie }, json: fields };
  };
  const typed = encodeURIComponent(worst);
  const { fields } = world.ways(worst);
  const other = world.addresses(typed).filter((path) => path !== '/people').slice(0, 5);
  return [
    all(worst),
    ...values.map(asFields),
    { file: 'people.py', path: `/people?name=&sort=name&name=${typed}&sort=${typed}` },
    { file: 'people.py', method: 'POST', path: '/people', query: honest, json: fields },
    ...other.map((path): Call => ({ file: 'people.py', path, query: fields })),
  ];
}

/** Several rows as one statement, which takes a fraction of the time. */
const together = (rows: Rows): Rows[number] => [`INSERT INTO people VALUES ${rows.map(() => '(?, ?, ?, ?, 1, ?)').join(', ')}`, ...rows.flatMap(([, ...values]) => values)];

/** The same with a table of people in which a title is another one at each look. */
const drawing = (rows: Rows): Rows => [
  ...rows.map(([sql, ...values]): Rows[number] => [sql.replace(/\bpeople\b/, 'kept'), ...values]),
  ["CREATE VIEW people AS SELECT id, name, CASE id WHEN 0 THEN '' ELSE 'Grade ' || abs(random() % 1000000000) END AS title, started, active, salary FROM kept"],
];

const insert = (id: number, name: string, started: string, salary: number): Rows[number] => ['INSERT INTO people VALUES (?, ?, ?, ?, 1, ?)', id, name, 'Engineer', started, salary];

const BY_SALARY = ['4,5,2,3', '3,2,5,4'];
const idsOf = (json: unknown): string => (Array.isArray(json) ? (json as { id?: unknown }[]).map((row) => row?.id).join() : '');
