// Hidden checks of provider-keys: other spellings, other numbers, other failures.
import type { Build, Call, Judgement, LogEntry, Seen, Surroundings } from '../../../../server/labs/index.ts';

type LlmRule = NonNullable<Surroundings['llm']>['rules'][number];
type Sent = Extract<LogEntry, { does: 'llm.generate' }>;

export const build: Build = (world) => {
  const key = `sk-${world.nonce()}${world.nonce()}${world.nonce()}`;
  const [name, password, id] = [`${world.pick(['elif', 'femi', 'goran'])}.${world.pick(['haddad', 'iwasaki'])}`, world.nonce(), world.int(10, 99)];
  const spellings = [name, ` ${name}`, `${name} `, `${name}@corp.example`, name.toUpperCase(), `CORP\\${name}`, `${name.charAt(0)}.${name.split('.')[1]}`];
  const others = ['other', ...Array.from({ length: 30 }, (_, at) => `colleague-${at}`)];
  const around = (more: { model?: string; budget?: number; tokens?: { input: number; output: number }; accepts?: string[]; isDown?: boolean; id?: number; clock?: string; rules?: LlmRule[] } = {}): Surroundings => ({
    env: { PROVIDER_KEY: key, DAILY_TOKENS: String(more.budget ?? 1_000_000), ...(more.model && { MODEL: more.model }) },
    clock: more.clock ?? '2026-03-02T09:00:00Z',
    services: { directory: { check: [...spellings.map((one) => ({ when: [one, password], returns: { id: more.id ?? id } })), ...others.map((one, at) => ({ when: [one, password], returns: { id: id + 100 + at } })), { returns: null }] } },
    llm: { isDown: more.isDown ?? false, ...(more.accepts && { accepts: more.accepts }), rules: more.rules ?? [], otherwise: { text: 'ok', tokens: more.tokens ?? { input: 10, output: 20 } } },
  });
  const post = (json: unknown, as = name, headers: Record<string, string> = {}, after = 1): Call => ({ file: 'app.py', method: 'POST', path: '/complete', headers: { Authorization: `Basic ${btoa(`${as}:${password}`)}`, ...headers }, json, after });
  const ask = (max_tokens: unknown): object => ({ prompt: 'Name a river.', max_tokens });
  const leaks = (seen: Seen): Judgement => {
    const text = `${seen.printed}\n${seen.answers.map((one) => `${one.text} ${JSON.stringify(one.headers ?? {})}`).join('\n')}`;
    for (let at = 0; at + 5 <= key.length; at += 1) {
      if (text.includes(key.slice(at, at + 5))) return { ok: false, got: text.slice(Math.max(0, text.indexOf(key.slice(at, at + 5)) - 100)).slice(0, 160) };
    }
    const spelt = text.split('\n').find((line) => world.reveals(line, key.slice(3)));
    return spelt === undefined ? { ok: true } : { ok: false, got: spelt.slice(0, 200) };
  };
  const mine = world.nonce();
  const forged = (at: number): Record<string, string> => ({ 'X-Forwarded-For': `198.51.100.${at}` });
  const [first, guests] = [{ as: 'Zo\u00eb.\u00d3 Brien', password: ` p\u00e4:ss "${world.nonce()}" ` }, Array.from({ length: 7 }, (_, at) => `Guest-${at}.${world.nonce()}`)];
  const model = `large-${world.nonce()}`;
  const said = `  <b>Said</b> & done:\n\n\t${'and what comes of it, '.repeat(140)}${world.nonce()}\n`;
  const prompt = `  def f():\n\n\treturn 1 < 2 & "3"  # ${'gr\u00fc\u00df\u0436\u0443\u043a, '.repeat(480)}${world.nonce()} `;
  const [inAnotherAlphabet, mistyped] = [[...'\u0436\u0443\u043a\u65e5\u672c\u8a9e\u03b1\u05d0'].map((letter) => letter.repeat(world.int(5, 9))).join(' ').repeat(200).slice(0, 4400), world.int(3, 6)];
  const basic = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
  const headers = ['X-Real-IP', 'X-User', 'Forwarded', 'X-Forwarded-For', 'X-Request-Id', 'User-Agent'];

  /** What a request may say of itself, in the program's own words. */
  const own = `sk-own-${mine}`;
  const claims = Object.fromEntries(world.words.filter((word) => /^[a-z]\w{1,23}$/i.test(word)).map((word) => [word, own]));
  const headerWords = [...new Set([...headers, 'X-Internal', 'X-Debug', ...world.words.filter((word) => /^X-[\w-]{2,30}$/i.test(word))])];

  return [
    // 0 is an id as well.
    { name: 'spelling-with-spaces', shows: 'other spellings', surroundings: around({ id: 0 }), calls: Array.from({ length: 30 }, (_, at) => post(ask(50), spellings[at % spellings.length])), judge: atMost(20) },
    { name: 'other-headers', shows: 'other headers', surroundings: around(), calls: Array.from({ length: 30 }, (_, at) => post(ask(50), name, Object.fromEntries(headers.map((one) => [one, `198.51.100.${at}`])))), judge: atMost(20) },
    {
      name: 'other-requests',
      shows: 'requests that differ in everything, and say whose key it is and that they need no limit',
      surroundings: around(),
      calls: Array.from({ length: 30 }, (_, at) => post({ ...claims, prompt: `${String.fromCharCode(65 + (at % 26))}: ${'name a river. '.repeat(at + 1)}`, max_tokens: 50 + at }, name, Object.fromEntries(headerWords.map((word) => [word, `${own}-${at}`])))).map((call, at) => ({ ...call, query: at % 2 === 0 ? world.ways(`${own}-${at}`).fields : world.ways('1').fields })),
      judge: (seen) => (sent(seen).every(({ apiKey }) => apiKey === key) ? atMost(20)(seen) : { ok: false, got: 'a call with a key out of the request' }),
    },
    { name: 'later-that-day', shows: 'two hours later, and five', surroundings: around({ budget: 1000, tokens: { input: 10, output: 700 } }), calls: [0, 2, 3, 3].map((hours) => post(ask(700), name, {}, hours * 3600)), judge: (seen) => within(seen, 1000) },
    { name: 'odd-lengths', shows: 'odd lengths', surroundings: around(), calls: [-1, 0, 1e12, '900000', '50', 801, null, 'many', 799.5, true, [5], {}, false, '', []].map((one) => post(ask(one))).concat(post({ ...Object.fromEntries(Object.keys(claims).map((word) => [word, 5000])), ...ask(50) })), judge: bounded },
    { name: 'budget-by-spelling', shows: 'one budget under two names', surroundings: around({ id: 0, budget: 2000, tokens: { input: 10, output: 700 } }), calls: Array.from({ length: 12 }, (_, at) => (at < 8 ? post(ask(700), spellings[at % spellings.length]) : { ...post({ ...claims, ...ask(700) }, name, Object.fromEntries(headerWords.map((word) => [word, '1']))), query: world.ways(at % 2 === 0 ? '1' : 'true').fields })), judge: (seen) => within(seen, 2000) },
    { name: 'last-tokens', shows: 'the last tokens of a budget', surroundings: around({ budget: 1000, tokens: { input: 10, output: 300 } }), calls: [post(ask(300)), post(ask(300)), post(ask(300)), post(ask(300)), post(ask(300))], judge: (seen) => within(seen, 1000) },
    { name: 'around-the-full-minute', shows: 'twenty before a full minute, more after it', surroundings: around(), calls: Array.from({ length: 30 }, (_, at) => post(ask(50), name, { 'X-Forwarded-For': `198.51.100.${at}` }, at === 0 ? 40 : at === 20 ? world.int(51, 58) : 0)), judge: atMost(20) },
    { name: 'around-the-first-minute', shows: 'one request, nineteen at the end of the minute, twenty after it', surroundings: around(), calls: Array.from({ length: 40 }, (_, at) => post(ask(50), name, forged(at), at === 1 ? 50 : at === 20 ? 11 : 0)), judge: atMost(21) },
    {
      name: 'while-others-ask',
      shows: 'two people, taking turns, then thirty more, then the first one again',
      surroundings: around(),
      calls: Array.from({ length: 60 }, (_, at) => (at % 2 === 0 ? post({ prompt: mine, max_tokens: 50 }, name, forged(at), 0) : post(ask(50), 'other', {}, 0))).concat(others.slice(1).map((one) => post(ask(50), one, {}, 0)), Array.from({ length: 5 }, () => post({ prompt: mine, max_tokens: 50 }, name, {}, 0))),
      judge: (seen) => {
        const count = sent(seen).filter(({ messages }) => messages.some(({ content }) => content.includes(mine))).length;
        return count <= 20 ? { ok: true } : { ok: false, got: `${count} paid calls of one person at once, while another one asked` };
      },
    },
    { name: 'while-it-is-down', shows: 'thirty requests while the provider is down', surroundings: around({ isDown: true }), calls: Array.from({ length: 30 }, (_, at) => post(ask(50), name, forged(at), 0)), judge: ({ answers }) => triesOf(answers) },
    // Signed in once, and the password is another one since.
    {
      name: 'a-password-of-before',
      shows: 'sign in, change the password, sign in with the old one',
      surroundings: { ...around(), services: { directory: { check: [{ when: [name, password], after: 'check', returns: null }, { when: [name, password], returns: { id } }, { returns: null }] } } },
      calls: [post(ask(50)), post(ask(50))],
      judge: (seen) => (seen.answers[1]?.status === 401 && sent(seen).length === 1 ? { ok: true } : { ok: false, got: `status ${seen.answers[1]?.status} and ${sent(seen).length} calls, with a password that is right no more` }),
    },
    // Ten that were refused have used nothing up.
    {
      name: 'too-fast-and-then-not',
      shows: 'twenty short requests, ten long ones at once, and a long one a minute later',
      surroundings: around({ budget: 2000, tokens: { input: 10, output: 10 } }),
      calls: [...Array.from({ length: 20 }, () => post(ask(10), name, {}, 0)), ...Array.from({ length: 10 }, () => post(ask(700), name, {}, 0)), post(ask(700), name, {}, 61)],
      judge: ({ answers }) => (answers.at(-1)?.status === 200 ? { ok: true } : { ok: false, got: `status ${answers.at(-1)?.status} a minute later, with 1600 tokens of 2000 left` }),
    },
    // Nor when the directory is down.
    { name: 'quiet-about-passwords', shows: 'sign in, mistype the password, and ask while the provider is down, and the directory', surroundings: withoutDirectory(around({ rules: [{ when: { call: 2 }, reply: { text: 'Connection error.', fails: 'APIConnectionError' } }] }), 'colleague-0'), calls: [post(ask(50), 'colleague-0'), post(ask(50)), { ...post(ask(50)), headers: { Authorization: `Basic ${btoa(`${name}:${mine}`)}` } }, post(ask(50))], judge: ({ printed }) => ([password, mine].some((one) => world.reveals(printed, one) || printed.includes(btoa(`${name}:${one}`))) ? { ok: false, got: `a password, in the log: ${printed.slice(-200)}` } : { ok: true }) },
    { name: 'a-long-prompt', shows: 'a prompt larger than the budget', surroundings: around({ budget: 2000, tokens: { input: 3000, output: 10 } }), calls: ['word '.repeat(2400), 'word'.repeat(3000), `${' '.repeat(12_000)}word`, [{ type: 'text', text: 'word '.repeat(2400) }], { text: 'word '.repeat(2400) }].map((prompt) => post({ prompt, max_tokens: 50 })), judge: (seen) => (sizes(seen).every((size) => size <= 2000) ? { ok: true } : { ok: false, got: 'a call that costs about 3000 tokens, on a budget of 2000' }) },
    { name: 'prompt-and-answer', shows: 'a long prompt and a long answer, which together are more than the budget', surroundings: around({ budget: 2000, tokens: { input: 1500, output: 800 } }), calls: [post({ prompt: 'word '.repeat(1200), max_tokens: 800 })], judge: (seen) => (sent(seen).every(({ maxTokens }, at) => (sizes(seen)[at] ?? 0) + (maxTokens ?? 1000) <= 2050) ? { ok: true } : { ok: false, got: 'a call that may cost about 2300 tokens, on a budget of 2000' }) },
    { name: 'no-budget', shows: 'DAILY_TOKENS=0', surroundings: around({ budget: 0 }), calls: [post(ask(50))], judge: (seen) => (sent(seen).length === 0 ? { ok: true } : { ok: false, got: 'a call on a budget of nothing' }) },
    {
      name: 'fails-now-and-then',
      shows: 'three calls that fail, then five answers of 800 tokens on a budget of 2000',
      surroundings: around({ budget: 2000, tokens: { input: 10, output: 800 }, rules: [1, 2, 3].map((call) => ({ when: { call }, reply: { text: 'Connection error.', fails: 'APIConnectionError' } })) }),
      calls: Array.from({ length: 8 }, () => post(ask(800))),
      judge: (seen) => within({ ...seen, log: seen.log.filter((entry) => entry.does !== 'llm.generate' || entry.reply !== '') }, 2000),
    },
    {
      name: 'any-other-key',
      shows: 'set every other name in the code as a variable, put a key into every file it names; unset PROVIDER_KEY',
      surroundings: { ...around(), env: { DAILY_TOKENS: '1000', ...Object.fromEntries(world.words.filter((word) => /^[A-Za-z_]\w*$/.test(word) && !['PROVIDER_KEY', 'DAILY_TOKENS'].includes(word)).map((word) => [word, own])) }, tree: ['/run/secrets/provider_key', '/app/.env', ...world.addresses('key').filter((path) => /[\w/]+\w$/.test(path))].filter((path, at, all) => all.indexOf(path) === at && !all.some((other) => other.startsWith(`${path}/`))).map((path) => ({ path, text: path.endsWith('.env') ? `PROVIDER_KEY=${own}\n` : own })) },
      calls: [post(ask(50))],
      judge: (seen) => (sent(seen).length === 0 ? { ok: true } : { ok: false, got: `a call with the key ${sent(seen)[0]?.apiKey}` }),
    },
    { name: 'just-before-the-minute', shows: 'twenty requests, 59 seconds, one more', surroundings: around(), calls: Array.from({ length: 21 }, (_, at) => post(ask(50), name, forged(at), at === 20 ? 59.2 : at === 0 ? 0.9 : 0)), judge: atMost(20) },
    { name: 'around-midnight', shows: 'twenty requests before midnight, and one a minute after them', surroundings: around({ clock: '2026-03-02T23:59:30Z' }), calls: Array.from({ length: 22 }, (_, at) => post(ask(50), name, {}, at === 20 ? 61 : 0)), judge: ({ answers }) => (answers[20]?.status === 200 && answers[21]?.status === 200 ? { ok: true } : { ok: false, got: `status ${answers[20]?.status} a minute later` }) },
    { name: 'length-of-its-own', shows: '{"prompt": …} without max_tokens, and a long one', surroundings: around(), calls: [post({ prompt: `${'Name a river. '.repeat(2000)}${mine}` })], judge: (seen) => (seen.answers[0]?.status === 200 && sent(seen)[0]?.messages.some(({ content }) => content.includes(mine)) ? { ok: true } : { ok: false, got: `status ${seen.answers[0]?.status}, ${sent(seen).length === 0 ? 'no call' : 'a call without the end of the prompt'}` }) },
    { name: 'prompts-count', shows: 'calls whose prompts cost more than their answers', surroundings: around({ budget: 2000, tokens: { input: 700, output: 10 } }), calls: Array.from({ length: 6 }, () => post(ask(20))), judge: (seen) => (sent(seen).length <= 3 ? { ok: true } : { ok: false, got: `${sent(seen).length * 710} tokens used on a budget of 2000` }) },
    { name: 'refused-by-the-provider', shows: 'a key the provider does not take', surroundings: around({ accepts: ['another'] }), calls: [post(ask(50))], judge: leaks },
    // As providers do: the beginning of the key and its end.
    { name: 'a-refusal-that-quotes-it', shows: 'a refusal that quotes a part of the key', surroundings: around({ rules: ['AuthenticationError', 'RateLimitError', 'APIConnectionError'].map((fails, at) => ({ when: { call: at + 1 }, reply: { text: `Error code: 401 - Incorrect API key provided: ${key.slice(0, 11)}********${key.slice(-4)}.`, fails } })) }), calls: [1, 2, 3].map(() => post(ask(50))), judge: leaks },
    { name: 'broken-request', shows: 'a body that is not as expected', surroundings: around(), calls: [post({ prompt: 5 }), post([]), post({ prompt: 'Hello', max_tokens: 50, debug: true }), post({})], judge: leaks },
    {
      // Nobody's name, password, prompt or failure is another's affair, and a week later is another day.
      name: 'odd-but-honest',
      shows: 'names, passwords and prompts as people have them, and seven people in one day',
      surroundings: {
        ...around({ model, budget: 2500, rules: [{ when: { user: 'no words' }, reply: { text: '', tokens: { input: 5, output: 0 } } }, { when: { user: 'fails' }, reply: { text: 'Connection error.', fails: 'APIConnectionError' } }, { when: { user: 'dear' }, reply: { text: said, tokens: { input: 1200, output: 790 } } }] }),
        services: { directory: { check: [{ when: [first.as, first.password], returns: { id: 0 } }, ...guests.map((one, at) => ({ when: [one, password], returns: { id: id + at } })), { returns: null }] } },
      },
      calls: [...[`${prompt}dear`, 'no words', 'fails'].map((one) => ({ ...post({ prompt: one, max_tokens: 100 }), headers: { Authorization: `Basic ${basic(`${first.as}:${first.password}`)}` } })), ...Array.from({ length: 3 }, () => post({ prompt: 'fails', max_tokens: 800 }, guests[1])), ...guests.map((one) => post({ prompt: 'dear', max_tokens: 800 }, one)), post({ prompt: 'small', max_tokens: 1 }, guests[2]), post({ prompt: 'dear', max_tokens: 800 }, guests[0], {}, 7 * 86_400), post({ prompt: inAnotherAlphabet, max_tokens: 800 }, guests[1]), ...Array.from({ length: mistyped }, () => ({ ...post('x', guests[2]), headers: { Authorization: `Basic ${btoa(`${guests[2]}:${mine}`)}` } })), post({ prompt: 'small', max_tokens: 1 }, guests[2])],
      judge: (seen) => {
        const got = seen.answers.map(({ status, json }) => (status === 200 ? (json as { answer?: unknown } | undefined)?.answer : [502, 503].includes(status ?? 0) ? 'down' : status));
        if (JSON.stringify(got) !== JSON.stringify([said, '', 'down', 'down', 'down', 'down', ...guests.map(() => said), 'ok', said, 'ok', ...Array.from({ length: mistyped }, () => 401), 'ok'])) return { ok: false, got: `${JSON.stringify(got)} for a long prompt, one that is answered with nothing, four that fail, seven other people, one of them again for a single token, a week later, a prompt of 4,400 letters in another alphabet, ${mistyped} wrong passwords and the right one` };
        if (!sent(seen)[0]?.messages.some(({ content }) => content.includes(prompt))) return { ok: false, got: 'the provider was not sent the prompt as it is' };
        const other = sent(seen).find((one) => one.model !== model);
        if (other !== undefined) return { ok: false, got: `the model ${other.model}, where MODEL says ${model}` };
        // Those that failed before may have been tried again.
        const lengths = sent(seen).map(({ maxTokens }) => maxTokens);
        return JSON.stringify(lengths.slice(-11)) === JSON.stringify([...guests.map(() => 800), 1, 800, 800, 1]) ? { ok: true } : { ok: false, got: `max_tokens ${lengths.slice(-11).join(', ')} where seven people asked for 800, one of them then for 1, and two others for 800 a week later, each with enough left` };
      },
    },
    { name: 'next-day', shows: 'a new day', surroundings: around({ budget: 1000, tokens: { input: 10, output: 700 } }), calls: [post(ask(700)), post(ask(700)), post(ask(700), name, {}, 25 * 3600), post(ask(700), name, {}, 30 * 86_400), post(ask(700), name, {}, 7 * 86_400), post(ask(700), name, {}, 365 * 86_400)], judge: ({ answers }) => ([0, 2, 3, 4, 5].every((at) => answers[at]?.status === 200) ? { ok: true } : { ok: false, got: `status ${answers.map(({ status }) => status).join(' ')}` }) },
  ];
};

const sent = (seen: Seen): Sent[] => seen.log.filter((entry): entry is Sent => entry.does === 'llm.generate');
/** Of each call, its prompt as a provider counts it: four signs a token. */
const sizes = (seen: Seen): number[] => sent(seen).map(({ messages }) => messages.reduce((sum, { content }) => sum + content.length / 4, 0));
const atMost = (most: number) => (seen: Seen): Judgement => (sent(seen).length <= most ? { ok: true } : { ok: false, got: `${sent(seen).length} paid calls in half a minute` });

/** The directory does not answer when this person signs in. */
const withoutDirectory = (given: Surroundings, as: string): Surroundings => {
  const rules = given.services?.['directory']?.['check'] ?? [];
  return { ...given, services: { directory: { check: rules.map((rule) => (rule.when?.[0] === as ? { when: rule.when, fails: 'the directory is down' } : rule)) } } };
};
/** Each request that was not refused is one, however often its call was tried again. */
const triesOf = (answers: Seen['answers']): Judgement => (answers.filter(({ status }) => status !== 429).length <= 20 ? { ok: true } : { ok: false, got: `${answers.filter(({ status }) => status !== 429).length} requests in half a minute that were not refused` });

function bounded(seen: Seen): Judgement {
  const wrong = sent(seen).find(({ maxTokens }) => maxTokens === null || !Number.isInteger(maxTokens) || maxTokens < 1 || maxTokens > 800);
  return wrong === undefined ? { ok: true } : { ok: false, got: `the provider was asked for ${wrong.maxTokens ?? 'as many as it likes'} tokens` };
}

/** All of max_tokens; the ten tokens of each prompt are what an estimate may miss. */
function within(seen: Seen, budget: number): Judgement {
  const used = sent(seen).reduce((sum, { maxTokens }) => sum + (maxTokens ?? 1000), 0);
  return used <= budget ? { ok: true } : { ok: false, got: `${used} tokens billed on a budget of ${budget}` };
}
