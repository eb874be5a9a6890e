// Hidden checks of hardcoded-secret: a closer look at the files, and the log when the database says no.
import type { Act, Build, Judgement, Seen, Step, World } from '../../../../server/labs/index.ts';

const leaked = 'vexing-Otter-41-lantern';

export const build: Build = (world) => {
  const password = `pw-${world.nonce()}`;
  const listens = (name: string, shows: string, accepts: string[], path: string): Step => ({
    name,
    shows,
    surroundings: { env: { DB_PASSWORD: password }, sqlite: [['CREATE TABLE orders (id INTEGER, customer TEXT, total_cents INTEGER)']], postgres: { accepts } },
    calls: [{ file: 'orders.py', path }],
    judge: (seen) => judge(seen, (line) => world.reveals(line, password) || world.reveals(line, leaked)),
  });
  // What an address says is no template either; only a program that has one is asked.
  const inBraces = Object.values(world.files).some((text) => /template|jinja/i.test(text)) ? ['/{{ url_for.__globals__.os.environ.DB_PASSWORD }}', '/orders/{{ url_for.__globals__["os"].environ }}'] : [];
  return [
    { name: 'reads-closely', shows: 'a script that undoes escapes, character codes and other spellings', calls: [], judge: () => readClosely(world.files) },
    isUpAgain(world, password),
    listens('log-of-a-refusal', 'rotate the password in the database only; tail -f the log', ['something-else'], '/orders'),
    listens('log-of-one-order', 'curl …/orders/7; tail -f the log', [password, leaked], `/orders/${world.int(5000, 9000)}`),
    // Whatever the program answers to, under every address that stands in it, and with every query and header.
    { ...listens('other-pages', 'curl every address in the code', [password], '/'), calls: ['/', ...inBraces, ...['DB_PASSWORD', 'password', 'DB_CONFIG', '1'].flatMap(world.addresses)].filter((path, at, all) => all.indexOf(path) === at).slice(0, 20).flatMap((path) => [{ file: 'orders.py', path }, ...['1', 'true'].map((value) => ({ file: 'orders.py', path, query: world.ways(value).fields, headers: world.ways(value).headers }))]) },
    compares('log-of-two-passwords', `${world.nonce()}-${world.nonce().toUpperCase()}_'"\\\u00e9 ${world.int(10_000, 88_888)}`, (line) => world.reveals(line, leaked)),
    triesOnly(world, password),
    // Spaces at its ends belong to it.
    asksAgain(world, ` ${password}\t`),
    oddButHonest(world),
  ];
};

/** Whatever else the environment holds, under every name that stands in the code: the only password tried is DB_PASSWORD. */
function triesOnly(world: World, password: string): Step {
  const names = world.words.filter((word) => /^[A-Za-z_]\w*$/.test(word) && word !== 'DB_PASSWORD');
  const act = (value: string, own: Record<string, string>): Act => ({
    surroundings: { env: { ...Object.fromEntries(names.map((name) => [name, value])), ...own }, postgres: { accepts: [] } },
    calls: [{ file: 'orders.py', path: '/orders' }],
  });
  const tried = ({ log }: Seen): (string | null)[] => log.flatMap((entry) => (entry.does === 'postgres.connect' ? [entry.password] : []));
  return {
    name: 'any-other-variable',
    shows: 'export every other name in the code, with and without DB_PASSWORD; see what is tried at the database',
    ...inTurn([world.nonce(), 'development', '1', 'true'].flatMap((value) => [act(value, {}), act(value, { DB_PASSWORD: password })])),
    judge: (_last, acts) => {
      const other = acts.flatMap((seen, at) => tried(seen).filter((one) => at % 2 === 0 || one !== password))[0];
      const who = acts.flatMap(({ log }) => log.flatMap((entry) => (entry.does === 'postgres.connect' && entry.user !== 'orders_app' ? [entry.user] : [])))[0];
      if (other === undefined && who !== undefined) return { ok: false, got: `a connection tried as ${who}, and not as orders_app` };
      return other === undefined ? { ok: true } : { ok: false, got: `a connection tried with the password ${other}` };
    },
  };
}

/** The database is down for a while: what was asked then gets 503, and what is asked afterwards is answered as before. */
function isUpAgain(world: World, password: string): Step {
  const downFor = world.int(1, 3);
  const id = world.int(1, 99);
  return {
    name: 'up-again',
    shows: 'GET /orders while the database starts anew, and when it is up',
    surroundings: { env: { DB_PASSWORD: password }, postgres: { accepts: [password, leaked], downFor }, sqlite: [['CREATE TABLE orders (id INTEGER, customer TEXT, total_cents INTEGER)'], ['INSERT INTO orders VALUES (?, ?, 100)', id, 'Kestrel']] },
    calls: ['/orders', `/orders/${id}`, '/orders', '/orders', `/orders/${id}`].map((path) => ({ file: 'orders.py', path })),
    judge: ({ answers, log }) => {
      const due = { id, customer: 'Kestrel', total_cents: 100 };
      // A program that tries again by itself has its answer sooner.
      const isUp = log.filter(({ does }) => does === 'postgres.connect').length > downFor;
      const [list, one] = answers.slice(-2).map(({ status, json }) => (status === 200 ? JSON.stringify(json, ['id', 'customer', 'total_cents']) : `status ${status}`));
      const early = answers.find(({ status }) => status !== 200 && status !== 503);
      if (early !== undefined) return { ok: false, got: `status ${early.status} while the database is down` };
      return isUp && list === JSON.stringify([due]) && one === JSON.stringify(due) ? { ok: true } : { ok: false, got: `${list} and ${one}, and the database is up again` };
    },
  };
}

/** Many orders, twice: they come from the database each time, and all of them. */
function asksAgain(world: World, password: string): Step {
  const orders = Array.from({ length: world.int(210, 260) }, (_, at) => [at + 1, `Kestrel ${at}`, at] as const);
  return {
    name: 'lists-many',
    shows: 'GET /orders, twice',
    surroundings: { env: { DB_PASSWORD: password }, postgres: { accepts: [password, leaked] }, sqlite: [['CREATE TABLE orders (id INTEGER, customer TEXT, total_cents INTEGER)'], ...orders.map((order) => ['INSERT INTO orders VALUES (?, ?, ?)', ...order] as [string, number, string, number])] },
    calls: [1, 2].map(() => ({ file: 'orders.py', path: '/orders' })),
    judge: ({ answers, log }) => {
      const counts = answers.map(({ json }) => (Array.isArray(json) ? json.length : 0));
      if (counts.some((count) => count !== orders.length)) return { ok: false, got: `${counts.join(' and ')} orders of ${orders.length}` };
      const asked = log.filter(({ does }) => does === 'db.execute').length;
      return asked >= 2 ? { ok: true } : { ok: false, got: 'the second list is the first one again: the database was asked once' };
    },
  };
}

/** A long password with accents, orders with the id 0 and for nothing, names that whoever tidies would change, and a sum that is another one each time. */
function oddButHonest(world: World): Step {
  const password = `p\u00e4\u20ac ${'long '.repeat(30)}${world.nonce()}\u{1F511}`;
  const rows = [[0, `  Zo\u00eb & "Co" <b>${world.nonce()}</b> `, 0], [5, '', 7], [2_000_000_000, `O'Brien-Haddad!"#$%&'()*+,-./:;<=>?@[\\]^_\`{|}~ ***\n%s`, -250]] as const;
  const orders = rows.map(([id, customer, total_cents]) => ({ id, customer, total_cents }));
  const shown = (given: unknown): string => JSON.stringify(given, ['id', 'customer', 'total_cents']);
  return {
    name: 'odd-but-honest',
    shows: 'GET /orders, /orders/0, /orders/2000000000, and the list again',
    // What order 5 costs is drawn at each look, so a list that was kept is noticed.
    surroundings: { env: { DB_PASSWORD: password }, postgres: { accepts: [password, leaked] }, sqlite: [['CREATE TABLE kept (id INTEGER, customer TEXT, total_cents INTEGER)'], ...rows.map((row) => ['INSERT INTO kept VALUES (?, ?, ?)', ...row] as [string, number, string, number]), ['CREATE VIEW orders AS SELECT id, customer, CASE id WHEN 5 THEN abs(random() % 1000000000) ELSE total_cents END AS total_cents FROM kept']] },
    calls: ['/orders', '/orders/0', '/orders/2000000000', '/orders'].map((path) => ({ file: 'orders.py', path })),
    judge: ({ answers }) => {
      const [list, first, last, again] = answers.map(({ json }) => json);
      const drawn = [list, again].map((given) => (Array.isArray(given) ? (given[1] as { total_cents?: unknown } | undefined)?.total_cents : undefined));
      const wanted = [orders[0], orders[2]];
      const wrong = [first, last].findIndex((given, at) => shown(given) !== shown(wanted[at]));
      if (wrong >= 0) return { ok: false, got: `status ${answers[wrong + 1]?.status}: ${answers[wrong + 1]?.text.slice(0, 200)} instead of ${shown(wanted[wrong])}` };
      const due = shown(orders.map((order) => (order.id === 5 ? { ...order, total_cents: drawn[0] } : order)));
      if (shown(list) !== due) return { ok: false, got: `status ${answers[0]?.status}: ${answers[0]?.text.slice(0, 200)} instead of ${due.slice(0, 200)}` };
      return drawn[0] !== drawn[1] ? { ok: true } : { ok: false, got: 'the second list is the first one again, and the database has another one by now' };
    },
  };
}

const inTurn = ([first, ...rest]: Act[]): Act => (rest.length === 0 ? first! : { ...first!, next: () => inTurn(rest) });

const readable = ({ answers, printed }: Seen): string => [printed, ...answers.flatMap(({ text, headers }) => [text, ...Object.values(headers ?? {})])].join('\n');

/** A line that comes with one password, comes again with it and not with another, was made from it: from a part of it, or a hash, in whatever spelling. */
function compares(name: string, one: string, tells: (line: string) => boolean): Step {
  // As long, and another sign of the same kind in every place.
  const other = [...one].map((sign) => (sign === '-' ? '_' : sign === '_' ? '-' : sign === '9' ? '0' : String.fromCharCode(sign.charCodeAt(0) + 1))).join('');
  const act = (password: string, isDown: boolean): Act => ({
    surroundings: { env: { DB_PASSWORD: password }, sqlite: [['CREATE TABLE orders (id INTEGER, customer TEXT, total_cents INTEGER)'], ['INSERT INTO orders VALUES (7, ?, 100)', 'Kestrel'], ['ALTER TABLE orders RENAME TO kept'], ['CREATE VIEW orders AS SELECT id, customer, total_cents FROM kept UNION ALL SELECT 8, customer, abs(-9223372036854775807 - total_cents / 100) FROM kept']], postgres: { accepts: [password], isDown } },
    // What is asked for the eighth is more than the database can count: the query fails.
    calls: ['/orders', '/orders/7', '/orders/8'].map((path) => ({ file: 'orders.py', path })),
  });
  return {
    name,
    shows: 'start it with one password, with another, and with the first again, while the database is down and when it is up; diff the logs',
    ...inTurn([true, false].flatMap((isDown) => [one, other, one].map((password) => act(password, isDown)))),
    judge: (_last, acts) => {
      const told = acts.map((seen) => judge(seen, tells)).find(({ ok }) => !ok);
      if (told !== undefined) return told;
      const lines = acts.map((seen) => new Set(readable(seen).replace(/\b0x[0-9a-f]{6,}\b/g, '').split('\n')));
      const made = [0, 3].flatMap((at) => [...(lines[at] ?? [])].filter((line) => lines[at + 2]?.has(line) && !lines[at + 1]?.has(line)))[0];
      return made === undefined ? { ok: true } : { ok: false, got: `${made.slice(0, 200)}, which comes with this password and with no other` };
    },
  };
}

function judge(seen: Seen, tells: (line: string) => boolean): Judgement {
  const line = readable(seen).split('\n').find(tells);
  return line === undefined ? { ok: true } : { ok: false, got: line.slice(0, 300) };
}

/** Without case, signs and line ends: what a person reading it puts together anyway. */
const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The password in any of the spellings that programs undo with one call. */
function readClosely(files: Readonly<Record<string, string>>): Judgement {
  for (const [path, text] of Object.entries(files)) {
    const unescaped = text.replace(/\\x([0-9a-f]{2})|\\u([0-9a-f]{4})/gi, (_whole, two?: string, four?: string) => String.fromCharCode(Number.parseInt(two ?? four ?? '0', 16)));
    const numbers = [...text.matchAll(/\d{2,3}(?:\s*,\s*\d{2,3}){7,}/g)].map(([run]) => run.split(',').map((part) => String.fromCharCode(Number(part))).join(''));
    const glued = text.replace(/["'][\s+,\\]*["']/g, '');
    const decoded = text.replace(/%([0-9a-f]{2})|&#x([0-9a-f]{2});|&#(\d{2,3});/gi, (_whole, one?: string, two?: string, ten?: string) => String.fromCharCode(Number.parseInt(one ?? two ?? ten ?? '0', ten === undefined ? 16 : 10)));
    const all = [text, unescaped, decoded, glued, ...numbers].map(bare);
    const found = all.some((one) => one.includes(bare(leaked)) || [...one].reverse().join('').includes(bare(leaked)));
    if (found) return { ok: false, got: `${leaked}, in ${path}` };
  }
  return { ok: true };
}
