// Public checks of hardcoded-secret: the repository, the log and a wrong deployment give nothing away; the orders come back.
import type { Build, Judgement, LogEntry, Seen, Step, Surroundings } from '../../../../server/labs/index.ts';

/** The password in start/: production still takes it, as it would in the hour after a leak. */
const leaked = 'vexing-Otter-41-lantern';

export const build: Build = (world) => {
  const orders = Array.from({ length: world.int(3, 6) }, (_, at) => ({
    id: 100 + at * 10 + world.int(0, 9),
    customer: `${world.pick(['Kestrel', 'Harbour', 'Juniper', 'Basalt'])} ${world.nonce()}`,
    total_cents: world.int(100, 99_999),
  }));
  const password = `pw-${world.nonce()}`;
  // Capitals, what a shell would fill in, and quotes and a backslash at its ends: none of it is to be tidied.
  const odd = `"P@${world.nonce()}:/${world.nonce().toUpperCase()}#$DB_PASSWORD'%41\\'`;

  const table = (rows: typeof orders): NonNullable<Surroundings['sqlite']> => [
    ['CREATE TABLE orders (id INTEGER, customer TEXT, total_cents INTEGER)'],
    ...rows.map((row) => ['INSERT INTO orders VALUES (?, ?, ?)', row.id, row.customer, row.total_cents] as [string, number, string, number]),
  ];
  const around = (env: Record<string, string>, rows = orders, isDown = false): Surroundings => ({
    env,
    sqlite: table(rows),
    postgres: { accepts: [leaked, ...Object.values(env).filter(Boolean)], isDown },
  });
  /** Passwords of other things, as a machine has them; none of them is this program's. */
  const others = { PGPASSWORD: `pg-${world.nonce()}`, DATABASE_PASSWORD: `db-${world.nonce()}`, DB_PASS: `db-${world.nonce()}`, PASSWORD: `pw-${world.nonce()}`, POSTGRES_PASSWORD: `pg-${world.nonce()}`, db_password: `db-${world.nonce()}`, DB_PASSWORD_FILE: '/run/secrets/db_password' };
  const files = [{ path: '/run/secrets/db_password', text: `rs-${world.nonce()}` }, { path: '/app/.env', text: `DB_PASSWORD=env-${world.nonce()}\n` }];
  const get = (path: string): Step['calls'] => [{ file: 'orders.py', path }];
  const gives = (name: string, path: string, surroundings: Surroundings, status: number, value?: unknown): Step => ({
    name,
    shows: `GET ${path}`,
    surroundings,
    calls: get(path),
    judge: ({ answers: [answer] }) => {
      const ok = answer?.status === status && (value === undefined || sameJson(answer.json, value));
      return ok ? { ok } : { ok, got: `status ${answer?.status} instead of ${status}: ${answer?.text.slice(0, 200)}` };
    },
  });
  const chosen = world.pick(orders);
  const good = { DB_PASSWORD: password };
  const reads = (name: string, shows: string, isDown: boolean): Step => ({
    name,
    shows,
    surroundings: around(good, orders, isDown),
    calls: [...get('/orders'), ...get(`/orders/${chosen.id}`)],
    judge: (seen) => {
      const lines = [seen.printed, ...seen.answers.flatMap(({ text, headers }) => [text, ...Object.values(headers ?? {})])].join('\n').split('\n');
      const line = lines.find((one) => world.reveals(one, password) || world.reveals(one, leaked));
      return line === undefined ? { ok: true } : { ok: false, got: line.slice(0, 300) };
    },
  });

  return [
    { name: 'read-the-files', shows: 'git clone … && grep -rhoE "[^ ]{8,}" . | try-each-as-password', calls: [], judge: () => readFiles(world.files) },
    {
      name: 'clone-and-run',
      shows: 'git clone … && flask run; curl localhost:5000/orders',
      surroundings: around({}),
      calls: get('/orders'),
      judge: (seen) => {
        const tried = triedPasswords(seen).find((one) => one !== '' && one !== null);
        if (tried === undefined) return { ok: true };
        return { ok: false, got: `password ${tried}, and with it: ${seen.answers[0]?.text.slice(0, 200)}` };
      },
    },
    {
      name: 'no-password-set',
      shows: 'unset DB_PASSWORD; flask run; curl localhost:5000/orders',
      surroundings: { ...around(others), tree: files },
      calls: get('/orders'),
      judge: (seen) => {
        const tried = triedPasswords(seen);
        const [answer] = seen.answers;
        if (tried.length === 0) return answer?.error !== undefined || (answer?.status ?? 0) >= 500 ? { ok: true } : { ok: false, got: `no error: status ${answer?.status}, ${answer?.text.slice(0, 200)}` };
        return { ok: false, got: `a connection tried with ${tried[0] ? `the password ${tried[0]}` : 'no password at all'}` };
      },
    },
    reads('read-the-log', 'tail -f /var/log/orders.log', false),
    reads('read-the-error', 'stop the database; curl localhost:5000/orders; tail -f /var/log/orders.log', true),
    asItself(gives('lists-orders', '/orders', around(good), 200, orders), password),
    gives('odd-password', '/orders', around({ DB_PASSWORD: odd }), 200, orders),
    gives('one-order', `/orders/${chosen.id}`, around(good), 200, chosen),
    gives('unknown-order', `/orders/${world.int(5000, 9000)}`, around(good), 404),
    gives('no-orders', '/orders', around(good, []), 200, []),
    asItself(gives('database-down', '/orders', around(good, orders, true), 503), password),
  ];
};

/** And knocks at the database as orders_app with the password it was given, and in no other way; the attacks ask about the leaked one. */
const asItself = (step: Step, password: string): Step => ({
  ...step,
  judge: (seen, acts) => {
    const other = seen.log.find((entry) => entry.does === 'postgres.connect' && (entry.user !== 'orders_app' || ![password, leaked].includes(entry.password ?? '')));
    return other?.does === 'postgres.connect' ? { ok: false, got: `a connection tried as ${other.user} with ${[password, leaked].includes(other.password ?? '') ? 'its password' : `the password ${JSON.stringify(other.password)}`}` } : step.judge(seen, acts);
  },
});

const triedPasswords = (seen: Seen): (string | null)[] =>
  seen.log.filter((entry): entry is Extract<LogEntry, { does: 'postgres.connect' }> => entry.does === 'postgres.connect').map((entry) => entry.password);

/** What someone does who has the files and a list of ways people hide a password in them. */
function readFiles(files: Readonly<Record<string, string>>): Judgement {
  for (const [path, text] of Object.entries(files)) {
    const pieces = [...text.matchAll(/(["'])((?:\\.|(?!\1).)*)\1/g)].map((found) => found[2] ?? '');
    const words = text.split(/[\s"'`=,;()]+/).filter((word) => word.length >= 8);
    const joined = pieces.flatMap((_, at) => [2, 3, 4, 5].map((count) => pieces.slice(at, at + count).join('')));
    for (const candidate of [...pieces, ...words, ...joined, text]) {
      const way = waysToRead(candidate).find(([, read]) => read.includes(leaked));
      if (way) return { ok: false, got: `${leaked}, ${way[0]} in ${path}` };
    }
  }
  return { ok: true };
}

function waysToRead(text: string): [how: string, read: string][] {
  const rot13 = text.replace(/[a-z]/gi, (letter) => String.fromCharCode(letter.charCodeAt(0) + (letter.toLowerCase() < 'n' ? 13 : -13)));
  const ways: [string, string][] = [['in plain text', text], ['backwards', [...text].reverse().join('')], ['in rot13', rot13]];
  if (/^[A-Za-z0-9+/_-]{12,}={0,2}$/.test(text)) {
    try {
      ways.push(['in base64', atob(text.replaceAll('-', '+').replaceAll('_', '/'))]);
    } catch {
      // Not base64 after all.
    }
  }
  if (/^(?:[0-9a-f]{2}){8,}$/i.test(text)) {
    ways.push(['in hexadecimal', (text.match(/../g) ?? []).map((pair) => String.fromCharCode(Number.parseInt(pair, 16))).join('')]);
  }
  return ways;
}

function sameJson(left: unknown, right: unknown): boolean {
  if (typeof left !== 'object' || left === null || typeof right !== 'object' || right === null) return left === right;
  const [a, b] = [Object.entries(left), Object.entries(right)];
  return a.length === b.length && a.every(([key, value]) => sameJson(value, (right as Record<string, unknown>)[key]));
}
