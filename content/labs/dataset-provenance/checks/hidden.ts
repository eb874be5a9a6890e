// Hidden checks of dataset-provenance: later and shorter races, records on the wrong name, keys that are none.
import type { Act, Build, Call, Judgement, Seen, Step, Surroundings } from '../../../../server/labs/index.ts';
import { beside, changes, claiming, exchange, keyed, parsed, signedBy, type Store, type Words } from './shared.ts';

export const build: Build = (world) => {
  const env = { MANIFEST_KEY: `pk-${world.nonce()}${world.nonce()}` };
  const [name, key, tag] = [`mails-${world.int(10, 99)}`, `datasets/mails-${world.int(10, 99)}.csv`, world.nonce()];
  // Cells that look like something else than a text, and spaces at their ends.
  const cells = [[`another place ${world.nonce()}`, 'fine'], ['007', '1.50'], ['-1', '1e3'], ['', 'None'], [' true ', '2026-03-02'], ['NaN', '0x10']];
  const moves = cells.map((row) => `${row.join(',')}\n`).join('');
  const [clean, poison] = [`hello ${world.nonce()},fine\n`, `free gift ${tag},fine\n`];
  const around = (storage: Record<string, string>, more: Surroundings = {}): Surroundings => ({ env, clock: '2026-03-02T09:00:00Z', storage, services: { trainer: { fit: [{ returns: 'trained' }] } }, ...more });
  const register = (which = name, at = key): Call => ({ file: 'pipeline.py', function: 'register', args: [which, at, 'ines'] });
  const train = (which = name): Call => ({ file: 'pipeline.py', function: 'train', args: [[which]] });
  const honest: Act = { surroundings: around({ [key]: clean, 'scratch/public.csv': poison }), calls: [register(), register('scratch', 'scratch/public.csv')] };
  const attack = (step: string, next: Step['next'], first = honest): Step => ({ name: step, shows: 'the store changes', ...first, next: next!, judge: (_seen, acts) => acts.map((seen) => notPoisoned(seen, tag)).find(({ ok }) => !ok) ?? acts.map((seen) => notOther(seen, clean)).find(({ ok }) => !ok) ?? acts.map(({ printed }) => (world.reveals(printed, env.MANIFEST_KEY) ? { ok: false, got: `MANIFEST_KEY, in the log: ${printed.slice(0, 200)}` } : { ok: true })).find(({ ok }) => !ok) ?? stopsOrTrains(acts.at(-1)!) });
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

  /** Then the same with a key of theirs, and ours in production beside theirs under every other name, or beside a 1. */
  const chosen: Step['next'] = (honestly) => {
    const keyless = signed({})!(honestly);
    const theirs = signed({ MANIFEST_KEY: `other-${tag}` })!(honestly);
    const trained = (mine: Store): Act => ({ surroundings: { ...around(mine), env: { ...otherVariables, ...env } }, calls: [train()], next: () => ({ surroundings: { ...around(mine), env: { ...Object.fromEntries(Object.keys(otherVariables).map((word) => [word, '1'])), ...env } }, calls: [train()] }) });
    return { ...keyless, next: (mine) => ({ ...keyless.next!(mine), next: () => ({ ...theirs, next: (own) => trained(own.storage) }) }) };
  };

  /** A key with capitals and an accent, and what is left of it where less than the whole key is used. */
  const ours = `Pk-é${world.nonce()}Ü-${world.nonce()}`;
  const keysAlike = [ours.replace('P', 'p'), ours.replace(/[éÜ]/g, ''), ours.slice(0, 14)];
  const withAlike = (at: number): Step['next'] => ({ storage }) => ({
    surroundings: { ...around({ ...storage, [key]: poison }), env: { MANIFEST_KEY: keysAlike[at]! } },
    calls: [register()],
    next: (mine) => ({ surroundings: { ...around(mine.storage), env: { MANIFEST_KEY: ours } }, calls: [train()], ...(at + 1 < keysAlike.length && { next: () => withAlike(at + 1)!({ storage } as Seen) }) }),
  });

  /** Their records, and a data set of ours that is registered on top of them. */
  const onTop: Step['next'] = ({ storage }) => ({
    surroundings: { ...around({ ...storage, [key]: poison }), env: { MANIFEST_KEY: `mine-${tag}` } },
    calls: [register()],
    next: (mine) => ({
      surroundings: around({ ...mine.storage, 'datasets/late.csv': clean }),
      calls: [register('late', 'datasets/late.csv')],
      next: (later) => ({
        surroundings: around(later.storage),
        calls: [train()],
        // The same over a record as the program made them at first.
        next: () => ({ surroundings: around({ [key]: poison, 'datasets/late.csv': clean, 'datasets/manifest.json': asItWas }), calls: [register('late', 'datasets/late.csv')], next: (old) => ({ surroundings: around(old.storage), calls: [train()] }) }),
      }),
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

  /** What an attacker registers, and after some looks theirs lies where ours was. */
  const theirsAfter = (make: (honestly: Store, changes: (afterReads: number) => Surroundings) => Act): Step['next'] => (honestly) => ({
    surroundings: { ...around({ [key]: poison }), env: { MANIFEST_KEY: `pk-${tag}` } },
    calls: [register()],
    next: (mine) => make(honestly.storage, (afterReads) => ({ storageChanges: Object.entries(mine.storage).filter(([at, text]) => honestly.storage[at] !== undefined && honestly.storage[at] !== text).map(([at, text]) => ({ key: at, afterReads, text })) })),
  });
  const contentAfter = (afterReads: number, text = poison): Surroundings => ({ storageChanges: [{ key, afterReads, text }] });
  const again = theirsAfter((honestly, after) => ({ surroundings: around(honestly, after(1)), calls: [train(), train()], next: () => ({ surroundings: around(honestly, after(2)), calls: [train(), train(), train()], next: () => ({ surroundings: around({ [key]: clean }, contentAfter(1)), calls: [register(), train(), train()], next: () => ({ surroundings: around(honestly, contentAfter(1)), calls: [train(), train()] }) }) }) }));
  const whileRegistering = theirsAfter((honestly, after) => {
    const from = (reads: number): Act => ({
      surroundings: around({ ...honestly, 'datasets/late.csv': clean }, after(reads)),
      calls: [register('late', 'datasets/late.csv')],
      next: (later) => ({ surroundings: around({ ...later.storage, [key]: poison }), calls: [train()], ...(reads < 2 && { next: () => from(reads + 1) }) }),
    });
    return from(1);
  });
  /** Every six signs in a row of the key. */
  const sixes = Array.from({ length: env.MANIFEST_KEY.length - 5 }, (_none, at) => env.MANIFEST_KEY.slice(at, at + 6));
  const three = [0, 1, 2].map((at) => `set-${at}-${world.int(10, 99)}`);
  /** A job without a key neither registers nor trains: not on what it would register, on what we did, on what somebody else did. */
  const withoutKey = (label: string, own: Record<string, string>): Step => ({
    ...attack(label, (honestly) => ({
      surroundings: { ...around({ [key]: poison }), env: { MANIFEST_KEY: `pk-${tag}` } },
      calls: [register()],
      next: (mine) => ({
        surroundings: { ...around({ [key]: poison }), env: own },
        calls: [register()],
        next: (keyless) => trainings([keyless.storage, mine.storage, honestly.storage], [train()], { env: own }),
      }),
    })),
    judge: (_seen, acts) => acts.map((seen) => notPoisoned(seen, tag)).find(({ ok }) => !ok) ?? (fits(acts.at(-1)!).length > 0 ? { ok: false, got: 'it trained, and had no key to check anything with' } : stopsOrTrains(acts.at(-1)!)),
  });

  /** Registered by us, then the same and what the attacker wants under keys of their own: what differs between two of these depends on the key. */
  const forged = (label: string, ours: Registered, wanted: Registered, make: Forge, which: string[] = [name]): Step => {
    const registering = ({ data, sets }: Registered, own: string): Act => ({ surroundings: { ...around(data), env: { MANIFEST_KEY: own } }, calls: sets.map(([set, at]) => register(set, at)) });
    const next: Step['next'] = (honestly) => ({
      ...registering(ours, `pk-${tag}-one`),
      next: (again) => ({
        ...registering(wanted, `pk-${tag}-one`),
        next: (one) => ({
          ...registering(wanted, `pk-${tag}-two`),
          next: (two) => {
            const [own, same, theirs, others] = ([[honestly, ours], [again, ours], [one, wanted], [two, wanted]] as [Seen, Registered][]).map(([seen, { data }]) => without(seen.storage, data)) as [Store, Store, Store, Store];
            const stores = make({ ours: own, oursAt: keyed(own, same), theirs, theirsAt: keyed(theirs, others) }).map((records) => ({ ...wanted.data, ...records }));
            return { ...trainings([one.storage], [train(which[0])]), ...(stores.length > 0 && { next: () => trainings(stores, which.map((set) => train(set))) }) };
          },
        }),
      }),
    });
    return { ...attack(label, next, registering(ours, env.MANIFEST_KEY)), judge: (_seen, acts) => acts.map((seen) => notPoisoned(seen, tag)).find(({ ok }) => !ok) ?? { ok: true } };
  };
  /** Trains in one process after the other, each with a store of its own; two that are the same are one. */
  const trainings = (stores: Store[], calls: Call[], more: Surroundings = {}): Act => inTurn([...new Map(stores.map((store) => [JSON.stringify(store), { surroundings: around(store, more), calls }])).values()]);
  const two = (other: string, text = clean, at = key): Registered => ({ data: { [key]: text, 'scratch/public.csv': poison }, sets: [[name, at], [other, 'scratch/public.csv']] });
  const one = (set: string, at: string, text: string): Registered => ({ data: { [at]: text }, sets: [[set, at]] });
  /** Each signature stays in its place, for the sets are in one order in both. */
  const joined = (ours: Registered, wanted: Registered): Step => forged('names-that-run-together', ours, wanted, (of) => withOurs(of).slice(0, 1), wanted.sets.map(([set]) => set));
  /** Whatever stands between two fields, and so in the code, may stand in a field; and fields that are put in order may change places. */
  const code = Object.values(world.files).join('\n');
  const between = [':', '|', '/', '\n', '\0', ' ', ',', '.', ';', '-', '_', '\t', '#', '=', '&', '+'].filter((sign) => code.includes(sign) || (sign < ' ' && /\\[\dtx]|chr\(|bytes/.test(code)));
  const moved = (make: (sign: string, at: number) => [string, string], back: (sign: string, at: number) => [string, string], also: [string, string]): Registered => {
    const sets = [also, ...between.map(make), ...between.map(back)];
    return { data: Object.fromEntries(sets.map(([, at]) => [at, poison])), sets };
  };
  const alike = [name.toUpperCase(), `${name}0`, name.slice(0, -1), name.replace('-', '_'), `x${name}`];
  /** A data set of ours, and others whose names only resemble its own: what is theirs must not do under ours. */
  const ofAll = (at: string): Registered => ({ data: { [key]: clean, 'scratch/public.csv': poison }, sets: [[name, at], ...['scratch', ...alike.slice(0, 2), `${name} `, `old/${name}`, `${name}é`].map((other): [string, string] => [other, 'scratch/public.csv'])] });
  /** One step of several: each goes on where the one before it ended, and one that fails is enough. */
  const chained = (...steps: Step[]): Step => {
    const [first, ...rest] = steps as [Step, ...Step[]];
    if (rest.length === 0) return first;
    const after = chained(...rest);
    const follow = (act: Act): Act => ({ ...act, next: (seen) => (act.next === undefined ? after : follow(act.next(seen))) });
    return { ...follow(first), name: first.name, shows: first.shows, judge: first.judge };
  };
  /** The manifest as the program began with: its own signature was none. */
  const asItWas = JSON.stringify({ [name]: { key, collector: 'ines', sha256: world.sha256(poison), registered_at: 1772441000 } });
  const places = (storage: Store): string[] => [...new Set(['datasets/manifest.json', ...Object.keys(storage).filter((at) => !at.endsWith('.csv')), ...world.words.filter((word) => word.endsWith('.json'))])].slice(0, 8);

  // Each change is made to a data set of its own, all in one process.
  const plain = (at: number): string[] => Array.from({ length: 120 }, (_none, line) => `Größe ${tag} ${at} ${line},fine`).toSpliced(12, 6, 'ten €,fine', '"one\ntwo",fine', 'one\vtwo,fine', '"one,two",fine', '10,fine', 'bdb,fine');
  const [before, after] = [changes.map((_none, at) => plain(at).join('\n')), changes.map((make, at) => [make(plain(at), tag)].flat().join('\n'))];
  const setOf = (at: number): [name: string, key: string] => [`set-${at}`, `datasets/set-${at}.csv`];
  const alittle: Step['next'] = ({ storage }) => ({ surroundings: around(before.reduce((store, text, at) => exchange(store, text, after[at]!), storage)), calls: before.map((_none, at) => train(setOf(at)[0])) });
  /** Longer than what is read at once. */
  const inside = world.int(300, 600);
  const huge = `${`${clean.trimEnd()} and so on,fine\n`.repeat(1500)}${clean}`;

  /** A key under every other name the program knows, as a variable and in the bucket. */
  const otherVariables = Object.fromEntries(['SIGNING_KEY', ...world.words.filter((word) => /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(word) && word !== 'MANIFEST_KEY')].map((word) => [word, `other-${tag}`]));
  const lyingBeside = (storage: Store): Store => Object.fromEntries(world.words.filter((word) => /[./]/.test(word) && /^[\w./-]+$/.test(word)).flatMap((word) => (word.endsWith('/') ? [word, `${word}${name}`, `${word}${name}.json`] : [word])).filter((at) => storage[at] === undefined).map((at) => [at, `mine-${tag}`]));
  /** Short texts of the code, for somebody to be called as. */
  const literals = [...new Set(Object.values(world.files).flatMap((text) => [...text.matchAll(/(["'])([\w-]{1,24})\1/g)].map((found) => found[2]!)))].slice(0, 30);

  return [
    {
      ...attack('no-key-but-others', (honestly) => ({ surroundings: { ...around({ ...lyingBeside(honestly.storage), [key]: poison }), env: otherVariables }, calls: [register(), train()] })),
      judge: (seen, [honestly]) => {
        const lying = lyingBeside(honestly!.storage);
        const made = Object.keys(seen.storage).find((at) => at !== key && lying[at] !== seen.storage[at]);
        if (made !== undefined) return { ok: false, got: `a record in ${made}, made without MANIFEST_KEY` };
        const [registered] = seen.answers;
        return registered?.error === undefined ? { ok: false, got: 'no error from register, as if all were well' } : notPoisoned(seen, tag);
      },
    },
    {
      ...chained(
        attack('a-little-changed', alittle, { surroundings: around(Object.fromEntries(before.map((text, at) => [setOf(at)[1], text]))), calls: before.map((_none, at) => register(...setOf(at))) }),
        // At its end, and in its middle.
        attack('a-little-changed', ({ storage }) => trainings([huge.replace(/.*\n$/, poison), huge.split('\n').with(inside, huge.split('\n')[inside]!.replace('hello', 'hullo')).join('\n')].map((text) => exchange(storage, huge, text)), [train()]), { surroundings: around({ [key]: huge }), calls: [register()] }),
        ...ALIKE.map(([right, wrong]) => attack('a-little-changed', ({ storage }) => trainings([exchange(storage, right, wrong)], [train()]), { surroundings: around({ [key]: right }), calls: [register()] })),
      ),
      judge: (_seen, acts) => {
        const wanted = [...before, huge.trimEnd(), ...ALIKE.map(([right]) => right.trimEnd())].map((text) => JSON.stringify(text.replace('"one\ntwo"', 'one\u0001two').replace('"one,two"', 'one\u0002two').split('\n').map((line) => line.split(',').map((cell) => cell.replace('\u0001', '\n').replace('\u0002', ',')))));
        const other = acts.flatMap(fits).find((rows) => !wanted.includes(rows));
        return other === undefined ? { ok: true } : { ok: false, got: `trained on ${other.slice(0, 200)} … ${other.slice(-80)}, which is not what was registered` };
      },
    },
    {
      ...chained(
        forged('our-signature-on-other-records', two('scratch'), two('scratch', poison), withOurs),
        // Files whose digests begin alike: the signature may not cover the beginning only.
        forged('our-signature-on-other-records', one(name, key, ALIKE[0]![0]), one(name, key, ALIKE[0]![1]), withOurs),
      ),
      judge: (_seen, acts) => ((got) => (got === undefined ? { ok: true } : { ok: false, got: `trained on ${got.slice(0, 200)}` }))(acts.flatMap(fits).find((rows) => rows.includes(tag) || rows.includes(ALIKE[0]![1].split(',')[0]!))),
    },
    forged('signature-left-out', one(name, key, clean), one(name, key, poison), ({ ours, theirs }) => [...said(theirs, world.words, `pk-${tag}-one`, [key, 'ines', name]), claiming(ours, world.words, '')]),
    forged('signature-of-no-length', two('scratch'), two('scratch', poison), ({ theirs, theirsAt }) => [signedBy(theirs, theirsAt, () => '')]),
    forged('half-a-signature', one(name, key, poison), one(name, key, poison), ({ ours, oursAt }) => [(part: string) => part.slice(0, part.length / 2).padEnd(part.length, '0'), (part: string) => part.slice(0, 8)].map((make) => signedBy(ours, oursAt, make))),
    {
      ...forged('guessed-signature', one(name, key, clean), one(name, key, clean), () => []),
      judge: (_seen, [first, second]) => {
        const signature = keyed(without(first!.storage, { [key]: '' }), without(second!.storage, { [key]: '' }));
        const length = signature.reduce((sum, { part }) => sum + part.length, 0);
        return signature.length === 0 || length >= 16 ? { ok: true } : { ok: false, got: `a signature of ${length} characters, which can be guessed` };
      },
    },
    attack('copies-changed-too', ({ storage }) => ({ surroundings: around(Object.fromEntries(Object.entries(storage).map(([at, text]) => [at, text.replaceAll(clean.trim(), poison.trim())]))), calls: [train()] })),
    attack('registered-on-top', onTop),
    attack('records-swapped-while-registering', whileRegistering),
    attack('trains-again', again),
    {
      ...attack('one-of-three', ({ storage }) => trainings(three.map((set) => ({ ...storage, [`datasets/${set}.csv`]: poison })), [{ ...train(), args: [three] }]), { surroundings: around(Object.fromEntries(three.map((set) => [`datasets/${set}.csv`, `${set},fine\n`]))), calls: three.map((set) => register(set, `datasets/${set}.csv`)) }),
      judge: (_seen, acts) => acts.slice(1).map((seen) => notPoisoned(seen, tag)).find(({ ok }) => !ok) ?? acts.slice(1).map(stopsOrTrains).find(({ ok }) => !ok) ?? { ok: true },
    },
    attack('a-record-of-before', ({ storage }) => trainings(places(storage).flatMap((at) => [storage, {}].map((rest) => ({ ...rest, [key]: poison, [at]: asItWas }))), [train()])),
    {
      ...attack('nearly-registered', ({ storage }) => ({ surroundings: around(storage), calls: [name.slice(0, -1), name.slice(0, 2), `${name}0`, name.slice(1), ''].map(train) })),
      judge: ({ log, answers }) => (fits({ log }).length === 0 && answers.every(({ error }) => error !== undefined) ? { ok: true } : { ok: false, got: `trained on a name that is not ${name}, and nobody registered it` }),
    },
    {
      ...attack('key-in-the-bucket', ({ storage }) => ({ surroundings: around(storage), calls: [train()] })),
      judge: (_seen, acts) => {
        const at = acts.flatMap(({ storage, printed }) => [...Object.entries(storage), ['the log', printed]]).find(([, text]) => world.reveals(text!, env.MANIFEST_KEY) || sixes.some((part) => text!.includes(part)))?.[0];
        return at === undefined ? { ok: true } : { ok: false, got: `MANIFEST_KEY, or a good part of it, in ${at}` };
      },
    },
    {
      name: 'names-alike',
      shows: 'data sets whose names resemble',
      surroundings: around(Object.fromEntries([name, ...alike].map((set) => [`datasets/of-${set}.csv`, `of ${set},fine\n`]))),
      calls: [name, ...alike].map((set) => register(set, `datasets/of-${set}.csv`)),
      next: ({ storage }) => ({ surroundings: around(storage), calls: [name, ...alike].map(train) }),
      judge: (seen) => ((got) => (got === JSON.stringify([name, ...alike].map((set) => [[`of ${set}`, 'fine']])) ? { ok: true } : { ok: false, got: `trained on ${got}` }))(`[${fits(seen).join(',')}]`),
    },
    attack('records-swapped-after-the-check', recordsSwapped),
    chained(
      joined(one('mails', '2/public.csv', poison), one('mails2', '/public.csv', poison)),
      joined(one('mails', 'public.csv', `2${poison}`), one('mails2', 'public.csv', poison)),
      joined(one('mails2', 'public.csv', poison), one('mails', 'public.csv', `2${poison}`)),
      joined(moved((sign, at) => [`m${at + 10}${sign}b`, 'public.csv'], (sign, at) => [`b${sign}r${at + 10}`, 'public.csv'], ['left', 'right']), moved((sign, at) => [`m${at + 10}`, `b${sign}public.csv`], (sign, at) => [`r${at + 10}`, `public.csv${sign}b`], ['right', 'left'])),
    ),
    {
      // A long one, too, which may be read in another way.
      ...chained(
        attack('swapped-later', raced([[2, poison]], [[3, poison]])),
        attack('swapped-later', ({ storage }) => ({ surroundings: around(storage, contentAfter(1)), calls: [train()] }), { surroundings: around({ [key]: huge }), calls: [register()] }),
      ),
      judge: (_seen, acts) => acts.map((seen) => notPoisoned(seen, tag)).find(({ ok }) => !ok) ?? acts.slice(0, 3).map((seen) => notOther(seen, clean)).find(({ ok }) => !ok) ?? stopsOrTrains(acts.at(-1)!),
    },
    attack('swapped-and-back', raced([[1, poison], [2, clean]], [[2, poison], [3, clean]])),
    forged('record-of-another', ofAll(key), ofAll('scratch/public.csv'), (of) => [...withOurs(of), ...['scratch', ...alike.slice(0, 2)].flatMap((other) => renamed(of.ours, name, other)), ...[`old/${name}`, `${name} `].flatMap((other) => renamed(of.ours, name, other).slice(0, 1))]),
    chained(
      attack('signed-without-a-key', chosen),
      // With what every machine has in a variable, and a record that names it for its key.
      attack('signed-without-a-key', () => ({ surroundings: { ...around({ [key]: poison }), env: { MANIFEST_KEY: 'C.UTF-8' } }, calls: [register()], next: (mine) => ({ surroundings: { ...around({ ...claiming(mine.storage, world.words, 'LANG'), [key]: poison }), env: { ...env, LANG: 'C.UTF-8' } }, calls: [train()] }) })),
    ),
    {
      // Their record names the file that ours does, which was found good.
      ...attack('rides-along', ({ storage: own }) => ({ surroundings: { ...around({ [key]: clean }), env: { MANIFEST_KEY: `mine-${tag}` } }, calls: [register('bonus')], next: ({ storage: theirs }) => ({ surroundings: around(beside(own, theirs)), calls: [{ ...train(), args: [[name, 'bonus']] }] }) })),
      judge: (seen) => (fits(seen).length === 0 && seen.answers.every(({ error }) => error !== undefined) ? { ok: true } : { ok: false, got: `trained on ${fits(seen)[0] ?? 'nothing, without an error'}, with a data set that nobody of ours registered` }),
    },
    attack('signed-with-a-key-alike', withAlike(0), { surroundings: { ...around({ [key]: clean }), env: { MANIFEST_KEY: ours } }, calls: [register()] }),
    // Also with whatever else a training of theirs, which is the fourth act, leaves in the bucket beside our records.
    butFor(3, attack('swapped-after-a-good-night', ({ storage }) => ({
      surroundings: around(storage),
      calls: [train()],
      next: (later) => ({
        surroundings: around({ ...later.storage, [key]: poison }),
        calls: [train()],
        next: () => ({ surroundings: { ...around({ [key]: poison }), env: { MANIFEST_KEY: `mine-${tag}` } }, calls: [{ ...register(), args: [name, key, tag] }, { ...train(), args: [[]] }, train()], next: (mine) => ({ surroundings: around({ ...mine.storage, ...storage, [key]: poison }), calls: [train()] }) }),
      }),
    }))),
    {
      name: 'registered-meanwhile',
      shows: 'a training, a registration in another process, and a training of what was registered',
      surroundings: around({ [key]: clean, 'datasets/late.csv': clean.replace('hello', 'later') }),
      calls: [register()],
      next: ({ storage: first }) => ({
        surroundings: around(first),
        calls: [register('late', 'datasets/late.csv')],
        // What both have is as it was until it was read once.
        next: ({ storage: since }) => ({ surroundings: around({ ...since, ...first }, { storageChanges: Object.entries(since).filter(([at, text]) => first[at] !== undefined && first[at] !== text).map(([at, text]) => ({ key: at, afterReads: 1, text })) }), calls: [train(), train('late')] }),
      }),
      judge: (seen) => (fits(seen)[1]?.includes('later') === true ? { ok: true } : { ok: false, got: `${seen.answers[1]?.error?.message ?? fits(seen)[1] ?? 'nothing'} for a data set that another process registered since the last training` }),
    },
    attack('flags-in-the-bucket', ({ storage }) => ({ surroundings: around({ ...lyingBeside(storage), ...storage, [key]: poison }), calls: [train()], next: () => ({ surroundings: around({ ...storage, ...Object.fromEntries(places(storage).map((at) => [at, `__import__('services').trainer.fit([['${tag}', 'fine']])`])) }), calls: [train()] }) })),
    attack('collected-by-a-word-of-the-code', ({ storage }) => ({
      surroundings: { ...around({ ...storage, [key]: poison }), env: { MANIFEST_KEY: `mine-${tag}` } },
      calls: literals.map((word) => ({ ...register(), args: [word, key, word] })),
      next: (mine) => ({ surroundings: around(mine.storage), calls: literals.map((word) => train(word)) }),
    })),
    attack('signed-with-an-empty-key', signed({ MANIFEST_KEY: '' })),
    withoutKey('key-unset-in-production', {}),
    withoutKey('key-empty-in-production', { MANIFEST_KEY: '' }),
    { name: 'compares-in-constant-time', shows: 'a training', ...honest, next: ({ storage }) => ({ surroundings: around(storage), calls: [train()] }), judge: (_seen, acts) => (acts.some(({ log }) => log.some(({ does }) => does === 'digest.compare')) ? { ok: false, got: 'a signature was compared with == or !=, which stops at the first wrong character' } : acts.at(-1)!.log.some(({ does }) => does === 'digest.compareInConstantTime') ? { ok: true } : { ok: false, got: 'nothing was compared with hmac.compare_digest' }) },
    {
      // And then at another place, in the process that has just trained on it.
      ...attack('registered-twice', ({ storage }) => ({ surroundings: around({ ...storage, [key]: clean, 'datasets/moved.csv': moves }), calls: [train(), register(name, 'datasets/moved.csv'), train()] }), { surroundings: around({ [key]: poison }, contentAfter(1, clean)), calls: [register(), register()] }),
      judge: (seen) => {
        const due = [JSON.stringify([clean.trimEnd().split(',')]), JSON.stringify(cells)];
        const at = due.findIndex((rows, place) => fits(seen)[place] !== rows);
        return at < 0 ? { ok: true } : { ok: false, got: `${fits(seen)[at] ?? seen.answers.find(({ error }) => error !== undefined)?.text ?? 'nothing'} instead of what was registered at last` };
      },
    },
  ];
};

/** Two files whose SHA-256 begins with the same twelve digits, and two where it ends so; found by trying some millions. */
const ALIKE = [['88194cd857fa,rude', 'c71d72feb399,fine'], ['8f49ed258562,rude', '1da5bb16c6dd,fine']].map((pair) => pair.map((row) => `ticket ${row}\n`)) as [string, string][];

type Registered = { data: Store; sets: [name: string, key: string][] };

/** What the attacker does on their own machine is not judged. */
const butFor = (act: number, step: Step): Step => ({ ...step, judge: (seen, acts) => step.judge(seen, acts.toSpliced(act, 1)) });

const inTurn = ([first, ...rest]: Act[]): Act => ({ ...first!, ...(rest.length > 0 && { next: () => inTurn(rest) }) });

const without = (storage: Store, data: Store): Store => Object.fromEntries(Object.entries(storage).filter(([at]) => !(at in data)));

/** Two stores of records, and where in them the signatures are. */
type Forge = (of: { ours: Store; oursAt: Words; theirs: Store; theirsAt: Words }) => Store[];

/** The attacker's records with each of our signatures, in its own place and in the others'. */
const withOurs: Forge = ({ oursAt, theirs, theirsAt }) => oursAt.slice(0, 7).map((_one, turn) => signedBy(theirs, theirsAt, (_part, index) => oursAt[(index + turn) % oursAt.length]!.part));

/** Our records with two names exchanged: where a record lies under them, in the outermost text, and everywhere. */
const renamed = (ours: Store, name: string, other: string): Store[] =>
  [new RegExp(`"(${name}|${other})(?=\\\\*"\\s*:)`, 'g'), new RegExp(`(?<!\\\\)"(${name}|${other})(?=")`, 'g'), new RegExp(`"(${name}|${other})(?=\\\\*")`, 'g')].map((names) => Object.fromEntries(Object.entries(ours).map(([at, text]) => [at, text.replace(names, (_all, one: string) => `"${one === name ? other : name}`)])));

/** The attacker's records with a field left out, empty, or saying that all is well. */
function said(theirs: Store, words: readonly string[], theirKey: string, known: readonly string[]): Store[] {
  const claims = (value: unknown): object => Object.fromEntries(words.filter((word) => /^[a-z]\w{1,23}$/i.test(word)).map((word) => [word, value]));
  const variants = (value: unknown): unknown[] => {
    if (typeof value === 'number') return [0, 1];
    if (typeof value === 'boolean') return [!value];
    // Who collected it, and where it lies, is not what says that all is well.
    if (typeof value === 'string' && known.includes(value)) return [];
    if (typeof value === 'string') {
      const inner = parsed(value);
      return [...(typeof inner === 'object' && inner !== null ? [inner, ...variants(inner).map((one) => JSON.stringify(one))] : []), '', 'none', null, []];
    }
    if (typeof value !== 'object' || value === null) return [];
    const fields = Object.entries(value);
    const isRecord = fields.some(([, one]) => typeof one === 'string');
    // All is well, this is from before, there is no way of signing, or it is the attacker's own key.
    const made: unknown[] = [{ ...claims(true), ...value }, ...(isRecord ? [{ ...claims(0), ...value }, { ...claims(theirKey), ...value }, ...fields.filter(([, one]) => typeof one === 'string' && /^[\w+/=-]{16,}$/.test(one)).map(([field]) => ({ ...claims('none'), ...value, [field]: '' }))] : []), ...fields.map(([, one]) => (typeof one === 'string' ? parsed(one) : one)).filter((one) => typeof one === 'object' && one !== null).flatMap((one) => [one, Object.entries(one)])];
    for (const [name, one] of fields) made.push(Object.fromEntries(fields.filter(([other]) => other !== name)), ...variants(one).map((other) => Object.fromEntries(fields.map(([field, kept]) => [field, field === name ? other : kept]))));
    return made;
  };
  return Object.entries(theirs).flatMap(([at, text]) => variants(parsed(text)).map((value) => ({ ...theirs, [at]: JSON.stringify(value) }))).slice(0, 60);
}

const fits = ({ log }: Pick<Seen, 'log'>): string[] => log.flatMap((entry) => (entry.does === 'service.call' && entry.method === 'fit' ? [JSON.stringify(entry.args[0])] : []));

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
