// Public checks of ai-endpoint: how many paid calls reach the provider, how large, with which key, for somebody who wants the bill to grow.
import type { Build, Call, Judgement, LlmReply, LogEntry, Seen, Step, Surroundings } from '../../../../server/labs/index.ts';

/** What is secret of the key in start/. */
const LEAKED = '7Qm2vN4tXa81';

export const build: Build = (world) => {
  const [mine, other, key] = [`s-${world.nonce()}`, `s-${world.nonce()}`, `k-${world.nonce()}`];
  const around = (more: { reply?: LlmReply; env?: Record<string, string>; isDown?: boolean } = {}): Surroundings => ({
    env: more.env ?? { LLM_KEY: key },
    clock: `2026-0${world.int(1, 9)}-1${world.int(0, 9)}T1${world.int(0, 9)}:00:00Z`,
    llm: { rules: [], otherwise: more.reply ?? { text: 'An answer.', tokens: { input: 20, output: 30 } }, ...(more.isDown && { isDown: true }) },
    services: { sessions: { find: [{ when: [mine], returns: { id: `p-${mine}` } }, { when: [`${mine}-phone`], returns: { id: `p-${mine}` } }, { when: [other], returns: { id: `p-${other}` } }, { returns: null }] } },
  });
  const post = (body: object, more: Partial<Call> & { session?: string } = {}): Call => ({ file: 'app.ts', method: 'POST', path: '/complete', json: body, ...more, headers: { 'x-session': more.session ?? mine, ...more.headers } });
  const step = (name: string, shows: string, surroundings: Surroundings, calls: Call[], judge: (seen: Seen) => Judgement): Step => ({ name, shows, surroundings, calls, judge });
  const many = (count: number, call: (at: number) => Call): Call[] => Array.from({ length: count }, (_, at) => call(at));
  const fails = (got: string | undefined): Judgement => (got === undefined ? { ok: true } : { ok: false, got });
  const answered = `An <answer> & ${'with more to it, '.repeat(100)}\n${world.nonce()}.`;
  // Lines, spaces and letters that whoever tidies a text would change.
  const question = `What is a sonnet?\n\n\tIs ﬁve  lines, or ${world.int(2, 9)}½, enough?`;
  const size = world.int(200_000, 400_000);
  const long = 'word '.repeat(world.int(2000, 3000));
  const dear = { text: 'Long.', tokens: { input: 6500, output: 500 } };

  return [
    step('another-address-each-time', 'for i in 1..40: curl -H "X-Forwarded-For: 10.0.0.$i" …/complete', around(), many(40, (at) => post({ text: 'hi' }, { headers: { 'x-forwarded-for': `10.${world.int(0, 255)}.0.${at}` } })), ({ log }) => fails(asked(log).length > 10 ? `${asked(log).length} paid calls within a minute` : undefined)),
    step('as-long-as-you-like', `{"text": "…", "maxTokens": ${size}}`, around(), [post({ text: 'Write a book.', maxTokens: size }), post({ text: 'Write a book.' }, { after: 1 })], ({ log }) => {
      const open = asked(log).find(({ maxTokens }) => maxTokens === null || maxTokens > 500);
      return fails(open && `a call with ${open.maxTokens === null ? 'no limit' : `a limit of ${open.maxTokens} tokens`} for its answer`);
    }),
    step('a-very-long-question', `{"text": "${long.slice(0, 20)}… (${long.length} characters)"}`, around(), [post({ text: long })], ({ log }) => fails(asked(log).some(({ messages }) => messages.reduce((sum, { content }) => sum + content.length, 0) > 6000) ? `${long.length} characters, sent and paid for` : undefined)),
    step('all-day-long', 'every minute: curl …/complete, all day', around({ reply: dear }), many(20, (at) => post({ text: `more ${at}` }, { after: 61 })), ({ log }) => fails(asked(log).length > 3 ? `${asked(log).length * 7000} tokens in a day, with a budget of 20000` : undefined)),
    step('while-the-provider-is-down', 'curl …/complete during an outage', around({ isDown: true }), [post({ text: 'hi' })], ({ log }) => fails(asked(log).length > 2 ? `${asked(log).length} calls to the provider for one request` : undefined)),
    step('a-deployment-without-its-key', 'unset LLM_KEY; curl …/complete', around({ env: {} }), [post({ text: 'hi' })], ({ log }) => fails(world.reveals(Object.values(world.files).join('\n'), LEAKED) ? 'the key that was leaked, still in the repository' : asked(log)[0] && `a call with ${asked(log)[0]?.apiKey ? `the key ${asked(log)[0]?.apiKey}, which is in the repository` : 'no key'}`)),
    step('answers', '{"text": "hi"}', around({ reply: { text: answered, tokens: { input: 20, output: 90 } } }), [post({ text: question })], ({ answers: [answer], log }) => fails(answer?.status === 200 && isText(answer.json, answered) && asked(log)[0]?.apiKey === key && asked(log)[0]?.messages.some(({ content }) => content.includes(question)) ? undefined : `status ${answer?.status}: ${answer?.text.slice(0, 200)}`)),
    step('a-shorter-answer', '{"maxTokens": 50}', around(), [post({ text: 'hi', maxTokens: 50 })], ({ log }) => fails(asked(log)[0]?.maxTokens === 50 ? undefined : `the limit was ${asked(log)[0]?.maxTokens}`)),
    step('a-long-text', '{"text": "… (4000 characters)"}', around(), [post({ text: 'x'.repeat(3990) + 'the end.' })], ({ answers: [answer], log }) => fails(answer?.status === 200 && asked(log)[0]?.messages.some(({ content }) => content.includes('xthe end.')) ? undefined : `status ${answer?.status}`)),
    step('ten-a-minute', '10 times', around(), many(10, () => post({ text: 'hi' }, { after: 2 })), ({ answers }) => fails(answers.every(({ status }) => status === 200) ? undefined : `${answers.filter(({ status }) => status === 200).length} of 10 were answered`)),
    step('again-after-a-minute', '12 times, a minute later once more', around(), [...many(12, () => post({ text: 'hi' })), post({ text: 'hi' }, { after: 61 })], ({ answers }) => fails(answers[11]?.status !== 429 ? `status ${answers[11]?.status} for the twelfth` : answers.at(-1)?.status === 200 ? undefined : `status ${answers.at(-1)?.status} after a minute`)),
    step('others-go-on', 'somebody uses all of theirs; somebody else asks', around(), [...many(14, () => post({ text: 'hi' })), post({ text: 'hi' }, { session: other })], ({ answers }) => fails(answers.at(-1)?.status === 200 ? undefined : `status ${answers.at(-1)?.status} for somebody who has asked once`)),
    step('others-have-a-budget', 'somebody uses the budget of the day; somebody else asks', around({ reply: dear }), [...many(14, () => post({ text: 'hi' })), post({ text: 'hi' }, { session: other })], ({ answers }) => fails(answers.at(-1)?.status === 200 ? undefined : `status ${answers.at(-1)?.status} for somebody who has asked once`)),
    step('again-tomorrow', 'the budget is used; the next day', around({ reply: { text: 'Long.', tokens: { input: 60_000, output: 500 } } }), [...many(2, () => post({ text: 'hi' }, { after: 61 })), post({ text: 'hi' }, { after: 86_400 })], ({ answers }) => fails(answers.at(-1)?.status === 200 ? undefined : `status ${answers.at(-1)?.status} the next day`)),
    // What a provider's own package says of a failure may quote what was sent.
    step('an-outage-is-said', 'curl …/complete during an outage', around({ reply: { fails: 'APIConnectionError', text: `Connection error. POST /v1/chat/completions, authorization: Bearer ${key}` } }), [post({ text: 'hi' })], ({ answers: [answer], printed }) => fails(answer?.status === 503 && !world.reveals(JSON.stringify([answer.text, answer.headers]), key) ? (world.reveals(printed, key) ? `the key, in the log: ${printed.slice(0, 200)}` : undefined) : `status ${answer?.status}: ${answer?.text.slice(0, 200)} ${JSON.stringify(answer?.headers ?? {})}`)),
    step('signed-in-only', 'without a session', around(), [post({ text: 'hi' }, { session: 'nobody' })], ({ answers: [answer], log }) => fails(answer?.status === 401 && asked(log).length === 0 ? undefined : `status ${answer?.status}`)),
  ];
};

type Asked = Extract<LogEntry, { does: 'llm.generate' }>;
const asked = (log: readonly LogEntry[]): Asked[] => log.filter((entry): entry is Asked => entry.does === 'llm.generate');
const isText = (json: unknown, text: string): boolean => typeof json === 'object' && json !== null && (json as { text?: unknown }).text === text;
