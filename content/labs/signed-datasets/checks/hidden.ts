// Hidden checks of signed-datasets: manifests that are honest and not the right one, a key that is not there, a second look at the manifest.
import type { Act, Build, Call, Seen, Step, Surroundings, World } from '../../../../server/labs/index.ts';

type File = { path: string; text: string };
type Bucket = Record<string, string>;

/** Two files whose SHA-256 begins with the same twelve digits, and two where it ends so; found by trying some millions. */
const ALIKE = [['b44128c1d24c,deny', '417767007f51,approve'], ['8e8434ec7777,approve', 'ef148f435a7a,deny']].map((pair) => pair.map((row) => `id,text,label\n1,reply ${row}\n`)) as [string, string][];

export const build: Build = (world) => {
  const signed = signer(world);
  const [key, name, other] = [`mk-${world.nonce()}`, `set-${world.nonce()}`, `set-${world.nonce()}`];
  const file = csv(world, 'part-1.csv');
  const poison = `${world.int(1, 6)},${world.nonce()},${world.pick(['approve', 'deny'])}`;
  const bad = { ...file, text: `${file.text}${poison}\n` };
  const attack = (label: string, bucket: Bucket, more: Surroundings = {}): Step => ({
    name: label,
    shows: 'somebody with write access to the bucket',
    surroundings: { env: { MANIFEST_KEY: key }, storage: bucket, services: around(name, 'v7'), ...more },
    calls: [{ file: 'train.ts', function: 'train', args: [name] }],
    judge: (seen) => (trained(seen).some((row) => row.includes(poison)) ? { ok: false, got: `a model trained on ${poison}` } : { ok: true }),
  });
  /** It throws for each of these sets and hands nothing over. */
  const stops = (label: string, bucket: Bucket, sets: string[]): Step => ({
    ...attack(label, bucket, { services: { ...around(name, 'v7'), catalogue: { current: [{ returns: { version: 'v7' } }] } } }),
    calls: sets.map((set) => ({ file: 'train.ts', function: 'train', args: [set] })),
    judge: ({ log, answers }) => (answers.every(({ error }) => error !== undefined) && !log.some((entry) => entry.does === 'service.call' && entry.service === 'trainer') ? { ok: true } : { ok: false, got: `training went on: ${answers.map(({ text }) => text.slice(0, 60)).join('; ')}` }),
  });
  const honest = signed(name, 'v7', [file], key);
  /** Several data sets, each with a bucket made for its name, trained on one after the other; none may reach the trainer. */
  const each = (label: string, ...make: ((set: string) => Bucket)[]): Step => ({
    name: label,
    shows: 'somebody with write access to the bucket',
    surroundings: { env: { MANIFEST_KEY: key }, storage: Object.assign({}, ...make.map((one, at) => one(`${name}-${at}`))) as Bucket, services: { trainer: { fit: [{ returns: null }] }, catalogue: { current: [{ returns: { version: 'v7' } }] } } },
    calls: make.map((_one, at) => ({ file: 'train.ts', function: 'train', args: [`${name}-${at}`] })),
    judge: (seen) => (trained(seen).some((row) => row.includes(poison)) ? { ok: false, got: `a model trained on ${poison}` } : seen.answers.some(({ error }) => error === undefined) ? { ok: false, got: 'it answered where it should throw' } : { ok: true }),
  });
  /** Signed by the pipeline, and of another name or version than its folder. */
  const called = (change: (set: string) => string | undefined, ...version: [string | undefined] | []) => (set: string): Bucket => signed(change(set), version.length === 0 ? 'v7' : version[0], [bad], key, set);
  const cut = (length: number) => (set: string): Bucket => {
    const bucket = signed(set, 'v7', [bad], key);
    const sig = `datasets/${set}/manifest.sig`;
    return { ...bucket, [sig]: length > 0 ? (bucket[sig]?.slice(0, length) ?? '') : `${bucket[sig]?.slice(0, 32)}${'0'.repeat(32)}` };
  };
  const same = (set: string): string => set;
  const swap = signed(name, 'v7', [bad], `own-${world.nonce()}`);
  const train = (set: string): Call => ({ file: 'train.ts', function: 'train', args: [set] });
  const twin = csv(world, 'part-1.csv');
  /** Three sets whose one file is listed with no digest, with an empty one, with the beginning of one; and one without a list. */
  const undigested = Object.assign({}, ...[undefined, '', world.sha256(bad.text).slice(0, 8), null].map((digest, at) => {
    const manifest = JSON.stringify({ name: `${name}-${at}`, version: 'v7', ...(digest !== null && { files: [{ path: bad.path, sha256: digest }] }) });
    return { [`datasets/${name}-${at}/manifest.json`]: manifest, [`datasets/${name}-${at}/manifest.sig`]: world.hmac(key, manifest), [`datasets/${name}-${at}/${bad.path}`]: bad.text };
  })) as Bucket;
  // Every text in the program is tried as the key, each on a data set of its own.
  const texts = [...new Set(Object.values(world.files).flatMap((text) => [...text.matchAll(/(["'`])((?:\\.|(?!\1)[^\n])*)\1/g)].map((found) => found[2] ?? '')))].filter((text) => text !== '').slice(0, 60);
  const fromTheCode: Step = {
    name: 'a-key-from-the-code',
    shows: 'a manifest signed with a text from the repository',
    surroundings: { storage: Object.assign({}, ...texts.map((text, at) => signed(`${name}-${at}`, 'v7', [bad], text))) as Bucket, services: { trainer: { fit: [{ returns: null }] }, catalogue: { current: [{ returns: { version: 'v7' } }] } } },
    calls: texts.map((_text, at) => ({ file: 'train.ts', function: 'train', args: [`${name}-${at}`] })),
    judge: (seen) => (trained(seen).some((row) => row.includes(poison)) ? { ok: false, got: 'a model trained on rows signed with a key out of the repository' } : { ok: true }),
  };

  /** Signed with a key of the attacker's, and with everything in the manifest that the program might believe. */
  const own = `own-${world.nonce()}`;
  const fields = world.words.filter((word) => /^[a-z]\w{1,23}$/i.test(word) && !['name', 'version', 'files', 'toJSON'].includes(word));
  const claiming = (value: unknown) => (set: string): Bucket => signed(set, 'v7', [bad], own, set, Object.fromEntries(fields.map((word) => [word, value])));
  /** The attacker's key lies wherever the program might look in the bucket. */
  const named = Object.values(world.files).flatMap((text) => text.match(/[\w-]+(?:\.[\w-]+)+/g) ?? []);
  const places = (set: string): string[] => [...new Set([...world.words, ...named])].slice(0, 200).filter((word) => /^[\w./-]*[./][\w./-]*$/.test(word) && !/manifest\.(json|sig)$|\.csv$/.test(word)).flatMap((word) => [word, `datasets/${set}/${word}`.replaceAll('//', '/'), `datasets/${set}/${word.split('/').at(-1)!}`]);
  const lying = (set: string): Bucket => ({ ...Object.fromEntries(places(set).map((at) => [at, own])), ...signed(set, 'v7', [bad], own, set) });
  /** Addresses in the code, filled in for a set: `${folder}/x` and `datasets/${name}/x` alike. */
  const addresses = (set: string): string[] => Object.values(world.files).flatMap((text) => [...text.matchAll(/`([\w./-]*\$\{[^`]+)`/g)].map(([, address = '']) => address)).filter((address) => address.includes('/')).slice(0, 20)
    .flatMap((address) => [set, `datasets/${set}`].flatMap((first) => [address.replace(/\$\{[^}]*\}/, first).replace(/\$\{[^}]*\}/g, file.path), address.replace(/\$\{[^}]*\}(?=[^$]*$)/, file.path).replace(/\$\{[^}]*\}/g, first)]))
    .filter((address) => /^[\w./-]+$/.test(address) && !/manifest\.(json|sig)$/.test(address) && address !== `datasets/${set}/${file.path}`);
  /** Or what the program may have written there about a manifest that was good. */
  const vouching = (set: string): Bucket => {
    const bucket = signed(set, 'v7', [bad], own, set);
    const digest = world.sha256(bucket[`datasets/${set}/manifest.json`] ?? '');
    return { ...Object.fromEntries([...places(set), ...addresses(set)].map((at) => [at, digest])), ...bucket };
  };
  const withEnv = (step: Step, env: Record<string, string>): Step => ({ ...step, surroundings: { ...step.surroundings, env } });
  const others = Object.fromEntries(['SIGNING_KEY', ...world.words.filter((word) => /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(word) && word !== 'MANIFEST_KEY')].map((word) => [word, own]));
  const long = { path: 'part-1.csv', text: `id,text,label\n${Array.from({ length: 90 }, (_none, at) => `${at},größer ${world.nonce()} ${'and so on '.repeat(8)},deny`).join('\n')}\n` };
  const spelt = [(text: string) => text.replaceAll('\n', '\r\n'), (text: string) => `\ufeff${text}`, (text: string) => text.normalize('NFD'), (text: string) => text.replace('\n', '\n\n'), (text: string) => `${text}\n`, (text: string) => text.replace(/deny\n$/, 'deny \n'), (text: string) => text.replace(/deny\n$/, 'Deny\n'), (text: string) => text.replace(/\n(.*)\n(.*)\n$/, '\n$2\n$1\n')];
  // The last one has no line end at its end, and gets one.
  spelt.push((text) => `${text}\n`);
  const openEnd = { ...long, text: long.text.trimEnd() };
  const respelt = Object.assign({}, ...spelt.map((change, at) => [change, at === spelt.length - 1 ? openEnd : long] as const).map(([change, long], at) => ({ ...signed(`${name}-${at}`, 'v7', [long], key), [`datasets/${name}-${at}/${long.path}`]: change(long.text) }))) as Bucket;
  const [one, another] = [csv(world, 'part-1.csv'), csv(world, 'part-2.csv')];
  const crossed = { ...signed(name, 'v7', [one, another], key), [`datasets/${name}/part-1.csv`]: another.text, [`datasets/${name}/part-2.csv`]: one.text };

  // As large as data sets are, and changed where neither the beginning nor the end shows it.
  const rows = Array.from({ length: 260 }, (_none, at) => `${at},größer ${world.nonce()} ${'and so on '.repeat(100)},deny`);
  const changedAt = world.int(110, 240);
  const large = (lines: string[]): File => ({ path: 'part-1.csv', text: `id,text,label\n${lines.join('\n')}\n` });
  const farDown = { ...signed(name, 'v7', [large(rows)], key), [`datasets/${name}/part-1.csv`]: large(rows.map((row, at) => (at === changedAt ? row.replace(/deny$/, 'approve') : row))).text };
  const resembling = Object.assign({}, ...ALIKE.map(([right, wrong], at) => ({ ...signed(`${name}-${at}`, 'v7', [{ path: 'part-1.csv', text: right }], key), [`datasets/${name}-${at}/part-1.csv`]: wrong }))) as Bucket;

  const asItStands = (set: string): Bucket => {
    const bucket = signed(set, 'v7', [file], key, set, { notes: 'and so on '.repeat(4000) });
    const text = `${(bucket[`datasets/${set}/manifest.json`] ?? '').replaceAll('\n', '\r\n')}\r\n`;
    return { ...bucket, [`datasets/${set}/manifest.json`]: text, [`datasets/${set}/manifest.sig`]: world.hmac(key, text) };
  };

  // Numbers for names in another order than theirs, more of them than one thinks of, rows that look like something else, and a key of any signs.
  const odd = ['e\u0301 ﬁ', '#', '//', ';', '"', '  ', '\t', '--', '0'].map((begin) => `${begin}${world.nonce()},deny`);
  const parts = world.shuffle(Array.from({ length: 80 }, (_none, at) => at)).map((at) => ({ path: at < 75 ? `${at}.csv` : `${at} u\u0308+%20#?(${at})'&.csv`, text: `id,text,label\n${at},${world.nonce()},deny\n${odd[at % odd.length]!}\n` }));
  parts[5]!.text = 'id,text,label\n';
  // Another head: the first line is one, whatever it says, and no other line is.
  parts[9]!.text += 'id,text,label\n';
  // A row of nothing, and one that ends as rows do elsewhere: both are what was signed.
  parts[3]!.text = parts[3]!.text.replace('deny\n', 'deny\r\n\n');
  parts[7]!.text = parts[7]!.text.replace('id,text,label', 'Größe,x');
  const [few, at] = [parts.slice(6, 13), world.int(1, 5)];
  const oneOfMany = Object.assign({}, ...[bad.text, undefined].map((text, set) => ({ ...signed(`${name}-${set}`, 'v7', few, key), [`datasets/${name}-${set}/${few[at]!.path}`]: text }))) as Bucket;
  delete oneOfMany[`datasets/${name}-1/${few[at]!.path}`];
  // A list of keys to whoever cuts it, and one key to everybody else.
  const oddKey = ` ${key},${world.nonce()};${world.nonce()}:${world.nonce()}|ü ${world.nonce().repeat(8)}\t`;

  /** Nor is the right signature said to whoever reads an exception or the log. */
  const tellsNothing = (step: Step): Step => ({
    ...step,
    judge: (seen, acts) => {
      const right = Object.entries(step.surroundings?.storage ?? {}).flatMap(([at, text]) => (at.endsWith('/manifest.json') ? [world.hmac(key, text)] : []));
      const said = [seen.printed, ...seen.answers.map(({ text }) => text)].join('\n');
      return right.some((one) => world.reveals(said, one)) ? { ok: false, got: `the signature that would have been right, in the log or in what was thrown: ${said.slice(0, 200)}` } : step.judge(seen, acts);
    },
  });
  /** A set whose file was changed or is gone, with poison wherever else the code may look. */
  const instead = (set: string, text: string | undefined): Bucket => {
    const { [`datasets/${set}/${file.path}`]: _gone, ...bucket } = signed(set, 'v7', [file], key, set);
    return { ...bucket, ...Object.fromEntries(addresses(set).map((at) => [at, bad.text])), ...(text !== undefined && { [`datasets/${set}/${file.path}`]: text }) };
  };
  const many = Array.from({ length: 1500 }, (_none, row) => `${row},${row % 2 === 0 ? 'deny' : 'approve'}`);

  return [
    {
      ...attack('every-file-and-row', signed(`Set_2.${name}`, 'v7', parts, oddKey), { env: { MANIFEST_KEY: oddKey }, services: around(`Set_2.${name}`, 'v7') }),
      calls: [train(`Set_2.${name}`)],
      judge: (seen) => {
        const [got, wanted] = [trained(seen), parts.flatMap(({ text }) => text.trim().split('\n').slice(1))];
        return got.join('\n') === wanted.join('\n') ? { ok: true } : { ok: false, got: `${got.length} of ${wanted.length} rows reached the trainer, or another order; ${seen.answers[0]?.text.slice(0, 200)}` };
      },
    },
    stops('one-of-many', oneOfMany, [0, 1].map((set) => `${name}-${set}`)),
    stops('changed-far-down', farDown, [name]),
    stops('digests-alike', resembling, ALIKE.map((_pair, at) => `${name}-${at}`)),
    withEnv(each('says-so-itself', claiming(true), claiming(false), claiming('none'), claiming(own), claiming(''), claiming('REGION')), { MANIFEST_KEY: key, REGION: own }),
    each('a-key-in-the-bucket', lying, vouching),
    inTurn('other-variables', [...new Set([own, '1', ...(world.compared.length > 0 ? world.compared : ['true']).slice(0, 3)])].map((value) => withEnv(each('other-variables', (set) => signed(set, 'v7', [bad], own), lying), Object.fromEntries(Object.keys(others).map((word) => [word, value])))).flatMap((step) => [step, withEnv(step, { ...step.surroundings?.env, MANIFEST_KEY: key })])),
    inTurn('other-arguments', [...[true, 'force', 1].map((value) => [value]), [Object.fromEntries(fields.map((word) => [word, true]))], [Object.fromEntries(fields.map((word) => [word, own]))]].map((more) => {
      const step = each('other-arguments', claiming(true), claiming(own));
      return { ...step, calls: step.calls.map((call) => ({ ...call, args: [...(call.args ?? []), ...more] })) };
    })),
    attack('parsed-before-it-was-signed', { ...swap, [`datasets/${name}/manifest.sig`]: honest[`datasets/${name}/manifest.sig`] ?? '' }, { storageChanges: [{ key: `datasets/${name}/manifest.json`, afterReads: 1, text: honest[`datasets/${name}/manifest.json`] ?? '' }] }),
    { ...attack('a-file-in-every-folder', { ...honest, ...Object.fromEntries([...new Set(world.words.filter((word) => /^[\w.-]{1,30}$/.test(word)))].slice(0, 150).map((word) => [`datasets/${name}/${word}/more.csv`, bad.text])), ...signed(other, 'v7', [file], key), ...Object.fromEntries(addresses(other).map((address) => [address, bad.text])), [`datasets/${other}/part-1.csv`]: 'id,text,label\n', ...instead(`${other}-1`, `id,text,label\n1,${world.nonce()},deny\n`), ...instead(`${other}-2`, undefined) }, { services: { ...around(name, 'v7'), catalogue: { current: [{ returns: { version: 'v7' } }] } } }), calls: [name, other, `${other}-1`, `${other}-2`].map(train) },
    {
      ...attack('signed-as-it-stands', {}),
      // The signature is over the text, whichever line ends it has, and all of it.
      surroundings: { env: { MANIFEST_KEY: key }, services: around(name, 'v7'), storage: asItStands(`${name}`) },
      judge: (seen) => (trained(seen).length > 0 && seen.answers[0]?.error === undefined ? { ok: true } : { ok: false, got: `an honest set was refused: ${seen.answers[0]?.text.slice(0, 200)}` }),
    },
    { ...attack('file-changes-later', honest, { storageChanges: [{ key: `datasets/${name}/part-1.csv`, afterReads: 1, text: bad.text }] }), calls: [train(name), train(name)] },
    stops('files-exchanged', { ...crossed, ...signed(other, 'v7', [one, { path: 'notes.tsv', text: 'id\n1\n' }], key), [`datasets/${other}/notes.tsv`]: 'id\n2\n' }, [name, other]),
    {
      ...attack('a-large-file', { ...signed(name, 'v7', [large(rows), { path: 'part-2.csv', text: `id,label\n${many.join('\n')}\n` }], key), ...signed(other, 'v7', [csv(world, 'part-1.csv')], key) }, { services: { trainer: { fit: [{ when: [other], fails: 'no machine is free' }, { returns: null }] }, catalogue: { current: [{ returns: { version: 'v7' } }] } } }),
      // The first fails, and the next does not.
      calls: [train(other), train(name)],
      judge: (seen) => {
        const fits = seen.log.flatMap((entry) => (entry.does === 'service.call' && entry.service === 'trainer' && entry.args[0] === name ? [(entry.args[1] as string[]).join('\n')] : []));
        if (fits.length !== 1 || fits[0] !== [...rows, ...many].join('\n')) return { ok: false, got: `${fits.length} trainings for one data set, or other rows; ${seen.answers[1]?.text.slice(0, 200)}` };
        return seen.answers[0]?.error !== undefined ? { ok: true } : { ok: false, got: `${seen.answers[0]?.text.slice(0, 100)}, when the trainer had failed` };
      },
    },
    each('an-older-version', called(same, 'v6'), called(same, 'v8'), called(same, 'v70'), called(same, 'v7.1'), called(same, 'V7'), called(same, ''), called(same, undefined), ...['v7-rc1', ...world.shuffle(['v7+1', 'v7.0', 'v7 ', 'v07', '7', 'v7_1', 'v7/1', 'v7 (old)']).slice(0, 3)].map((version) => called(same, version))),
    each('another-sets-manifest', called(() => other), called((set) => `${set}0`), called((set) => set.slice(0, -1)), called((set) => set.toUpperCase()), called(() => ''), called(() => undefined)),
    tellsNothing(each('a-part-of-a-signature', cut(0), cut(8), cut(63), (set) => ({ ...signed(set, 'v7', [bad], key), [`datasets/${set}/manifest.sig`]: (signed(set, 'v7', [bad], key)[`datasets/${set}/manifest.sig`] ?? '').slice(-32).padStart(64, '0') }), (set) => ({ ...signed(set, 'v7', [bad], 'own'), [`datasets/${set}/manifest.sig`]: 'f'.repeat(64) }), (set) => ({ ...signed(set, 'v7', [bad], 'own'), [`datasets/${set}/manifest.sig`]: '' }))),
    ((step) => ({ ...step, surroundings: { ...step.surroundings, env: {} } }))(each('no-key-set', ...['', 'undefined', 'null'].map((text) => (set: string) => signed(set, 'v7', [bad], text)))),
    attack('an-empty-key', signed(name, 'v7', [bad], ''), { env: { MANIFEST_KEY: '' } }),
    attack('an-empty-signature', { ...swap, [`datasets/${name}/manifest.sig`]: '' }),
    fromTheCode,
    attack('a-digest-for-a-signature', { ...swap, [`datasets/${name}/manifest.sig`]: world.sha256(swap[`datasets/${name}/manifest.json`] ?? '') }),
    // The last two are of no version, and nobody can be asked for that of the last but one.
    ((step) => ({ ...step, surroundings: { ...step.surroundings, services: { ...step.surroundings?.services, catalogue: { current: [...[null, {}, { version: '' }, { version: null }].map((returns, at) => ({ when: [`${name}-${at}`], returns })), { when: [`${name}-4`], fails: 'no connection' }, { returns: null }] } } } }))(each('a-set-without-a-release', ...Array.from({ length: 5 }, () => called(same, 'v7')), called(same, undefined))),
    {
      ...attack('trains-again', honest, { storageChanges: [{ key: `datasets/${name}/manifest.json`, afterReads: 1, text: swap[`datasets/${name}/manifest.json`] ?? '' }, { key: `datasets/${name}/part-1.csv`, afterReads: 1, text: bad.text }] }),
      calls: [train(name), train(name)],
    },
    {
      ...attack('a-version-that-is-over', honest, { services: { ...around(name, 'v7'), catalogue: { current: [{ after: 'current', returns: { version: 'v8' } }, { returns: { version: 'v7' } }] } } }),
      calls: [train(name), train(name)],
      // And when it says nothing any more.
      next: () => ({ surroundings: { env: { MANIFEST_KEY: key }, storage: honest, services: { ...around(name, 'v7'), catalogue: { current: [{ after: 'current', fails: 'no connection' }, { returns: { version: 'v7' } }] } } }, calls: [train(name), train(name)] }),
      judge: (_last, acts) => {
        const twice = acts.findIndex(({ log }) => log.filter((entry) => entry.does === 'service.call' && entry.service === 'trainer').length > 1);
        return twice < 0 ? { ok: true } : { ok: false, got: `a second model, trained on v7 when the catalogue ${twice === 0 ? 'said v8' : 'said nothing'}` };
      },
    },
    {
      // The other one is at an earlier version.
      ...attack('two-sets-at-once', { ...honest, ...signed(other, 'v6', [twin, { ...twin, path: 'part-2.csv' }], key) }, { services: { ...around(name, 'v7'), catalogue: { current: [{ when: [other], returns: { version: 'v6' } }, { returns: { version: 'v7' } }] } } }),
      calls: [train(name), { ...train(other), isTogether: true }, train(name)],
      judge: ({ log }) => {
        const got = log.flatMap((entry) => (entry.does === 'service.call' && entry.service === 'trainer' ? [`${String(entry.args[0])}: ${(entry.args[1] as string[]).join(' ')}`] : []));
        const wanted = [[name, file], [name, file], [other, twin, twin]].map(([set, ...of]) => `${set as string}: ${(of as File[]).flatMap(({ text }) => text.trim().split('\n').slice(1)).join(' ')}`);
        return got.sort().join('\n') === wanted.sort().join('\n') ? { ok: true } : { ok: false, got: `the trainer got ${got.join('; ')}` };
      },
    },
    // A key is a text, whatever it looks like.
    nightAfterNight(world, world.sha256(key)),
    asTheyCome(world, world.pick([`${key}==`, `"${key}"`, `0x${world.sha256(key).slice(0, 40)}`, `{"k":"${key}"}`, `-----BEGIN ${key}`, `%41${key}`, `base64:${key}`, `${world.int(1, 9)}${'0123456789'.repeat(3)}`])),
    oneSignAnywhere(world, key),
    stops('changed-line-ends', respelt, spelt.map((_change, at) => `${name}-${at}`)),
    stops('listed-without-a-digest', undigested, [0, 1, 2, 3].map((at) => `${name}-${at}`)),
    attack('one-look-at-the-manifest', { ...honest, [`datasets/${name}/part-1.csv`]: bad.text }, { storageChanges: [{ key: `datasets/${name}/manifest.json`, afterReads: 1, text: swap[`datasets/${name}/manifest.json`] ?? '' }] }),
  ];
};

/** What each training is to hand over, in turn; undefined where it has to throw. */
const inTheEnd = (wanted: readonly ([set: string, rows: string[]] | undefined)[]): Step['judge'] => ({ log, answers }) => {
  const fits = log.flatMap((entry) => (entry.does === 'service.call' && entry.service === 'trainer' ? [JSON.stringify(entry.args)] : []));
  const expected = wanted.flatMap((one) => (one === undefined ? [] : [JSON.stringify(one)]));
  const odd = wanted.findIndex((one, at) => (answers[at]?.error === undefined) !== (one !== undefined) || (one !== undefined && (answers[at]?.value as { rows?: unknown } | undefined)?.rows !== one[1].length));
  if (odd >= 0) return { ok: false, got: `training ${odd + 1} ${wanted[odd] === undefined ? 'answered where it should throw' : 'did not answer with its rows'}: ${answers[odd]?.text.slice(0, 150)}` };
  return fits.sort().join('\n') === expected.sort().join('\n') ? { ok: true } : { ok: false, got: `the trainer got ${fits.join('; ').slice(0, 300)} and should get ${expected.join('; ').slice(0, 300)}` };
};
const rowsOf = (files: readonly File[]): string[] => files.flatMap(({ text }) => text.trim().split('\n').slice(1));
const trainOn = (set: string): Call => ({ file: 'train.ts', function: 'train', args: [set] });

/** Nights in one process: a set that is released anew, one that is spoilt, one that is put right, one whose list alone is put back. */
function nightAfterNight(world: World, key: string): Step {
  const signed = signer(world);
  const [renewed, spoilt, mended, wound] = ['renewed', 'spoilt', 'mended', 'wound'].map((set) => `${set}-${world.nonce()}`) as [string, string, string, string];
  const parts = (count: number): File[] => world.shuffle(Array.from({ length: count }, (_, at) => csv(world, `part-${at}.csv`)));
  const [before, after, good, fine, again] = [parts(2), parts(3), parts(2), parts(2), parts(1)];
  const poisoned = { ...good[1]!, text: `${good[1]!.text}9,${world.nonce()},deny\n` };
  const [old, fresh] = [signed(renewed, 'v7', before, key), signed(renewed, 'v8', after, key)];
  const back = signed(wound, 'v7', again, key);
  const later = (bucket: Bucket, from: Bucket): NonNullable<Surroundings['storageChanges']> => Object.entries(bucket).filter(([at, text]) => from[at] !== text).map(([at, text]) => ({ key: at, afterReads: 1, text }));
  const broken = { ...signed(mended, 'v8', fine, key), [`datasets/${mended}/${fine[0]!.path}`]: 'id,text,label\n' };
  return {
    name: 'night-after-night',
    shows: 'somebody with write access to the bucket',
    surroundings: {
      env: { MANIFEST_KEY: key },
      storage: { ...fresh, ...old, ...signed(spoilt, 'v8', good, key), ...broken, ...signed(wound, 'v8', again, key) },
      storageChanges: [...later(fresh, old), ...later(signed(spoilt, 'v8', [good[0]!, poisoned], key), signed(spoilt, 'v8', good, key)).filter(({ key: at }) => at.endsWith('.csv')), ...later(signed(mended, 'v8', fine, key), broken), ...later(back, signed(wound, 'v8', again, key))],
      services: { trainer: { fit: [{ returns: null }] }, catalogue: { current: [{ when: [renewed], after: 'current', returns: { version: 'v8' } }, { when: [renewed], returns: { version: 'v7' } }, { returns: { version: 'v8' } }] } },
    },
    calls: [renewed, renewed, spoilt, spoilt, mended, mended, wound, wound].map(trainOn),
    judge: inTheEnd([[renewed, rowsOf(before)], [renewed, rowsOf(after)], [spoilt, rowsOf(good)], undefined, undefined, [mended, rowsOf(fine)], [wound, rowsOf(again)], undefined]),
  };
}

/** Any of the answers comes late, and another set is trained meanwhile. */
function asTheyCome(world: World, key: string): Step {
  const signed = signer(world);
  const sets = [`slow-${world.nonce()}`, `quick-${world.nonce()}`].map((set, at) => ({ set, files: world.shuffle([...['Part.csv', 'part.csv', 'more/part.csv', 'more/part.csv.csv', 'a part.csv', 'part.tsv.csv'].map((path) => csv(world, path)), { path: 'none.csv', text: '' }]), version: world.pick([`v${at + 2}`, `2026-11-${at + 20}`, `v7-rc${at}`, `v7+${at}`]) }));
  const storage = Object.assign({}, ...sets.map(({ set, files, version }) => signed(set, version, files, key))) as Bucket;
  // Who comes first in the list answers last.
  const late = [...sets.map(({ set, files }) => `datasets/${set}/${files.find(({ text }) => text !== '')!.path}`), ...Object.keys(storage).filter((at) => at.includes('slow-') && world.int(0, 1) === 1)].map((at) => `storage.get ${at}`);
  const slow = sets[0]!.set;
  return {
    name: 'as-they-come',
    shows: 'a bucket whose answers come in any order',
    surroundings: { env: { MANIFEST_KEY: key }, storage, late: [...late, `storage.get datasets/${slow}/manifest.sig`, ...(world.int(0, 1) === 1 ? [`service.call catalogue current ${slow}`] : [])], services: { trainer: { fit: [{ returns: null }] }, catalogue: { current: sets.map(({ set, version }) => ({ when: [set], returns: { version } })) } } },
    calls: sets.map(({ set }, at) => ({ ...trainOn(set), isTogether: at > 0 })),
    judge: inTheEnd(sets.map(({ set, files }) => [set, rowsOf(files)])),
  };
}

/** One sign more, less or another, anywhere in what is signed, the signature or a file; and sets where nothing was changed. */
function oneSignAnywhere(world: World, key: string): Step {
  const signed = signer(world);
  const sets = Array.from({ length: 12 }, (_, at) => ({ set: `any-${at}-${world.nonce()}`, files: world.shuffle([csv(world, 'a.csv'), csv(world, 'b/c.csv')]) }));
  const changed = (text: string, isSignature: boolean): string => {
    const at = world.int(0, text.length - 1);
    const other = world.pick([...(isSignature ? '0123456789abcdef' : '019afz ,"\n\t{}é\u00a0')].filter((sign) => sign !== text[at]));
    // An additional sign at the end of a signature is no other signature to everybody.
    return world.pick([`${text.slice(0, at)}${other}${text.slice(at + 1)}`, `${text.slice(0, at)}${text.slice(at + 1)}`, ...(isSignature ? [] : [`${text.slice(0, at)}${other}${text.slice(at)}`])]);
  };
  const storage: Bucket = {};
  const wanted = sets.map(({ set, files }, at): [string, string[]] | undefined => {
    const bucket = signed(set, 'v7', files, key);
    const which = at === 0 ? 'manifest.json' : [undefined, 'manifest.json', 'manifest.sig', files[0]!.path, 'manifest.json', files[1]!.path][at % 6];
    const place = `datasets/${set}/${which}`;
    Object.assign(storage, bucket, which !== undefined && { [place]: at === 0 ? ` ${bucket[place]}` : changed(bucket[place]!, which.endsWith('.sig')) });
    return which === undefined ? [set, rowsOf(files)] : undefined;
  });
  return {
    name: 'one-sign-anywhere',
    shows: 'somebody with write access to the bucket',
    surroundings: { env: { MANIFEST_KEY: key }, storage, services: { trainer: { fit: [{ returns: null }] }, catalogue: { current: [{ returns: { version: 'v7' } }] } } },
    calls: sets.map(({ set }) => trainOn(set)),
    judge: inTheEnd(wanted),
  };
}

/** One process after the other; it holds when each of them does. */
function inTurn(name: string, steps: readonly Step[]): Step {
  const [first, ...rest] = steps as [Step, ...Step[]];
  const link = ([step, ...more]: readonly Step[]): Act => ({ ...(step as Step), ...(more.length > 0 && { next: () => link(more) }) });
  return { ...first, name, ...(rest.length > 0 && { next: () => link(rest) }), judge: (_last, acts) => acts.map((seen, at) => steps[at]!.judge(seen, acts)).find(({ ok }) => !ok) ?? { ok: true } };
}

function csv(world: World, path: string): File {
  const rows = Array.from({ length: world.int(2, 5) }, (_, at) => `${at + 1},${world.nonce()},${world.pick(['approve', 'deny'])}`);
  return { path, text: `id,text,label\n${rows.join('\n')}\n` };
}

/** The bucket with a data set as the collection pipeline writes it. */
const signer = ({ sha256, hmac }: World) => (name: string | undefined, version: string | undefined, files: readonly File[], key: string, folder = name, more: object = {}): Bucket => {
  const manifest = JSON.stringify({ ...more, name, version, files: files.map(({ path, text }) => ({ path, sha256: sha256(text) })) }, null, 2);
  return { [`datasets/${folder}/manifest.json`]: manifest, [`datasets/${folder}/manifest.sig`]: hmac(key, manifest), ...Object.fromEntries(files.map(({ path, text }) => [`datasets/${folder}/${path}`, text])) };
};

const around = (name: string, version: string): NonNullable<Surroundings['services']> => ({ trainer: { fit: [{ returns: { status: 'started' } }] }, catalogue: { current: [{ when: [name], returns: { version } }, { returns: null }] } });

/** Every row that reached the trainer. */
const trained = ({ log }: Seen): string[] => log.flatMap((entry) => (entry.does === 'service.call' && entry.service === 'trainer' && Array.isArray(entry.args[1]) ? entry.args[1].map(String) : []));
