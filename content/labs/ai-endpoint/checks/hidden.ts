// Hidden checks of ai-endpoint: the edges of a window, several sessions of one person, numbers that are none.
import type { Build, Call, Judgement, LlmReply, LogEntry, Seen, Step } from '../../../../server/labs/index.ts';

export const build: Build = (world) => {
  const [laptop, phone, guest, person] = [`s-${world.nonce()}`, `s-${world.nonce()}`, `s-${world.nonce()}`, `p-${world.nonce()}`];
  const crowd = Array.from({ length: 40 }, () => `s-${world.nonce()}`);
  /** Whatever the program reads of a request, another one each time. */
  const disguise = (): Record<string, string> => Object.fromEntries(['x-test-ip', 'user-agent', 'x-real-ip', ...world.words].filter((word) => /^[a-z]+(-[a-z]+)+$/i.test(word) && !['x-session', 'content-type'].includes(word.toLowerCase())).map((word) => [word.toLowerCase(), world.nonce()]));
  /** Keys for other things, and one under every name in the program that could be a variable's. */
  const otherKeys = Object.fromEntries(['OPENAI_API_KEY', 'LLM_API_KEY', 'API_KEY', ...world.words.filter((word) => /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/.test(word))].map((word) => [word, `other-${world.nonce()}`]));
  const step = (name: string, calls: Call[], judge: (seen: Seen) => Judgement, reply: LlmReply = { text: 'An answer.', tokens: { input: 20, output: 30 } }, { isDown = false, clock = '2026-04-14T23:30:00Z', key = `k-${world.nonce()}`, env = {} as Record<string, string> } = {}): Step => ({
    name,
    shows: `${calls.length} requests`,
    surroundings: {
      env: { ...env, LLM_KEY: key },
      clock,
      llm: { rules: [], otherwise: reply, ...(isDown && { isDown }) },
      services: { sessions: { find: [{ when: [laptop], returns: { id: person } }, { when: [phone], returns: { id: person } }, { when: [guest], returns: { id: `${person}2` } }, ...crowd.map((one) => ({ when: [one], returns: { id: `p-${one}` } })), { returns: null }] } },
    },
    calls,
    judge,
  });
  const post = (body: object, after = 0, session = laptop, headers: Record<string, string> = {}): Call => ({ file: 'app.ts', method: 'POST', path: '/complete', json: body, after, headers: { 'x-session': session, ...headers } });
  const many = (count: number, call: (at: number) => Call): Call[] => Array.from({ length: count }, (_, at) => call(at));
  const fails = (got: string | undefined): Judgement => (got === undefined ? { ok: true } : { ok: false, got });

  return [
    step('two-devices', many(30, (at) => post({ text: 'hi' }, 0, at % 2 === 0 ? laptop : phone, { 'x-forwarded-for': `10.0.1.${at}` })), ({ log }) => fails(asked(log).length > 10 ? `${asked(log).length} paid calls within a minute, over two devices` : undefined)),
    step('in-disguise', [...many(30, (at) => ({ ...post({ text: 'hi' }, 0, laptop, disguise()), query: world.ways(at % 2 === 0 ? '1' : `x${at}`).fields })), post({ text: 'hi' }, 61, 'nobody', disguise())], ({ log, answers }) => fails(asked(log).length > 10 ? `${asked(log).length} paid calls within a minute, each with other headers` : answers.at(-1)?.status === 200 ? 'an answer to nobody, for a header that stands in the code' : undefined)),
    // Every name in the program as a field of the request, and a length for as much as one likes.
    step('fields-of-its-own', [...['large', 1e9, true, ['x']].map((value) => post({ ...Object.fromEntries(world.words.filter((word) => /^[a-z]\w{1,23}$/i.test(word)).map((word) => [word, value])), text: 'hi', maxTokens: 1e9 }, 7)).map((call, at) => ({ ...call, query: world.ways(['large', '1', 'true', '100000'][at]!).fields, headers: { ...world.ways('1').headers, ...call.headers } })), post({ text: 'hi' }, 7)], ({ log }) => {
      const usual = asked(log).at(-1);
      const odd = asked(log).find(({ model, maxTokens }) => model !== usual?.model || maxTokens !== 500);
      return fails(odd && `a call of the model ${JSON.stringify(odd.model)} with the limit ${odd.maxTokens}, as the request wished`);
    }),
    step('one-early-nine-late', many(20, (at) => post({ text: 'hi' }, at === 1 ? 55 : at === 10 ? 7 : 0, laptop, { 'x-forwarded-for': `10.0.4.${at}` })), ({ log }) => fails(asked(log).length > 11 ? `${asked(log).length - 1} paid calls within ten seconds` : undefined), undefined, { clock: '2026-04-14T12:10:02Z' }),
    step('in-a-crowd', [...many(10, () => post({ text: 'mine' })), ...crowd.map((one) => post({ text: 'hi' }, 0, one)), ...many(5, () => post({ text: 'mine' }))], ({ log, answers }) => {
      const mine = asked(log).filter(({ messages }) => messages.some(({ content }) => content.includes('mine'))).length;
      const refused = answers.slice(10, 50).find(({ status }) => status !== 200);
      return fails(mine > 10 ? `${mine} paid calls within a minute, with forty others in between` : refused && `status ${refused.status} for somebody who has asked once`);
    }),
    step('around-the-full-minute', [...many(10, () => post({ text: 'hi' }, 0, laptop, { 'x-forwarded-for': '10.0.2.1' })), ...many(10, (at) => post({ text: 'hi' }, at === 0 ? world.int(31, 58) : 0, laptop, { 'x-forwarded-for': '10.0.2.2' }))], ({ log }) => fails(asked(log).length > 10 ? `${asked(log).length} paid calls in less than a minute` : undefined), undefined, { clock: '2026-04-14T12:10:30Z' }),
    step('just-within-the-minute', [...many(10, () => post({ text: 'hi' })), ...many(10, (at) => post({ text: 'hi' }, at === 0 ? 58 : 0, laptop, { 'x-forwarded-for': '10.0.2.3' }))], ({ log }) => fails(asked(log).length > 10 ? `${asked(log).length} paid calls in 58 seconds` : undefined)),
    step('limits-that-are-no-numbers', ['100000', -1, 1e9, null, [100000], { a: 1 }, 0.5, 501, '50', 0, true, 499.5].map((maxTokens, at) => post({ text: `hi ${at}`, maxTokens }, 7)), ({ log, answers }) => {
      const odd = asked(log).find(({ maxTokens }) => maxTokens !== 500);
      return fails(odd ? `a call with the limit ${odd.maxTokens}, where 500 was due` : answers.every(({ status }) => status === 200) ? undefined : 'no answer to somebody whose limit is no number');
    }),
    step('texts-that-are-no-texts', [post({ text: ['x'.repeat(9000)] }), post({ text: { toString: 'y'.repeat(9000), length: 10 } }, 1), post({ text: 'z'.repeat(4001) }, 1), post({ text: '' }, 1), post({ text: ['hi'] }, 1), post({ text: 7 }, 1), post({}, 1)], ({ log, answers }) => {
      const taken = answers.find(({ status = 500 }) => status < 400 || status >= 500);
      return fails(asked(log).length > 0 ? `${asked(log).length} paid calls for texts that are none` : taken && `status ${taken.status} for a text that is none`);
    }),
    step('all-at-once', many(30, (at) => ({ ...post({ text: `hi ${at}` }, 0, at % 2 === 0 ? laptop : phone, { 'x-forwarded-for': `10.0.3.${at}` }), isTogether: at > 0 })), ({ log }) => fails(asked(log).length > 10 ? `${asked(log).length} paid calls in one second, from thirty requests at once` : undefined)),
    step('a-book-of-spaces', [post({ text: `hi${' '.repeat(9000)}` }), post({ text: `${'\n'.repeat(9000)}hi` }, 1), post({ text: `hi${'\u200b'.repeat(9000)}hi` }, 1)], ({ log }) => fails(asked(log).some(({ messages }) => messages.reduce((sum, { content }) => sum + content.length, 0) > 6000) ? '9000 spaces, sent and paid for' : undefined)),
    step('budget-on-two-devices', many(20, (at) => post({ text: 'hi' }, 61, at % 2 === 0 ? laptop : phone)), ({ log }) => {
      const first = asked(log).length;
      // The clock passes midnight after half an hour, so a second day's budget may be used.
      return fails(first > 3 ? `${first * 7000} tokens before midnight, with a budget of 20000` : undefined);
    }, { text: 'Long.', tokens: { input: 6500, output: 500 } }),
    step('knocking-during-an-outage', many(12, () => post({ text: 'hi' }, 1)), ({ log }) => fails(asked(log).length > 30 ? `${asked(log).length} calls to a provider that is down, for 12 requests` : undefined), undefined, { isDown: true }),
    step('an-empty-key', [post({ text: 'hi' })], ({ log }) => fails(asked(log).length > 0 ? 'a call without a key of its own' : undefined), undefined, { key: '', env: otherKeys }),
    step('later-the-same-day', many(9, () => post({ text: 'hi' }, 3600)), ({ log }) => fails(asked(log).length > 3 ? `${asked(log).length * 6800} tokens between nine in the morning and six, with a budget of 20000` : undefined), { text: 'Long.', tokens: { input: 6500, output: 300 } }, { clock: '2026-04-14T08:59:00Z' }),
    step('exactly-used-up', many(4, () => post({ text: 'hi' }, 61)), ({ log, answers }) => fails(asked(log).length > 2 ? 'a call by somebody whose 20000 tokens are used' : answers[2]?.status === 429 ? undefined : `status ${answers[2]?.status} instead of 429`), { text: 'Long.', tokens: { input: 9800, output: 200 } }, { clock: '2026-04-14T10:00:00Z' }),
    step('two-people-at-once', many(6, (at) => ({ ...post({ text: `question ${at}` }, at % 2 === 0 ? 61 : 0, at % 2 === 0 ? laptop : guest), isTogether: at % 2 === 1 })), ({ answers }) => {
      const at = answers.findIndex(({ json }, place) => (json as { text?: unknown } | undefined)?.text !== `Answer to question ${place}`);
      return fails(at < 0 ? undefined : `status ${answers[at]?.status} and ${answers[at]?.text.slice(0, 100)} for question ${at}, when each of two people had used 14000 tokens at the most`);
    }, { text: 'Answer to {{user}}', tokens: { input: 6900, output: 100 } }, { clock: '2026-04-14T09:00:00Z' }),
    step('limits-at-their-edges', [500, 1, undefined].map((maxTokens) => post({ text: 'hi', maxTokens }, 1)), ({ log }) => fails(asked(log).map(({ maxTokens }) => maxTokens).join() === '500,1,500' ? undefined : `asked for 500, for 1 and for nothing, the limits were ${asked(log).map(({ maxTokens }) => maxTokens).join(', ')}`)),
    step('a-last-call', many(3, () => post({ text: 'hi' }, 61)), ({ answers }) => fails(answers[2]?.status === 200 ? undefined : `status ${answers[2]?.status} for somebody who has ten tokens left`), { text: 'Long.', tokens: { input: 9795, output: 200 } }, { clock: '2026-04-14T10:00:00Z' }),
    step('a-month-later', [...many(4, () => post({ text: 'hi' }, 61)), post({ text: 'hi' }, 30 * 86_400), post({ text: 'hi' }, 365 * 86_400)], ({ answers }) => fails(answers.slice(4).every(({ status }) => status === 200) ? undefined : `status ${answers[4]?.status} on the same date a month later, ${answers[5]?.status} a year later`), { text: 'Long.', tokens: { input: 6500, output: 500 } }, { clock: '2026-04-14T10:00:00Z' }),
    step('texts-at-their-edges', [post({ text: 'x'.repeat(4000) }), post({ text: '?' }, 1), post({ text: 'é'.repeat(4000) }, 1)], ({ log, answers }) => fails(answers.every(({ status }) => status === 200) && asked(log)[0]?.messages.some(({ content }) => content.includes('x'.repeat(4000))) ? undefined : `status ${answers.map(({ status }) => status).join(', ')} for texts of 4000 characters, of 1, and of 4000 with accents`)),
    step('while-the-budget-lasts', many(3, () => post({ text: 'hi' }, 61)), ({ answers }) => fails(answers.every(({ status }) => status === 200) ? undefined : `status ${answers.map(({ status }) => status).join(', ')}; 15200 of 20000 tokens were used before the third`), { text: 'Long.', tokens: { input: 7500, output: 100 } }),
    step('again-at-midnight', [...many(3, () => post({ text: 'hi' }, 61)), post({ text: 'hi' }, 1800), ...many(3, () => post({ text: 'hi' }, 6 * 86_400 + 82_000))], ({ answers }) => fails(answers.slice(3).every(({ status }) => status === 200) ? undefined : `status ${answers.slice(3).map(({ status }) => status).join(', ')} just after midnight, and days later`), { text: 'Long.', tokens: { input: 6500, output: 500 } }),
  ];
};

type Asked = Extract<LogEntry, { does: 'llm.generate' }>;
const asked = (log: readonly LogEntry[]): Asked[] => log.filter((entry): entry is Asked => entry.does === 'llm.generate');
