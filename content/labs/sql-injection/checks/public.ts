// Public checks of sql-injection: what is typed must stay data, and the search must still search.
import type { Answer, Build, Seen, Step, Surroundings, World } from '../../../../server/labs/index.ts';

const SHOWN = ['id', 'name', 'title', 'started'];

type Person = { id: number; name: string; title: string; started: string; active: number };

export const build: Build = (world) => {
  const people = directory(world);
  const tokens = people.map(() => `tok_${world.nonce()}`);
  const surroundings: Surroundings = {
    sqlite: [
      ['CREATE TABLE people (id INTEGER, name TEXT, title TEXT, started TEXT, active INTEGER, salary INTEGER)'],
      ['CREATE TABLE accounts (person_id INTEGER, api_token TEXT)'],
      ...people.map((person) => ['INSERT INTO people VALUES (?, ?, ?, ?, ?, ?)', ...Object.values(person), world.int(30_000, 90_000)] as [string, ...(string | number)[]]),
      ...people.map((person, at) => ['INSERT INTO accounts VALUES (?, ?)', person.id, tokens[at] as string] as [string, number, string]),
    ],
  };

  const search = (name: string, query: Record<string, string>, judge: Step['judge']): Step => ({
    name,
    shows: `GET /people?${Object.entries(query).map(([key, value]) => `${key}=${value}`).join('&')}`,
    surroundings,
    calls: [{ file: 'people.py', path: '/people', query }],
    judge,
  });
  const attack = (name: string, tag: string, query: Record<string, string>): Step =>
    search(name, query, (seen) => judgeAttack(seen, people, tokens, (sql) => world.reveals(sql, tag)));
  /** Several searches, each with the people it should find. */
  const find = (name: string, ...asked: [query: Record<string, string>, expected: Person[]][]): Step => ({
    ...search(name, asked[0]?.[0] ?? {}, (seen) => {
      const judged = asked.map(([, expected], at) => judgeFound(seen.answers[at], expected, name === 'sorts'));
      return judged.find(({ ok }) => !ok) ?? { ok: true };
    }),
    calls: asked.map(([query]) => ({ file: 'people.py', path: '/people', query })),
  });
  const part = (text: string): [Record<string, string>, Person[]] => [{ name: text }, like(text)];

  const [boolTag, unionTag, sortTag] = [world.nonce(), world.nonce(), world.nonce()];
  const active = people.filter((person) => person.active === 1);
  const former = people.find((person) => person.active === 0) as Person;
  const like = (text: string): Person[] => active.filter((person) => person.name.toLowerCase().includes(text.toLowerCase()));
  const by = (key: 'name' | 'started'): Person[] => [...active].sort((a, b) => (a[key] < b[key] ? -1 : 1));
  const number = world.int(3, 9);
  const some = (active[0] as Person).name.split(' ')[1]?.slice(0, 4).toUpperCase() ?? '';
  const irish = (active[1] as Person).name;

  return [
    attack('boolean-dump', boolTag, { name: `${boolTag}' OR ${number}=${number} -- ` }),
    attack('union-dump', unionTag, { name: `${unionTag}' UnIoN SeLeCt person_id, api_token, '${unionTag}', '' FROM accounts -- ` }),
    attack('sort-oracle', sortTag, {
      name: '',
      sort: `(CASE WHEN (SELECT api_token FROM accounts LIMIT 1) LIKE 'tok_b%' THEN started ELSE name END) /*${sortTag}*/`,
    }),
    find('finds-by-part', part(some), part((active[4] as Person).name.toLowerCase()), part('')),
    find('finds-apostrophe', part("O'B"), part(irish), part("'")),
    find('finds-union', part('union jack'), part('union jack f'), part('or select'), part('(drop')),
    find('finds-dashes', part(' -- '), part('; ')),
    // Without a sort order it is by name.
    find('sorts', ...world.shuffle(['name', 'started', 'name', 'started', undefined] as const).map((sort): [Record<string, string>, Person[]] => [{ name: '', ...(sort && { sort }) }, by(sort ?? 'name')])),
    find('leaves-out-former', part('Former'), part(former.name)),
  ];
};

function directory(world: World): Person[] {
  const first = world.shuffle(['Ann', 'Bela', 'Chidi', 'Dara', 'Elif', 'Femi', 'Goran', 'Hana', 'Ines', 'Jun']);
  const last = world.shuffle(['Castellan', 'Dimitrov', 'Eriksson', 'Fontaine', 'Gutierrez', 'Haddad', 'Iwasaki']);
  const names = [
    `${first[0]} ${last[0]}`,
    `${first[1]} O'Brien`,
    'Union Jack Ferris',
    `${first[2]} -- ${last[1]}`,
    `${first[3]} ${last[2]}`,
    `Former ${first[4]} ${last[3]}`,
    `Former ${first[5]} ${last[4]}`,
    'Union Jackson Hill',
    `Or Selectman-${last[5]}`,
    `${first[6]} (Drop) ${last[6]}; the second`,
  ];
  const titles = ['Engineer', 'Designer', 'Analyst', 'Support', 'Select committee lead'];
  const days = world.shuffle([11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
  const ids = world.shuffle([21, 34, 47, 58, 63, 76, 89, 90, 92, 95]);
  return names.map((name, at) => ({
    id: ids[at] as number,
    name,
    title: world.pick(titles),
    started: `20${days[at]}-0${world.int(1, 9)}-15`,
    active: name.startsWith('Former') ? 0 : 1,
  }));
}

/** Leaked rows first, because they show most; a tag inside the SQL text is a failed fix in any case. */
function judgeAttack(seen: Seen, people: Person[], tokens: string[], isTagged: (sql: string) => boolean): { ok: boolean; got?: string } {
  const text = seen.answers.map((answer) => answer.text).join('\n');
  const leaked = tokens.filter((token) => text.includes(token));
  if (leaked.length > 0) return { ok: false, got: `${leaked.length} API tokens, the first is ${leaked[0]}` };
  const former = people.filter((person) => person.active === 0 && text.includes(person.name));
  if (former.length > 0) return { ok: false, got: `everybody, also ${former.map((person) => person.name).join(' and ')}` };
  const tainted = seen.log.find((entry) => entry.does === 'db.execute' && isTagged(entry.sql));
  if (tainted?.does === 'db.execute') return { ok: false, got: `what was typed, inside the SQL text: ${tainted.sql}` };
  return { ok: true };
}

function judgeFound(answer: Answer | undefined, expected: Person[], inOrder: boolean): { ok: boolean; got?: string } {
  if (!Array.isArray(answer?.json) || answer.status !== 200) return { ok: false, got: `no list of people (status ${answer?.status}): ${answer?.text.slice(0, 200)}` };
  const show = (rows: Record<string, unknown>[]): string[] => rows.map((row) => [row?.id, row?.name, row?.title, row?.started].join(', '));
  const more = (answer.json as unknown[]).flatMap((row) => Object.keys(row ?? {})).find((key) => !SHOWN.includes(key));
  if (more !== undefined) return { ok: false, got: `the column ${more}, which this page does not show` };
  const [got, wanted] = [show(answer.json as Record<string, unknown>[]), show(expected)];
  if (!inOrder) {
    got.sort();
    wanted.sort();
  }
  const ok = got.join('\n') === wanted.join('\n');
  return ok ? { ok } : { ok, got: `${got.length} people (${got.join(' | ')}) where ${wanted.length} were expected (${wanted.join(' | ')})` };
}
