// Hidden checks of dataset-provenance: later and shorter races, records on the wrong name, keys that are none.
import type { Act, Build, Call, Judgement, Seen, Step, Surroundings } from '../../../../server/labs/index.ts';

export const build: Build = (world) => {
  const env = { MANIFEST_KEY: `pk-${world.nonce()}${world.nonce()}` };
  const [name, key, tag] = [`mails-${world.int(10, 99)}`, `datasets/mails-${world.int(10, 99)}.csv`, world.nonce()];
  const [clean, poison] = [`hello ${world.nonce()},fine\n`, `free gift ${tag},fine\n`];
  const around = (storage: Record<string, string>, more: Surroundings = {}): Surroundings => ({ env, clock: '2026-03-02T09:00:00Z', storage, services: { trainer: { fit: [{ returns: 'trained' }] } }, ...more });
  const register = (which = name, at = key): Call => ({ file: 'pipeline.py', function: 'register', args: [which, at, 'ines'] });
  const train = (which = name): Call => ({ file: 'pipeline.py', function: 'train', args: [[which]] });
  const honest: Act = { surroundings: around({ [key]: clean, 'scratch/public.csv': poison }), calls: [register(), register('scratch', 'scratch/public.csv')] };
  const attack = (step: string, next: Step['next'], first = honest): Step => ({ name: step, shows: 'the store changes', ...first, next: next!, judge: (_seen, acts) => acts.map((seen) => notPoisoned(seen, tag)).find(({ ok }) => !ok) ?? acts.map((seen) => notOther(seen, clean)).find(({ ok }) => !ok) ?? stopsOrTrains(acts.at(-1)!) });
  /** One race after the other, each in a process of its own: a program may read once, twice or three times. */
  const raced = (...races: [afterReads: number, text: string][][]): Step['next'] => ({ storage }) => {
    const from = (at: number): Act => ({
      surroundings: around(storage, { storageChanges: races[at]!.map(([afterReads, text]) => ({ key, afterReads, text })) }),
      calls: [train()],
      ...(at + 1 < races.length && { next: () => from(at + 1) }),
    });
    return from(0);
  };
  /** The repository run by somebody without our key. */
  const signed = (own: Record<string, string>): Step['next'] => ({ storage }) => ({
    surroundings: { ...around({ ...storage, [key]: poison }), env: own },
    calls: [register()],
    next: (mine) => ({ surroundings: around(mine.storage), calls: [train()] }),
  });
  const exchanged = (text: string): string => text.replaceAll(`"${name}"`, '"\u0001"').replaceAll('"scratch"', `"${name}"`).replaceAll('"\u0001"', '"scratch"');

  /** Their records, and a data set of ours that is registered on top of them. */
  const onTop: Step['next'] = ({ storage }) => ({
    surroundings: { ...around({ ...storage, [key]: poison }), env: { MANIFEST_KEY: `mine-${tag}` } },
    calls: [register()],
    next: (mine) => ({
      surroundings: around({ ...mine.storage, 'datasets/late.csv': clean }),
      calls: [register('late', 'datasets/late.csv')],
      next: (later) => ({ surroundings: around(later.storage), calls: [train()] }),
    }),
  });
  /** Theirs lie there from the start, then each record of ours is there for one look, or for two, and then theirs. */
  const recordsSwapped: Step['next'] = (honestly) => ({
    surroundings: { ...around({ [key]: poison }), env: { MANIFEST_KEY: `mine-${tag}` } },
    calls: [register()],
    next: (mine) => {
      const changes = Object.entries(mine.storage).filter(([at, text]) => !at.endsWith('.csv') && honestly.storage[at] !== undefined && honestly.storage[at] !== text).flatMap(([at, text]) => [1, 2].map((afterReads) => ({ key: at, afterReads, text })));
      const from = (at: number): Act => ({
        surroundings: around({ ...honestly.storage, [key]: poison }, { storageChanges: changes.slice(at, at + 1) }),
        calls: [train()],
        ...(at + 1 < Math.min(changes.length, 6) && { next: () => from(at + 1) }),
      });
      return { surroundings: around({ ...honestly.storage, ...mine.storage }), calls: [train()], ...(changes.length > 0 && { next: () => from(0) }) };
    },
  });

  /** The records of the attacker's own registration, with our signature on them, or with none. */
  const forged = (signature: Signature): Step['next'] => (honestly) => ({
    surroundings: { ...around({ [key]: poison, 'scratch/public.csv': poison }), env: { MANIFEST_KEY: `mine-${tag}` } },
    calls: [register(), register('scratch', 'scratch/public.csv')],
    next: (mine) => ({
      surroundings: around(Object.fromEntries(Object.entries(mine.storage).flatMap(([at, text]) => (/sig|mac/i.test(at) ? signedAs(signature, at, honestly.storage[at] ?? text) : [[at, resign(text, honestly.storage[at], signature)]])))),
      calls: [train()],
    }),
  });

  // A digest of less than every sign, in its place, holds still while one of these is made.
  const long = Array.from({ length: 300 }, (_none, at) => `Größe ${world.nonce()} ${at},fine`);
  const changes = [
    long.with(-1, long.at(-1)!.replace('fine', 'rude')),
    long.with(3, long[3]!.replace('Größe', 'Grüße')),
    long.with(5, long[5]!.replace('Größe', 'größe')),
    long.with(6, long[6]!.replace('Größe ', 'Größe')),
    long.with(0, ` ${long[0]!}`),
    long.with(9, `${long[9]!},${long[10]!}`).toSpliced(10, 1),
    long.with(8, long[8]!.replace(' 8,fine', ' 8f,ine')),
    long.with(1, long[2]!).with(2, long[1]!),
  ].map((lines) => lines.join('\n'));
  const alittle: Step['next'] = ({ storage }) => {
    const from = (at: number): Act => ({ surroundings: around({ ...storage, [key]: changes[at]! }), calls: [train()], ...(at + 1 < changes.length && { next: () => from(at + 1) }) });
    return from(0);
  };

  /** A key under every other name the program knows, as a variable and in the bucket. */
  const otherVariables = Object.fromEntries(['SIGNING_KEY', ...world.words.filter((word) => /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(word) && word !== 'MANIFEST_KEY')].map((word) => [word, `other-${tag}`]));
  const lying = Object.fromEntries(world.words.filter((word) => /[./]/.test(word) && /^[\w./-]+$/.test(word) && !/manifest|records?\b/i.test(word) && word !== key).map((word) => [word, `mine-${tag}`]));

  return [
    {
      ...attack('no-key-but-others', () => ({ surroundings: { ...around({ ...lying, [key]: poison }), env: otherVariables }, calls: [register(), train()] })),
      judge: (seen) => {
        const made = Object.keys(seen.storage).find((at) => at !== key && lying[at] !== seen.storage[at]);
        if (made !== undefined) return { ok: false, got: `a record in ${made}, made without MANIFEST_KEY` };
        const [registered] = seen.answers;
        return registered?.error === undefined ? { ok: false, got: 'no error from register, as if all were well' } : notPoisoned(seen, tag);
      },
    },
    {
      ...attack('a-little-changed', alittle, { surroundings: around({ [key]: long.join('\n') }), calls: [register()] }),
      judge: (_seen, acts) => {
        const other = acts.flatMap(fits).find((rows) => rows !== JSON.stringify(long.map((line) => line.split(','))));
        return other === undefined ? { ok: true } : { ok: false, got: `trained on ${other.slice(0, 300)}, which is not what was registered` };
      },
    },
    attack('our-signature-on-other-records', forged('ours')),
    attack('signature-left-out', forged('none')),
    attack('signature-of-no-length', forged('empty')),
    attack('copies-changed-too', ({ storage }) => ({ surroundings: around(Object.fromEntries(Object.entries(storage).map(([at, text]) => [at, text.replaceAll(clean.trim(), poison.trim())]))), calls: [train()] })),
    attack('registered-on-top', onTop),
    attack('records-swapped-after-the-check', recordsSwapped),
    {
      ...attack('names-that-run-together', ({ storage }) => ({
        surroundings: around({ ...Object.fromEntries(Object.entries(storage).map(([at, text]) => [at, at.endsWith('.csv') ? text : text.replaceAll('"mails"', '"mails2"').replaceAll('"2/public.csv"', '"/public.csv"')])), '/public.csv': poison }),
        calls: [train('mails2')],
      })),
      surroundings: around({ '2/public.csv': poison }),
      calls: [register('mails', '2/public.csv')],
    },
    attack('swapped-later', raced([[2, poison]], [[3, poison]])),
    attack('swapped-and-back', raced([[1, poison], [2, clean]], [[2, poison], [3, clean]])),
    attack('record-of-another', ({ storage }) => ({
      surroundings: around(Object.fromEntries(Object.entries(storage).map(([at, text]) => [at.includes(name) && at !== key ? at.replace(name, 'scratch') : at.includes('scratch') && !at.endsWith('.csv') ? at.replace('scratch', name) : at, at.endsWith('.csv') ? text : exchanged(text)]))),
      calls: [train()],
    })),
    attack('signed-without-a-key', signed({})),
    attack('signed-with-an-empty-key', signed({ MANIFEST_KEY: '' })),
    attack('key-unset-in-production', () => ({
      surroundings: { ...around({ [key]: poison }), env: {} },
      calls: [register()],
      next: (mine) => ({ surroundings: { ...around(mine.storage), env: {} }, calls: [train()] }),
    })),
    attack('key-empty-in-production', () => ({
      surroundings: { ...around({ [key]: poison }), env: { MANIFEST_KEY: '' } },
      calls: [register()],
      next: (mine) => ({ surroundings: { ...around(mine.storage), env: { MANIFEST_KEY: '' } }, calls: [train()] }),
    })),
    { name: 'compares-in-constant-time', shows: 'a training', ...honest, next: ({ storage }) => ({ surroundings: around(storage), calls: [train()] }), judge: (_seen, acts) => (acts.some(({ log }) => log.some(({ does }) => does === 'digest.compare')) ? { ok: false, got: 'a signature was compared with == or !=, which stops at the first wrong sign' } : { ok: true }) },
  ];
};

type Signature = 'ours' | 'none' | 'empty';
const signedAs = <T>(signature: Signature, at: string, ours: T): [string, T | ''][] => (signature === 'none' ? [] : [[at, signature === 'empty' ? '' : ours]]);

/** The attacker's JSON, with every field that is called a signature taken from ours, or taken out. */
function resign(text: string, ours: string | undefined, signature: Signature): string {
  const mix = (theirs: unknown, own: unknown): unknown => {
    if (typeof theirs !== 'object' || theirs === null || Array.isArray(theirs)) return theirs;
    const from = (typeof own === 'object' && own !== null ? own : {}) as Record<string, unknown>;
    return Object.fromEntries(Object.entries(theirs).flatMap(([name, value]) => (/sig|mac/i.test(name) ? signedAs(signature, name, from[name] ?? value) : [[name, mix(value, from[name])]])));
  };
  try {
    return JSON.stringify(mix(JSON.parse(text), JSON.parse(ours ?? 'null')));
  } catch {
    return text;
  }
}

const fits = ({ log }: Seen): string[] => log.flatMap((entry) => (entry.does === 'service.call' && entry.method === 'fit' ? [JSON.stringify(entry.args[0])] : []));

/** What it trained on is what was registered. */
function notOther(seen: Seen, clean: string): Judgement {
  const other = fits(seen).find((rows) => rows !== JSON.stringify([clean.trimEnd().split(',')]));
  return other === undefined ? { ok: true } : { ok: false, got: `trained on ${other.slice(0, 200)}, which is not what was registered` };
}

/** And leaving it out in silence is neither. */
const stopsOrTrains = (seen: Seen): Judgement => (fits(seen).length > 0 || seen.answers.every(({ error }) => error !== undefined) ? { ok: true } : { ok: false, got: 'no error, as if all were well' });

function notPoisoned(seen: Seen, tag: string): Judgement {
  const given = seen.log.flatMap((entry) => (entry.does === 'service.call' && entry.method === 'fit' ? [JSON.stringify(entry.args[0])] : [])).find((rows) => rows.includes(tag));
  return given === undefined ? { ok: true } : { ok: false, got: `trained on ${given.slice(0, 200)}` };
}
