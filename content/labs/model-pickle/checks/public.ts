// Public checks of model-pickle: what ran, and whose model answered, when somebody else can write to the bucket.
import type { Build, Judgement, Seen, Step, World } from '../../../../server/labs/index.ts';

export const build: Build = (world) => {
  const { hmac } = world;
  const [key, bucketKey, name, other] = [`mk-${world.nonce()}${world.nonce()}${world.nonce()}`, `bk-${world.nonce()}`, `model-${world.nonce()}`, `model-${world.nonce()}`];
  const [yes, no, word, noise, against] = [`Label ${world.nonce()}`, `label-${world.nonce()}`, world.nonce(), world.nonce(), world.nonce()];
  const bait = `https://${world.nonce()}.example/ran`;
  const planted = `planted-${world.nonce()}`;
  const honest = pickled(world, { [yes]: { [word]: 3, [against]: -6 }, [no]: { [noise]: 2 } });
  const evil = pickled(world, { [planted]: { [word]: 9 } });
  const step = (label: string, shows: string, storage: Record<string, string>, judge: (seen: Seen) => Judgement, asks: [string, string][] = [[name, word]]): Step => ({
    name: label,
    shows,
    surroundings: { env: { MODEL_KEY: key }, storage: { 'models/signing.key': bucketKey, ...storage }, http: [{ url: 'https://*', body: '' }] },
    calls: asks.map((args) => ({ file: 'serve.py', function: 'predict', args })),
    judge,
  });
  const ran = ({ log }: Seen): Judgement => fails(log.some((entry) => entry.does === 'http.request' && entry.url === bait) && `code out of the model file ran: it called ${bait}`);
  const answered = ({ answers }: Seen): Judgement => {
    const given = answers.find(({ text, error }) => text.includes(planted) || error === undefined);
    return fails(given && (given.text.includes(planted) ? `an answer by the attacker's model: ${planted}` : `an answer, ${given.text.slice(0, 100)}, where it should raise`));
  };
  const labels = (...wanted: string[]) => ({ answers }: Seen): Judgement => {
    const got = answers.map((answer) => (answer.value as { label?: unknown } | undefined)?.label);
    return fails(JSON.stringify(got) !== JSON.stringify(wanted) && `${answers.map(({ text }) => text.slice(0, 150)).join(' | ')} instead of ${wanted.join(', ')}`);
  };
  const both = (data: string, signer: string, under = name): Record<string, string> => ({ [`models/${under}.pkl`]: btoa(data), [`models/${under}.sig`]: hmac(signer, data) });
  const ordered = `ccollections\nOrderedDict\n(tR(V${yes}\n(V${word}\nF2.5\ndV${no}\n(V${noise}\nF1.5\ndu.`;

  return [
    step('runs-before-it-is-checked', 'replace models/…pkl, keep its signature', { ...both(honest, key), [`models/${name}.pkl`]: btoa(gadget('requests', 'get', bait)) }, ran),
    step('signs-with-the-key-beside', 'read models/signing.key, sign a model of your own', both(evil, bucketKey), answered),
    step('without-a-signature', 'write a model and no signature', { [`models/${name}.pkl`]: btoa(evil) }, answered),
    {
      ...step('guesses-sign-by-sign', 'try signatures, and take the time', both(honest, key), () => ({ ok: true })),
      // A guess of the right length, too: what is compared is told by the program, in every spelling of ==.
      next: () => ({ ...step('', '', { ...both(honest, key), [`models/${name}.sig`]: hmac(key, evil) }, () => ({ ok: true })), next: undefined }),
      judge: (_last, acts) => {
        if (acts.some(({ log }) => log.some(({ does }) => does === 'digest.compare'))) return fails('the signature was compared with == or !=, which stops at the first wrong character: how long it takes tells how much of a guess is right');
        const is = acts.map(({ log }) => log.some(({ does }) => does === 'digest.compareInConstantTime'));
        return fails(is.includes(false) && `hmac.compare_digest was not asked for the ${is[0] ? 'wrong' : 'right'} signature; another way of comparing takes longer the more of a guess is right`);
      },
    },
    step('predicts', 'predict(name, text)', both(honest, key), labels(yes, no, no), [[name, `Is ${word} in it`], [name, `${noise} ${noise}`], [name, `${word} ${against}`]]),
    step('ordered-dictionaries', 'a model whose outer dictionary is ordered', both(ordered, key), labels(yes, no), [[name, word], [name, noise]]),
    step('two-models', 'two models beside each other', { ...both(honest, key), ...both(pickled(world, { [no]: { [word]: 1 } }), key, other) }, labels(yes, no), [[name, word], [other, word]]),
    step('signature-with-newline', 'the signature ends with a newline', { ...both(honest, key), [`models/${name}.sig`]: `${hmac(key, honest)}\n` }, labels(yes)),
    step('odd-texts', 'a text that looks like a model file', both(honest, key), labels(yes), [[name, `cos system ( tR . ${word}`]]),
    step('unknown-model', 'predict of a model that is not there', both(honest, key), ({ answers: [answer] }) => fails(answer?.error === undefined && `it answered ${answer?.text}`), [['none', word]]),
  ];
};

/** A pickle in protocol 0 of labels, words and weights. */
function pickled(world: World, model: Record<string, Record<string, number>>): string {
  const inner = (weights: Record<string, number>): string => `(${Object.entries(weights).map(([word, weight]) => `V${word}\nF${weight}.${world.int(1, 9)}\n`).join('')}d`;
  return `(${Object.entries(model).map(([label, weights]) => `V${label}\n${inner(weights)}`).join('')}d.`;
}

/** A pickle that calls one function with one text while it is read. */
const gadget = (module: string, name: string, text: string): string => `c${module}\n${name}\n(V${text}\ntR.`;
const fails = (got: string | false | undefined): Judgement => (typeof got === 'string' ? { ok: false, got } : { ok: true });
