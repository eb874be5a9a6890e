// Public checks of provider-keys: where the key turns up, who counts as one person, what the provider is asked for and in which order.
import type { Build, Call, Judgement, LogEntry, Seen, Surroundings } from '../../../../server/labs/index.ts';

const LITERAL = 'sk-gate-Vb3xT9mKq2LzW7RnYc4H';
type Sent = Extract<LogEntry, { does: 'llm.generate' }>;

export const build: Build = (world) => {
  const key = `sk-${world.nonce()}${world.nonce()}${world.nonce()}`;
  const [name, other] = world.shuffle(['ann', 'bela', 'chidi', 'dara']) as [string, string];
  const [password, theirs] = [world.nonce(), world.nonce()];
  const [id, otherId] = [world.int(10, 49), world.int(50, 99)];
  const answer = `Answer ${world.nonce()}, and so on: ${world.nonce()}`;
  const spellings = [name, name.toUpperCase(), `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`, `${name.slice(0, 2)}${name.slice(2).toUpperCase()}`];
  const around = (more: { env?: Record<string, string>; tokens?: { input: number; output: number }; isDown?: boolean; accepts?: string[] } = {}): Surroundings => ({
    env: { PROVIDER_KEY: key, DAILY_TOKENS: '1000000', ...more.env },
    clock: '2026-03-02T09:00:00Z',
    services: { directory: { check: [...spellings.map((one) => ({ when: [one, password], returns: { id } })), { when: [other, theirs], returns: { id: otherId } }, { returns: null }] } },
    llm: { isDown: more.isDown ?? false, ...(more.accepts && { accepts: more.accepts }), rules: [], otherwise: { text: answer, tokens: more.tokens ?? { input: 10, output: 20 } } },
  });
  const post = (json: object, more: { as?: string; password?: string; headers?: Record<string, string>; after?: number } = {}): Call => ({
    file: 'app.py',
    method: 'POST',
    path: '/complete',
    headers: { Authorization: `Basic ${btoa(`${more.as ?? name}:${more.password ?? password}`)}`, ...more.headers },
    json,
    ...(more.after !== undefined && { after: more.after }),
  });
  const question = `Name three rivers ${'and what flows into them, '.repeat(6)}${world.nonce()}?`;
  const ask = { prompt: 'Name three rivers.', max_tokens: 100 };
  const leaks = (seen: Seen): Judgement => {
    const text = `${seen.printed}\n${seen.answers.map((one) => `${one.text} ${JSON.stringify(one.headers ?? {})}`).join('\n')}`;
    for (const secret of [key, LITERAL]) {
      // Any five signs in a row; the last four are a common way to name a key.
      for (let at = 0; at + 5 <= secret.length; at += 1) {
        const part = secret.slice(at, at + 5);
        if (text.includes(part)) return { ok: false, got: text.slice(Math.max(0, text.indexOf(part) - 100), text.indexOf(part) + 60) };
      }
    }
    const spelt = text.split('\n').find((line) => world.reveals(line, key.slice(3)) || world.reveals(line, key));
    return spelt === undefined ? { ok: true } : { ok: false, got: spelt.slice(0, 200) };
  };
  const atMost = (calls: number, seconds: number) => (seen: Seen): Judgement => (sent(seen).length <= calls ? { ok: true } : { ok: false, got: `${sent(seen).length} paid calls in ${seconds} seconds` });
  const many = (count: number, each: (at: number) => Parameters<typeof post>[1]): Call[] => Array.from({ length: count }, (_, at) => post(ask, { after: 1, ...each(at) }));
  const works = (seen: Seen): Judgement => answered(seen, answer);

  return [
    { name: 'read-the-files', shows: 'git clone … && grep -rE "sk-" .', calls: [], judge: () => readFiles(world.files) },
    {
      name: 'clone-and-run',
      shows: 'git clone … && flask run, without PROVIDER_KEY',
      surroundings: { ...around(), env: { DAILY_TOKENS: '1000', OPENAI_API_KEY: `sk-${world.nonce()}`, API_KEY: `sk-${world.nonce()}` } },
      calls: [post(ask)],
      judge: (seen) => (sent(seen).length === 0 ? { ok: true } : { ok: false, got: `a call to the provider with the key ${sent(seen)[0]?.apiKey ?? '(none)'}` }),
    },
    { name: 'read-the-log', shows: 'tail -f /var/log/gateway.log', surroundings: around(), calls: [post(ask)], judge: leaks },
    { name: 'read-the-error', shows: 'the provider is down; curl …/complete', surroundings: around({ isDown: true }), calls: [post(ask)], judge: leaks },
    { name: 'forged-address', shows: 'for i in $(seq 30); do curl -H "X-Forwarded-For: 198.51.100.$i" …; done', surroundings: around(), calls: many(30, (at) => ({ headers: { 'X-Forwarded-For': `198.51.100.${at}` } })), judge: atMost(20, 30) },
    { name: 'other-spelling', shows: `curl -u ${spellings[0]}:… ; curl -u ${spellings[1]}:… ; curl -u ${spellings[2]}:…`, surroundings: around(), calls: many(32, (at) => ({ as: spellings[at % 4]! })), judge: atMost(20, 32) },
    { name: 'endless-answer', shows: '{"prompt": …, "max_tokens": 1000000}, and without max_tokens', surroundings: around(), calls: [post({ ...ask, max_tokens: 1_000_000 }), post({ prompt: 'Hello' })], judge: bounded },
    {
      name: 'over-the-budget',
      shows: 'DAILY_TOKENS=2000; five answers of 800 tokens',
      surroundings: around({ env: { DAILY_TOKENS: '2000' }, tokens: { input: 10, output: 800 } }),
      calls: Array.from({ length: 5 }, () => post({ ...ask, max_tokens: 800 })),
      judge: (seen) => (within(seen, 2000).ok && seen.answers[4]?.status !== 429 ? { ok: false, got: `status ${seen.answers[4]?.status} instead of 429 when nothing is left` } : within(seen, 2000)),
    },
    { name: 'answers', shows: 'POST /complete', surroundings: around(), calls: [post({ ...ask, prompt: question })], judge: (seen) => (!works(seen).ok ? works(seen) : !sent(seen)[0]?.messages.some(({ content }) => content.includes(question)) ? { ok: false, got: 'the provider was not sent the whole prompt' } : (seen.answers[0]?.json as { tokens?: unknown }).tokens === 30 ? { ok: true } : { ok: false, got: `tokens in ${seen.answers[0]?.text.slice(0, 100)}, 30 were used` }) },
    { name: 'passes-on-the-length', shows: 'max_tokens: 250', surroundings: around(), calls: [post({ ...ask, max_tokens: 250 }), post({ ...ask, max_tokens: 800 })], judge: (seen) => (works(seen).ok && sent(seen)[0]?.maxTokens === 250 && sent(seen)[1]?.maxTokens === 800 ? { ok: true } : { ok: false, got: `max_tokens ${sent(seen).map(({ maxTokens }) => maxTokens ?? 'not set').join(' and ')} where 250 and 800 were asked for; status ${seen.answers[0]?.status}` }) },
    { name: 'twenty-a-minute', shows: 'twenty requests, a minute, two more', surroundings: around(), calls: [...many(20, () => ({})), post(ask, { after: 61 }), post(ask)], judge: works },
    { name: 'says-too-many', shows: 'the 21st request, and one a minute later', surroundings: around(), calls: [...many(21, () => ({})), post(ask, { after: 61 })], judge: ({ answers }) => (answers[20]?.status === 429 && [...answers.slice(0, 20), answers[21]!].every(({ status }) => status === 200) ? { ok: true } : { ok: false, got: `status ${answers.map(({ status }) => status).join(' ')}` }) },
    { name: 'same-address', shows: 'two people behind one address', surroundings: around(), calls: [...many(25, () => ({ headers: { 'X-Forwarded-For': '198.51.100.7' } })), post(ask, { as: other, password: theirs, headers: { 'X-Forwarded-For': '198.51.100.7' } })], judge: ({ answers }) => (answers[25]?.status === 200 ? { ok: true } : { ok: false, got: `status ${answers[25]?.status} for somebody who asked once` }) },
    { name: 'uses-its-budget', shows: 'DAILY_TOKENS=2000; two answers of 800 tokens, and somebody else', surroundings: around({ env: { DAILY_TOKENS: '2000' }, tokens: { input: 10, output: 800 } }), calls: [post({ ...ask, max_tokens: 800 }), post({ ...ask, max_tokens: 800 }), post({ ...ask, max_tokens: 800 }, { as: other, password: theirs })], judge: works },
    { name: 'counts-what-was-used', shows: 'DAILY_TOKENS=2000; ten short answers that might have been long', surroundings: around({ env: { DAILY_TOKENS: '2000' }, tokens: { input: 10, output: 20 } }), // A length that is refused or brought down costs nothing, or what was used.
      calls: [post({ ...ask, max_tokens: 1900 }), ...Array.from({ length: 10 }, () => post({ ...ask, max_tokens: 400 }))], judge: (seen) => works({ ...seen, answers: seen.answers.slice(1) }) },
    { name: 'key-from-outside', shows: 'PROVIDER_KEY=sk-…', surroundings: around({ accepts: [key] }), calls: [post(ask)], judge: works },
    { name: 'provider-is-down', shows: 'the provider is down', surroundings: around({ isDown: true }), calls: [post(ask)], judge: ({ answers: [one] }) => ([502, 503].includes(one?.status ?? 0) && one?.error === undefined ? { ok: true } : { ok: false, got: `status ${one?.status}: ${one?.text.slice(0, 200)}` }) },
    { name: 'wrong-password', shows: 'curl -u ann:wrong, before and after the right one, and without -u', surroundings: around(), calls: [post(ask, { password: 'wrong' }), post(ask), post(ask, { password: 'wrong' }), { ...post(ask), headers: {} }], judge: (seen) => ([0, 2, 3].every((at) => seen.answers[at]?.status === 401) && sent(seen).length === 1 ? { ok: true } : { ok: false, got: `status ${seen.answers.map(({ status }) => status).join(' ')}` }) },
  ];
};

const sent = (seen: Seen): Sent[] => seen.log.filter((entry): entry is Sent => entry.does === 'llm.generate');

function answered(seen: Seen, answer: string): Judgement {
  const at = seen.answers.findIndex((one) => one.status !== 200 || (one.json as { answer?: unknown } | undefined)?.answer !== answer);
  return at < 0 ? { ok: true } : { ok: false, got: `request ${at + 1}: status ${seen.answers[at]?.status}: ${seen.answers[at]?.text.slice(0, 200)}` };
}

/** Every call says how long the answer may be. */
function bounded(seen: Seen): Judgement {
  const wrong = sent(seen).find(({ maxTokens }) => maxTokens === null || !Number.isInteger(maxTokens) || maxTokens < 1 || maxTokens > 800);
  return wrong === undefined ? { ok: true } : { ok: false, got: `the provider was asked for ${wrong.maxTokens ?? 'as many as it likes'} tokens` };
}

/** What the provider was asked for, as it would bill it: all of max_tokens, and 10 tokens of prompt, which an estimate may miss. */
function within(seen: Seen, budget: number): Judgement {
  const used = sent(seen).reduce((sum, { maxTokens }) => sum + Math.min(800, maxTokens ?? 800), 0);
  return used <= budget ? { ok: true } : { ok: false, got: `${used} tokens billed on a budget of ${budget}` };
}

function readFiles(files: Readonly<Record<string, string>>): Judgement {
  const part = LITERAL.slice(8);
  for (const [path, text] of Object.entries(files)) {
    const decoded = (text.match(/[A-Za-z0-9+/]{16,}={0,2}/g) ?? []).map((one) => {
      try {
        return atob(one);
      } catch {
        return '';
      }
    });
    const joined = text.replace(/["'\s+\\]/g, '');
    if ([text, joined, [...joined].reverse().join(''), ...decoded].some((one) => one.includes(part))) return { ok: false, got: `${LITERAL}, in ${path}` };
    const literal = /(["'])(sk-[\w-]{12,})\1/.exec(text)?.[2];
    if (literal !== undefined) return { ok: false, got: `${literal}, in ${path}` };
  }
  return { ok: true };
}
