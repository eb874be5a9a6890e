// Public checks of dataset-provenance: the store changes between acts and between reads; what counts is the rows the trainer got.
import type { Act, Build, Call, Judgement, Seen, Step, Surroundings, World } from '../../../../server/labs/index.ts';

type Rows = string[][];

export const build: Build = (world) => {
  const env = { MANIFEST_KEY: `pk-${world.nonce()}${world.nonce()}` };
  const [name, other] = [`tickets-${world.int(10, 99)}`, `reviews-${world.int(10, 99)}`];
  const keyOf = (which: string): string => `datasets/${which}.csv`;
  const [clean, second] = [rowsOf(world, 4), rowsOf(world, 3)];
  const tag = world.nonce();
  const poison = csv([[`ticket ${tag}`, clean[0]![1]!], ...clean.slice(1)]);
  const data = { [keyOf(name)]: csv(clean), [keyOf(other)]: csv(second) };
  const register = (which: string, key = keyOf(which)): Call => ({ file: 'pipeline.py', function: 'register', args: [which, key, 'ines'] });
  const train = (...names: string[]): Call => ({ file: 'pipeline.py', function: 'train', args: [names] });
  const around = (storage: Record<string, string>, more: Surroundings = {}): Surroundings => ({ env, clock: '2026-03-02T09:00:00Z', storage, services: { trainer: { fit: [{ returns: 'trained' }] } }, ...more });
  const honest: Act = { surroundings: around(data), calls: [register(name), register(other)] };
  const attack = (step: string, shows: string, next: Step['next']): Step => ({ name: step, shows, ...honest, next: next!, judge: (seen) => (notPoisoned(seen, tag).ok ? whatWasRegistered(seen, clean) : notPoisoned(seen, tag)) });
  /** And the caller is told, and the trainer is not called at all. */
  const stops = (step: string, shows: string, next: Step['next']): Step => ({ ...attack(step, shows, next), judge: (seen) => (notPoisoned(seen, tag).ok ? stopped(seen) : notPoisoned(seen, tag)) });
  const raced = (storage: Record<string, string>, changes: [afterReads: number, text: string][]): Act => ({
    surroundings: around(storage, { storageChanges: changes.map(([afterReads, text]) => ({ key: keyOf(name), afterReads, text })) }),
    calls: [train(name)],
  });
  return [
    attack('notices-a-swap', 'the registered file is replaced before the job starts', ({ storage }) => ({ surroundings: around({ ...storage, [keyOf(name)]: poison }), calls: [train(name)] })),
    attack('swapped-after-the-check', 'the file is replaced between the check and the training', ({ storage }) => raced(storage, [[1, poison]])),
    attack('manifest-as-well', 'file and manifest are replaced: the attacker runs the repository with a key of their own', ({ storage }) => ({
      surroundings: { ...around({ ...storage, [keyOf(name)]: poison }), env: { MANIFEST_KEY: `own-${tag}${tag}`.slice(0, env.MANIFEST_KEY.length).padEnd(env.MANIFEST_KEY.length, 'x') } },
      calls: [register(name)],
      next: (mine) => ({ surroundings: around(mine.storage), calls: [train(name)] }),
    })),
    attack('from-nothing', 'the manifest is deleted and made anew by the attacker', ({ storage }) => ({
      surroundings: { ...around({ ...Object.fromEntries(Object.entries(storage).filter(([key]) => key in data)), [keyOf(name)]: poison }), env: { MANIFEST_KEY: `mine-${tag}` } },
      calls: [register(name)],
      next: (mine) => ({ surroundings: around(mine.storage), calls: [train(name)] }),
    })),
    stops('never-registered', 'a data set nobody registered', ({ storage }) => ({ surroundings: around({ ...storage, 'datasets/bonus.csv': poison }), calls: [train('bonus'), train(name, 'bonus')] })),
    attack('manifest-deleted', 'the manifest is deleted, the file replaced', ({ storage }) => ({ surroundings: around({ ...Object.fromEntries(Object.entries(storage).filter(([key]) => key in data)), [keyOf(name)]: poison }), calls: [train(name)] })),
    ...functions({ world, honest, around, register, train, keyOf, name, other, clean, second, data }),
  ];
};

function stopped({ answers, log }: Seen): Judgement {
  if (log.some((entry) => entry.does === 'service.call' && entry.method === 'fit')) return { ok: false, got: 'the trainer was called all the same' };
  return answers.every(({ error }) => error !== undefined) ? { ok: true } : { ok: false, got: 'no error, as if all were well' };
}

type Kit = { world: World; honest: Act; around: (storage: Record<string, string>, more?: Surroundings) => Surroundings; register: (which: string, key?: string) => Call; train: (...names: string[]) => Call; keyOf: (name: string) => string; name: string; other: string; clean: Rows; second: Rows; data: Record<string, string> };

function functions({ world, honest, around, register, train, keyOf, name, other, clean, second, data }: Kit): Step[] {
  const trains = (step: string, shows: string, first: Act, asked: Call[], expected: Rows): Step => ({
    name: step,
    shows,
    ...first,
    next: ({ storage }) => ({ surroundings: around(storage), calls: asked }),
    judge: (seen, acts) => {
      const failed = acts.flatMap((act) => act.answers).find((answer) => answer.error)?.error;
      if (failed !== undefined) return { ok: false, got: `${failed.type}: ${failed.message}` };
      const [got, ...more] = fits(seen);
      if (more.length > 0) return { ok: false, got: `the trainer was called ${more.length + 1} times for one training` };
      if (seen.answers.at(-1)?.value !== 'trained') return { ok: false, got: 'train does not give back what the trainer did' };
      const ok = JSON.stringify(got) === JSON.stringify(expected);
      return ok ? { ok } : { ok, got: `trained on ${JSON.stringify(got ?? 'nothing').slice(0, 300)} instead of ${JSON.stringify(expected).slice(0, 200)}` };
    },
  });
  const odd: Rows = [['he said "no, never"', 'fine'], ['line\nbreak, O\'Brien', 'rude'], ['  two  spaces ', 'fine'], [' ', ''], ['# no comment', 'fine'], [], ['größer <3 manifest.json', 'fine'], ['größer <3 manifest.json', 'fine']];
  const text = odd.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n');
  const late = rowsOf(world, 2);
  /** More than one would hand over at a time. */
  const exported = [...late, ...Array.from({ length: 1200 }, (_none, at) => [`export ${at}`, 'fine'])];
  /** What a person may call a data set, and what may stand in one. */
  const [oddNames, many] = [[`Zo\u00eb's mails | no. 2 (${world.nonce()}), all of them as the shop in Gro\u00dfburgwedel exported them in spring, part one`, `again/${world.nonce()}`], Array.from({ length: 24 }, (_, at) => String(at))];
  const partTwo = oddNames[0]!.replace(/one$/, 'two');
  const oddRows = [['\ufeff first '], ['  a ', ' "b"; c; d; e; f; g; h; i'], ['one\rtwo', 'fine'], [`long ${'x'.repeat(9000)}`, 'fine'], ['last', ''], [], [' ']];
  const oddFiles = { 'raw/odd': csv(oddRows).replace('one\rtwo', '"one\rtwo"'), 'raw/small.CSV': 'small,fine\n', 'raw/empty.csv': '' };
  const by = (collector: string, { args = [], ...one }: Call): Call => ({ ...one, args: [args[0], args[1], collector] });
  return [
    trains('trains', 'register, then train in another process', honest, [train(name)], clean),
    trains('trains-on-both', 'two data sets', honest, [train(name, other)], [...clean, ...second]),
    trains('keeps-the-order', 'the other way round, one of them twice', honest, [train(other, name, other)], [...second, ...clean, ...second]),
    trains('odd-rows', 'quotes, line breaks, umlauts, spaces', { surroundings: around({ [keyOf(name)]: text }), calls: [register(name)] }, [train(name)], odd),
    trains('own-key', 'a file with another name than the data set', { surroundings: around({ 'raw/2026/export (final).csv': csv(exported) }), calls: [register(name, 'raw/2026/export (final).csv')] }, [train(name)], exported),
    {
      ...trains('registered-again', 'a newer state of the file is registered', honest, [train(name)], late),
      next: ({ storage }) => ({ surroundings: around({ ...storage, [keyOf(name)]: csv(late) }), calls: [register(name)], next: (newer) => ({ surroundings: around(newer.storage), calls: [train(name)] }) }),
    },
    {
      name: 'odd-but-honest',
      shows: 'names with accents, one file under many names, an empty file, long cells, a year later',
      surroundings: around(oddFiles),
      calls: [...oddNames.map((set) => register(set, 'raw/odd')), ...many.map((set) => register(set, 'raw/small.CSV')), register(partTwo, 'raw/small.CSV'), register('nothing yet', 'raw/empty.csv')].map((one) => by('Zo\u00eb | ops', one)),
      next: ({ storage }) => ({
        surroundings: around(storage),
        calls: [by('somebody else', register(oddNames[1]!, 'raw/odd'))],
        next: (later) => ({ surroundings: { ...around(later.storage), clock: '2027-04-05T09:00:00Z' }, calls: [train(oddNames[0]!, 'nothing yet', many[0]!, oddNames[1]!, partTwo)] }),
      }),
      judge: (seen, acts) => {
        const failed = acts.flatMap(({ answers }) => answers).find(({ error }) => error !== undefined)?.error;
        const [got, wanted] = [JSON.stringify(fits(seen)[0] ?? 'nothing'), JSON.stringify([...oddRows, ['small', 'fine'], ...oddRows, ['small', 'fine']])];
        if (failed !== undefined) return { ok: false, got: `${failed.type}: ${failed.message.slice(0, 200)}` };
        const from = Math.max(0, [...got].findIndex((sign, at) => sign !== wanted[at]) - 30);
        return got === wanted ? { ok: true } : { ok: false, got: `trained on \u2026 ${got.slice(from, from + 110)} where ${wanted.slice(from, from + 110)} was registered` };
      },
    },
    trains('added-later', 'a second data set is registered in another process', { surroundings: around(data), calls: [register(name)] }, [register(other), train(name, other)], [...clean, ...second]),
  ];
}

const csv = (rows: Rows): string => `${rows.map((row) => row.join(',')).join('\n')}\n`;
const rowsOf = (world: World, count: number): Rows => Array.from({ length: count }, () => [`ticket ${world.nonce()}`, world.pick(['fine', 'rude'])]);
const fits = (seen: Seen): unknown[] => seen.log.flatMap((entry) => (entry.does === 'service.call' && entry.method === 'fit' ? [entry.args[0]] : []));

/** Trained on what was registered, or told that it cannot be: leaving it out in silence is neither. */
function whatWasRegistered(seen: Seen, rows: Rows): Judgement {
  const given = fits(seen);
  if (given.length > 0) return given.every((one) => JSON.stringify(one) === JSON.stringify(rows)) ? { ok: true } : { ok: false, got: `trained on ${JSON.stringify(given).slice(0, 200)}, which is not what was registered` };
  return seen.answers.every(({ error }) => error !== undefined) ? { ok: true } : { ok: false, got: 'no error, as if all were well' };
}

function notPoisoned(seen: Seen, tag: string): Judgement {
  const given = fits(seen).map((rows) => JSON.stringify(rows)).find((rows) => rows.includes(tag));
  return given === undefined ? { ok: true } : { ok: false, got: `trained on ${given.slice(0, 200)}` };
}
