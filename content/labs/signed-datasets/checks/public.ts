// Public checks of signed-datasets: which rows reached the trainer when somebody else can write to the bucket.
import type { Build, Judgement, Seen, Step, Surroundings, World } from '../../../../server/labs/index.ts';

type File = { path: string; text: string };
type Bucket = Record<string, string>;

export const build: Build = (world) => {
  const signed = signer(world);
  const [key, name, version] = [`mk-${world.nonce()}`, `set-${world.nonce()}`, `v${world.int(2, 40)}`];
  const files = [csv(world, 'part-1.csv'), csv(world, 'part-2.csv')];
  const honest = signed(name, version, files, key);
  const poison = `${world.int(1, 6)},${world.nonce()},${world.pick(['approve', 'deny'])}`;
  const poisoned = (file: File): File => ({ ...file, text: `${file.text}${poison}\n` });
  const [first, second] = files as [File, File];
  const step = (label: string, shows: string, bucket: Bucket, judge: (seen: Seen) => Judgement, more: Surroundings = {}): Step => ({
    name: label,
    shows,
    surroundings: { env: { MANIFEST_KEY: key }, storage: bucket, services: around(name, version), ...more },
    calls: [{ file: 'train.ts', function: 'train', args: [name] }],
    judge,
  });
  const attack = (label: string, shows: string, bucket: Bucket, more: Surroundings = {}): Step =>
    step(label, shows, bucket, (seen) => (trained(seen).some((row) => row.includes(poison)) ? { ok: false, got: `a model trained on the attacker's row ${poison}` } : { ok: true }), more);
  /** And training stops: nothing is handed over, and it is said by throwing. */
  const stops = (label: string, shows: string, bucket: Bucket): Step => {
    const step = attack(label, shows, bucket);
    return { ...step, judge: (seen, acts) => (step.judge(seen, acts).ok ? stopped(seen) : step.judge(seen, acts)) };
  };
  const trains = (label: string, shows: string, bucket: Bucket, expected: string[], more: Surroundings = {}): Step =>
    step(label, shows, bucket, (seen) => {
      const rows = trained(seen);
      const told = (seen.answers[0]?.value as { rows?: unknown } | undefined)?.rows;
      return rows.join('\n') === expected.join('\n') && told === expected.length ? { ok: true } : { ok: false, got: `${rows.length} rows reached the trainer instead of ${expected.length}; ${seen.answers[0]?.text.slice(0, 200)}` };
    }, more);
  const evil = signed(name, version, [first, poisoned(second)], key);
  const third = csv(world, 'more/late-answers.csv');
  const quoted = { path: 'odd.csv', text: `id,text,label\n1,"a, ""b""",deny\n2,ünïcödé  ${world.nonce()} ,approve\n3,<b>; 1 < 2 & 'so',deny\n3,<b>; 1 < 2 & 'so',deny\nend of batch\n` };

  return [
    stops('file-and-manifest', 'write part-2.csv and manifest.json, keep manifest.sig', { ...evil, [`datasets/${name}/manifest.sig`]: honest[`datasets/${name}/manifest.sig`] ?? '' }),
    stops('no-signature-at-all', 'write part-2.csv and manifest.json, delete manifest.sig', without(evil, `datasets/${name}/manifest.sig`)),
    stops('own-signature', 'sign the new manifest with a key of your own', { ...evil, ...pick(signed(name, version, [first, poisoned(second)], `own-${world.nonce()}`), `datasets/${name}/manifest.sig`) }),
    attack('between-check-and-use', 'wait until part-2.csv was checked, then write it', honest, { storageChanges: [{ key: `datasets/${name}/part-2.csv`, afterReads: 1, text: poisoned(second).text }] }),
    attack('a-file-nobody-listed', 'add part-3.csv to the folder', { ...honest, ...Object.fromEntries(['part-3.csv', 'extra.csv', 'more/part-1.csv'].map((path) => [`datasets/${name}/${path}`, poisoned(csv(world, path)).text])) }),
    trains('trains', 'an honest data set', honest, rowsOf(files)),
    trains('in-the-order-listed', 'the manifest lists part-2 first', signed(name, version, [second, first, third], key), rowsOf([second, first, third])),
    trains('odd-texts', 'quotes, commas and umlauts', signed(name, version, [quoted], key, name, 0), rowsOf([quoted])),
    trains('other-files-beside', 'a README beside the data', { ...honest, [`datasets/${name}/README.md`]: 'Collected by the survey team.' }, rowsOf(files)),
    trains('signature-with-newline', 'the signature file ends with a newline', { ...honest, [`datasets/${name}/manifest.sig`]: `${honest[`datasets/${name}/manifest.sig`]}\n` }, rowsOf(files)),
    step('changed-file', 'part-2.csv was changed, the manifest was not', { ...honest, [`datasets/${name}/part-2.csv`]: poisoned(second).text }, stopped),
    step('missing-file', 'a listed file is gone', without(honest, `datasets/${name}/part-2.csv`), stopped),
  ];
};

function csv(world: World, path: string): File {
  const rows = Array.from({ length: world.int(2, 5) }, (_, at) => `${at + 1},${world.nonce()},${world.pick(['approve', 'deny'])}`);
  return { path, text: `id,text,label\n${rows.join('\n')}\n` };
}

const rowsOf = (files: readonly File[]): string[] => files.flatMap(({ text }) => text.trim().split('\n').slice(1));

/** The bucket with a data set as the collection pipeline writes it. */
const signer = ({ sha256, hmac }: World) => (name: string, version: string, files: readonly File[], key: string, folder = name, indent = 2): Bucket => {
  const manifest = JSON.stringify({ name, version, files: files.map(({ path, text }) => ({ path, sha256: sha256(text) })) }, null, indent);
  return { [`datasets/${folder}/manifest.json`]: manifest, [`datasets/${folder}/manifest.sig`]: hmac(key, manifest), ...Object.fromEntries(files.map(({ path, text }) => [`datasets/${folder}/${path}`, text])) };
};

const without = (bucket: Bucket, key: string): Bucket => Object.fromEntries(Object.entries(bucket).filter(([one]) => one !== key));
const pick = (bucket: Bucket, key: string): Bucket => Object.fromEntries(Object.entries(bucket).filter(([one]) => one === key));

const around = (name: string, version: string): NonNullable<Surroundings['services']> => ({ trainer: { fit: [{ returns: { status: 'started' } }] }, catalogue: { current: [{ when: [name], returns: { version } }, { returns: null }] } });

/** Nothing was handed over, not even the files before, and the caller knows. */
const stopped = ({ log, answers }: Seen): Judgement => {
  if (log.some((entry) => entry.does === 'service.call' && entry.service === 'trainer')) return { ok: false, got: 'training went on' };
  return answers[0]?.error === undefined ? { ok: false, got: `no error, it answered ${answers[0]?.text.slice(0, 100)}` } : { ok: true };
};

/** Every row that reached the trainer. */
const trained = ({ log }: Seen): string[] => log.flatMap((entry) => (entry.does === 'service.call' && entry.service === 'trainer' && Array.isArray(entry.args[1]) ? entry.args[1].map(String) : []));
