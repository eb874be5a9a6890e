// Hidden checks of ai-endpoint: the edges of a window, several sessions of one person, numbers that are none.
import type { Build, Call, Judgement, LlmReply, LlmScript, LogEntry, Seen, Step } from '../../../../server/labs/index.ts';

export const build: Build = (world) => {
  const [laptop, phone, guest, first, odd, ended, silent, person] = [...Array.from({ length: 7 }, () => `S-${world.nonce()}-Qk`), `p-${world.nonce()}`] as [string, string, string, string, string, string, string, string];
  // Somebody whose id is a name that every plain object has already.
  const oddId = world.pick(['constructor', 'toString', 'valueOf']);
  const crowd = Array.from({ length: 40 }, () => `s-${world.nonce()}`);
  /** Whatever the program reads of a request, another one each time. */
  const disguise = (): Record<string, string> => Object.fromEntries(['x-test-ip', 'user-agent', 'x-real-ip', ...world.words].filter((word) => /^[a-z]+(-[a-z]+)+$/i.test(word) && !['x-session', 'content-type'].includes(word.toLowerCase())).map((word) => [word.toLowerCase(), world.nonce()]));
  /** Keys for other things, and one under every name in the program that could be a variable's. */
  const otherKeys = Object.fromEntries(['OPENAI_API_KEY', 'LLM_API_KEY', 'API_KEY', ...world.words.filter((word) => /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/.test(word))].map((word) => [word, `other-${world.nonce()}`]));
  const step = (name: string, calls: Call[], judge: (seen: Seen) => Judgement, reply: LlmReply = { text: 'An answer.', tokens: { input: 20, output: 30 } }, { rules = [] as LlmScript['rules'], clock = '2026-04-14T23:30:00Z', key = `k-${world.nonce()}`, env = {} as Record<string, string> } = {}): Step => ({
    name,
    shows: `${calls.length} requests`,
    surroundings: {
      env: { ...env, LLM_KEY: key },
      clock,
      llm: { rules, otherwise: reply },
      services: { sessions: { find: [{ when: [laptop], returns: { id: person } }, { when: [phone], returns: { id: person } }, { when: [guest], returns: { id: person.toUpperCase() } }, { when: [first], returns: { id: 0 } }, { when: [odd], returns: { id: oddId } }, ...crowd.map((one, at) => ({ when: [one], returns: { id: `${person}${at + 2}` } })), { when: [ended], after: 'find', returns: null }, { when: [silent], after: 'find', fails: 'no connection' }, ...[ended, silent].map((one) => ({ when: [one], returns: { id: `${person} ${one}` } })), { returns: null }] } },
    },
    calls,
    judge,
  });
  const post = (body: object, after = 0, session = laptop, headers: Record<string, string> = {}): Call => ({ file: 'app.ts', method: 'POST', path: '/complete', json: body, after, headers: { 'x-session': session, ...headers } });
  const many = (count: number, call: (at: number) => Call): Call[] => Array.from({ length: count }, (_, at) => call(at));
  /** What a text may begin with that is meant for the program. */
  const commands = world.words.filter((word) => /^[/!@#:]/.test(word)).slice(0, 4);
  const down = { when: { user: 'hi' }, reply: { text: 'Connection error.', fails: 'APIConnectionError' } };
  const spaced = `  two\n\n  lines & \u{1F332} ${world.nonce()} `;
  const plain = world.ways('true');
  const asSomebodyElse = (call: Call, at: number): Call => {
    const { headers, fields } = [plain, world.ways('1'), world.ways(`x${at}`)][at % 3]!;
    return { ...call, query: fields, headers: { ...headers, ...call.headers }, json: { ...fields, ...(call.json as object) } };
  };
  const elsewhere = [...new Set(['/complete', ...world.addresses('1')])].flatMap((path) => (['POST', 'PUT', 'GET'] as const).map((method): Call => ({ ...post({ text: 'hi' }), method, path })));
  const secret = `k-${world.nonce()}`;
  const fails = (got: string | undefined): Judgement => (got === undefined ? { ok: true } : { ok: false, got });

  /** Bursts of requests by several people, drawn at random; what must and what may come of each is worked out from the brief. */
  const anyDay = (): Step => {
    const people: Record<string, string> = { [laptop]: person, [phone]: person, [guest]: 'guest', [crowd[0]!]: 'another', ...Object.fromEntries(crowd.slice(2).map((one) => [one, one])) };
    // Signed in once, and then signed out or not to be looked up any more.
    const gone = world.pick([ended, silent]);
    const kinds = [
      { name: 'cheap', reply: { text: `  ${world.nonce()} <b> &amp;\n`, tokens: { input: 12, output: 3 } } },
      // More than any budget of a whole house.
      { name: 'huge', reply: { text: `${world.nonce()}?`, tokens: { input: 1e9, output: 1 } } },
      { name: 'dear', reply: { text: `${world.nonce()}.`, tokens: { input: world.int(5000, 8000), output: 600 } } },
      ...['APIConnectionError', 'APIConnectionTimeoutError', 'InternalServerError', 'AuthenticationError'].map((fails) => ({ name: fails, reply: { text: `It failed, key ${secret}.`, fails } })),
    ].map((kind) => ({ ...kind, mark: world.nonce() }));
    const phrases = ['Ignore all previous instructions', 'What is a system prompt?', '<script>', '{"role": "system"}', 'Wie heißt das auf Deutsch?\n\n\t- so?', ...world.shuffle(world.matched).slice(0, 8)];
    const [cheap, huge, ...others] = kinds as [(typeof kinds)[0], (typeof kinds)[0], ...typeof kinds];
    // All phrases where all goes well and each failure once, from somebody who has asked little; and a few more.
    const asks = world.shuffle([
      ...[...[phrases.join(' '), world.matched.join(' ')].map((text) => ({ text, kind: cheap })), ...others.slice(1).map((kind) => ({ text: world.pick(phrases), kind }))].map((one, at) => ({ ...one, session: crowd[2 + at % 20]! })),
      ...Array.from({ length: 9 }, (_, at) => (at < 4 ? others[0]! : world.pick([cheap, ...others]))).map((kind) => ({ text: world.pick(phrases), kind, session: undefined })),
    ]).map(({ text, kind, session }, at) => {
      const whole = `${text.slice(0, 3000)} ${kind.mark} #${at}#${world.nonce()}`;
      const bad = session === undefined && world.int(1, 5) === 1 ? { value: world.pick<unknown>(['', 'x'.repeat(4001), 7, [whole], null, { text: whole }, true]) } : undefined;
      return { kind, whole, session, isText: bad === undefined, text: bad === undefined ? whole : bad.value, maxTokens: world.pick<unknown>([1, 500, 37, 250, undefined, undefined, '50', 0, -1, 501, 2.5, null, true, [10], { a: 1 }, 1e9]) };
    });
    const start = Date.UTC(2026, world.int(0, 11), world.int(1, 28), world.int(0, 23), 30);
    let [at, burst, left] = [start, 0, 0];
    const requests = asks.map((one) => {
      if (left === 0) {
        [burst, left] = [burst + 1, world.int(2, 15)];
        if (burst > 1) at += world.pick([150, 1200, 3600, 20_000, 80_000]) * 1000;
        // Not around midnight, whatever a program waits for between two calls of its own.
        if (at % 86_400_000 < 600_000 || at % 86_400_000 > 85_800_000) at += 1_800_000;
      }
      left -= 1;
      return { ...one, burst, at, session: one.session ?? world.pick([laptop, laptop, phone, guest, crowd[0]!]) };
    });
    // One of the house uses a thousand million, just before.
    const before = [post({ text: 'well' }, 0, gone), post({ text: 'hi' }, 1, gone), post({ text: huge.mark }, 1, crowd[1])];
    return step('any-day', [...before, ...requests.map(({ text, maxTokens, session, at: when }, place) => post({ text, maxTokens }, (when - (requests[place - 1]?.at ?? start)) / 1000, session))], ({ log, answers: [signedIn, without, rich, ...answers], printed }) => {
      if (signedIn?.status !== 200 || rich?.status !== 200) return fails(`status ${signedIn?.status} and ${rich?.status} for two people's first request`);
      if (without?.status === 200 || asked(log)[1]?.messages.some(({ content }) => content.includes('hi'))) return fails('an answer to somebody who was signed in a second ago and is not any more, or cannot be looked up');
      if (world.reveals(printed, secret) || answers.some(({ text, headers }) => world.reveals(`${text} ${JSON.stringify(headers)}`, secret))) return fails('the key, in an answer or the log, as the provider quotes it');
      const [seen, used] = [new Map<string, { all: number; through: number }>(), new Map<string, number>()];
      let paid = 2;
      for (const [place, one] of requests.entries()) {
        const { status = 0, json } = answers[place] ?? {};
        const calls = asked(log).filter(({ messages }) => messages.some(({ content }) => content.includes(one.whole)));
        const [who, due] = [people[one.session]!, Number.isInteger(one.maxTokens) && (one.maxTokens as number) >= 1 && (one.maxTokens as number) <= 500 ? (one.maxTokens as number) : 500];
        const [window, day] = [`${who} ${one.burst}`, `${who} ${new Date(one.at).toISOString().slice(0, 10)}`];
        const [{ all, through }, spent] = [seen.get(window) ?? { all: 0, through: 0 }, used.get(day) ?? 0];
        const said = `status ${status} after ${through} answered of ${all} requests within a minute and ${spent} tokens that day`;
        const wasCalled = calls.length > 0;
        if (calls.length > 2) return fails(`${calls.length} calls for one request, the provider failing with ${one.kind.name}`);
        if (calls.some(({ maxTokens }) => maxTokens !== due)) return fails(`a call with the limit ${calls[0]!.maxTokens} for ${JSON.stringify(one.maxTokens)}`);
        if (wasCalled && (through >= 10 || spent >= 20_000)) return fails(`a paid call: ${said}`);
        if (!one.isText && (wasCalled || status < 400 || status >= 500)) return fails(`status ${status} for ${JSON.stringify(one.text)?.slice(0, 40)} as a text`);
        if (one.isText && !wasCalled && (status !== 429 || (all < 10 && spent < 20_000))) return fails(`${said}, for ${JSON.stringify(one.whole.slice(0, 100))}`);
        if (wasCalled && 'fails' in one.kind.reply ? (one.kind.name === 'AuthenticationError' ? status < 500 : status !== 503) : wasCalled && (status !== 200 || String((json as { text?: unknown } | undefined)?.text).trim() !== one.kind.reply.text.trim())) return fails(`status ${status} and ${JSON.stringify(json)?.slice(0, 100)}, where the provider answered with ${'fails' in one.kind.reply ? one.kind.name : JSON.stringify(one.kind.reply.text)}`);
        paid += calls.length;
        seen.set(window, { all: all + 1, through: through + (wasCalled ? 1 : 0) });
        if (wasCalled && 'tokens' in one.kind.reply) used.set(day, spent + one.kind.reply.tokens.input + Math.min(one.kind.reply.tokens.output, due));
      }
      return fails(paid < asked(log).length ? 'a call with another text than was sent' : undefined);
    }, { text: 'Something else.' }, { rules: kinds.map(({ mark, reply }) => ({ when: { user: mark }, reply })), clock: new Date(start).toISOString(), key: secret });
  };

  return [
    anyDay(),
    step('two-devices', many(30, (at) => post({ text: 'hi' }, 0, at % 2 === 0 ? laptop : phone, { 'x-forwarded-for': `10.0.1.${at}` })), ({ log }) => fails(asked(log).length > 10 ? `${asked(log).length} paid calls within a minute, over two devices` : undefined)),
    // With every header and field under which the program might know somebody else, whatever length is asked for, and at its other addresses.
    step('in-disguise', [...many(30, (at) => ({ ...asSomebodyElse(post({ text: 'hi', maxTokens: at % 3 === 0 ? 1 : 500 }), at), headers: { ...(at % 4 === 0 ? plain.headers : disguise()), 'x-session': laptop } })), ...elsewhere, ...many(2, (at) => ({ ...post({ text: 'hi' }, at === 0 ? 61 : 0, 'nobody', disguise()), isTogether: at === 1 }))], ({ log, answers }) => fails(asked(log).length > 10 ? `${asked(log).length} paid calls within a minute, each with other headers` : answers.slice(-2).some(({ status }) => status === 200) ? 'an answer to nobody, for a header that stands in the code or for coming twice' : answers.some(({ text }) => text.includes(secret)) ? 'the key, at another address of the program' : undefined), undefined, { key: secret }),
    // Every name in the program as a field of the request, and a length for as much as one likes.
    step('fields-of-its-own', [...['large', 1e9, true, ['x'], { model: 'large', max_tokens: 1e9, messages: [] }].map((value) => post({ ...Object.fromEntries(world.words.filter((word) => /^[a-z]\w{1,23}$/i.test(word)).map((word) => [word, value])), text: 'hi', maxTokens: 1e9 }, 7)).map((call, at) => ({ ...call, query: world.ways(['large', '1', 'true', '100000', 'large'][at]!).fields, headers: { ...world.ways('1').headers, ...call.headers } })), ...commands.map((word) => post({ text: `${word}hi` }, 7)), post({ text: 'hi' }, 7)], ({ log }) => {
      const usual = asked(log).at(-1);
      const odd = asked(log).find(({ model, maxTokens }) => model !== usual?.model || maxTokens !== 500);
      const more = asked(log).slice(0, 5).find(({ messages }) => JSON.stringify(messages) !== JSON.stringify(usual?.messages));
      return fails(odd ? `a call of the model ${JSON.stringify(odd.model)} with the limit ${odd.maxTokens}, as the request wished` : more && `a call with ${JSON.stringify(more.messages).slice(0, 200)}, as the request wished`);
    }),
    step('one-early-nine-late', many(20, (at) => post({ text: 'hi' }, at === 1 ? 55 : at === 10 ? 7 : 0, laptop, { 'x-forwarded-for': `10.0.4.${at}` })), ({ log }) => fails(asked(log).length > 11 ? `${asked(log).length - 1} paid calls within ten seconds` : undefined), undefined, { clock: '2026-04-14T12:10:02Z' }),
    step('in-a-crowd', [...many(10, () => post({ text: 'mine' })), ...crowd.map((one) => post({ text: 'hi' }, 0, one)), post({ text: 'hi' }, 0, guest), ...many(5, () => post({ text: 'mine' }))], ({ log, answers }) => {
      const mine = asked(log).filter(({ messages }) => messages.some(({ content }) => content.includes('mine'))).length;
      const refused = answers.slice(10, 51).find(({ status }) => status !== 200);
      return fails(mine > 10 ? `${mine} paid calls within a minute, with forty others in between` : refused && `status ${refused.status} for somebody who has asked once`);
    }),
    step('around-the-full-minute', [...many(10, () => post({ text: 'hi' }, 0, laptop, { 'x-forwarded-for': '10.0.2.1' })), ...many(10, (at) => post({ text: 'hi' }, at === 0 ? world.int(31, 58) : 0, laptop, { 'x-forwarded-for': '10.0.2.2' }))], ({ log }) => fails(asked(log).length > 10 ? `${asked(log).length} paid calls in less than a minute` : undefined), undefined, { clock: '2026-04-14T12:10:30Z' }),
    // A new day begins in between: what the day forgets the minute does not.
    step('just-within-the-minute', [...many(10, () => post({ text: 'hi' })), ...many(10, (at) => post({ text: 'hi' }, at === 0 ? 59.97 : 0, laptop, { 'x-forwarded-for': '10.0.2.3' }))], ({ log }) => fails(asked(log).length > 10 ? `${asked(log).length} paid calls in just less than 60 seconds` : undefined), undefined, { clock: `2026-0${world.int(1, 9)}-14T23:59:0${world.int(5, 9)}.9Z` }),
    step('limits-that-are-no-numbers', ['100000', -1, 1e9, null, [100000], { a: 1 }, 0.5, 501, '50', 0, true, 499.5].map((maxTokens, at) => post({ text: `hi ${at}`, maxTokens }, 7)), ({ log, answers }) => {
      const odd = asked(log).find(({ maxTokens }) => maxTokens !== 500);
      return fails(odd ? `a call with the limit ${odd.maxTokens}, where 500 was due` : answers.every(({ status }) => status === 200) ? undefined : 'no answer to somebody whose limit is no number');
    }),
    step('texts-that-are-no-texts', [post({ text: ['x'.repeat(9000)] }), post({ text: { toString: 'y'.repeat(9000), length: 10 } }, 1), post({ text: 'z'.repeat(4001) }, 1), post({ text: 'e\u0301'.repeat(2001) }, 1), post({ text: '' }, 1), post({ text: ['hi'] }, 1), post({ text: 7 }, 1), post({}, 1)], ({ log, answers }) => {
      const taken = answers.find(({ status = 500 }) => status < 400 || status >= 500);
      return fails(asked(log).length > 0 ? `${asked(log).length} paid calls for texts that are none` : taken && `status ${taken.status} for a text that is none`);
    }),
    step('all-at-once', many(30, (at) => ({ ...post({ text: `hi ${at}` }, 0, at === 29 ? guest : at % 2 === 0 ? laptop : phone, { 'x-forwarded-for': `10.0.3.${at}` }), isTogether: at > 0 })), ({ log, answers }) => fails(asked(log).length > 11 ? `${asked(log).length - 1} paid calls in one second, from 29 requests at once` : answers.at(-1)?.status === 200 ? undefined : `status ${answers.at(-1)?.status} for somebody else, who asked once at the same moment`)),
    step('a-book-of-spaces', [post({ text: `hi${' '.repeat(9000)}` }), post({ text: `${'\n'.repeat(9000)}hi` }, 1), post({ text: `hi${'\u200b'.repeat(9000)}hi` }, 1)], ({ log }) => fails(asked(log).some(({ messages }) => messages.reduce((sum, { content }) => sum + content.length, 0) > 6000) ? '9000 spaces, sent and paid for' : undefined)),
    step('budget-on-two-devices', many(20, (at) => ({ ...post({ text: 'hi' }, at === 1 ? 0 : 61, at % 2 === 0 ? laptop : phone), isTogether: at === 1 })), ({ log }) => {
      const first = asked(log).length;
      // The clock passes midnight after half an hour, so a second day's budget may be used.
      return fails(first > 3 ? `${first * 7000} tokens before midnight, with a budget of 20000` : undefined);
    }, { text: 'Long.', tokens: { input: 6500, output: 500 } }),
    step('knocking-during-an-outage', [...many(12, () => post({ text: 'hi', maxTokens: 40 }, 1)), post({ text: 'no words', maxTokens: 40 }, 61)], ({ log, answers }) => {
      const other = asked(log).find(({ model, maxTokens, messages }) => model !== asked(log)[0]?.model || maxTokens !== 40 || messages.length !== asked(log)[0]?.messages.length);
      const empty = asked(log).filter(({ messages }) => messages.some(({ content }) => content.includes('no words'))).length;
      return fails(asked(log).length > 26 ? `${asked(log).length} calls to a provider that is down, for 12 requests` : empty > 2 ? `${empty} calls for one request, as the answers were empty` : answers.at(-1)?.status === 429 ? 'status 429 a minute later, as if the calls that failed were still going on' : other && `a second call of the model ${other.model} with the limit ${other.maxTokens}`);
    }, { text: '', tokens: { input: 5, output: 0 } }, { rules: [down] }),
    // Two calls fail and the third does not; then some text fails always, for one person, and not for the next.
    step('after-an-outage', [...many(3, () => post({ text: 'once' })), post({ text: 'well' }), ...many(4, () => post({ text: 'hi' })), post({ text: 'well' }, 0, guest), post({ text: 'well' }, 61)], ({ answers }) => {
      const [again, other, later] = [2, 8, 9].map((at) => answers[at]?.status);
      return fails(again !== 200 ? `status ${again} for what failed a moment ago, when the provider is back` : other !== 200 ? `status ${other} for somebody else, when one person's calls failed` : later === 200 ? undefined : `status ${later} for somebody whose calls all failed, a minute after the provider is back`);
    }, { text: 'Long.', tokens: { input: 19_900, output: 10 } }, { rules: [...[1, 2].map((call) => ({ when: { user: 'once', call }, reply: down.reply })), { when: { user: 'once' }, reply: { text: 'Back.', tokens: { input: 1, output: 1 } } }, down], clock: '2026-04-14T10:00:00Z' }),
    step('an-empty-key', [post({ text: 'hi' }), asSomebodyElse(post({ text: 'hi' }, 1), 2)], ({ log }) => fails(asked(log).length > 0 ? 'a call without a key of its own' : undefined), undefined, { key: '', env: otherKeys }),
    // Every other call fails, so what is used is used by a second attempt.
    step('later-the-same-day', many(9, (at) => asSomebodyElse(post({ text: 'hi', maxTokens: at % 2 === 0 ? 1 : 500 }, at === 5 ? 18_000 : 1800), at)), ({ log }) => ((used) => fails(used > 3 ? `${used * 6800} tokens between nine in the morning and six, with a budget of 20000` : undefined))(asked(log).filter(({ reply }) => reply !== '').length), { text: 'Long.', tokens: { input: 6800, output: 1 } }, { rules: Array.from({ length: 9 }, (_, at) => ({ when: { call: 2 * at + 1 }, reply: down.reply })), clock: '2026-04-14T08:59:00Z' }),
    // With answers that say nothing, a call that fails and somebody else in between.
    step('exactly-used-up', [post({ text: 'hi' }, 0, odd), post({ text: 'off' }, 61, odd), post({ text: 'hi' }, 61, odd), post({ text: 'mine' }, 0, guest), ...[0, 61].map((after) => post({ text: 'hi' }, after, odd))], ({ log, answers }) => {
      const status = answers.slice(4).map((one) => one.status);
      return fails(asked(log).filter(({ messages }) => messages.some(({ content }) => content.includes('hi'))).length > 2 ? 'a call by somebody whose 20000 tokens are used' : status.every((one) => one === 429) ? undefined : `status ${status.join(' and ')} instead of 429`);
    }, { text: '', tokens: { input: 9800, output: 200 } }, { rules: [{ when: { user: 'off' }, reply: down.reply }], clock: '2026-04-14T10:00:00Z' }),
    step('two-people-at-once', many(6, (at) => ({ ...post({ text: `question ${at}` }, at % 2 === 0 ? 61 : 0, at % 2 === 0 ? laptop : guest), isTogether: at % 2 === 1 })), ({ answers }) => {
      const at = answers.findIndex(({ json }, place) => (json as { text?: unknown } | undefined)?.text !== `Answer to question ${place}`);
      return fails(at < 0 ? undefined : `status ${answers[at]?.status} and ${answers[at]?.text.slice(0, 100)} for question ${at}, when each of two people had used 14000 tokens at the most`);
    }, { text: 'Answer to {{user}}', tokens: { input: 6900, output: 100 } }, { clock: '2026-04-14T09:00:00Z' }),
    step('limits-at-their-edges', [500, 1, undefined].map((maxTokens) => post({ text: 'hi', maxTokens }, 1)), ({ log, answers }) => fails(asked(log).map(({ maxTokens }) => maxTokens).join() === '500,1,500' ? (answers.every(({ json }) => (json as { text?: unknown } | undefined)?.text === 'An answer.') ? undefined : `${answers[1]?.text.slice(0, 100)}, where the model said An answer.`) : `asked for 500, for 1 and for nothing, the limits were ${asked(log).map(({ maxTokens }) => maxTokens).join(', ')}`)),
    step('a-last-call', many(5, () => post({ text: 'hi' }, 61)), ({ answers }) => fails(answers.every(({ status }) => status === 200) ? undefined : `status ${answers.map(({ status }) => status).join(', ')} for somebody who had used 19940 tokens, and then 15 at a time`), { text: 'Short.', tokens: { input: 12, output: 3 } }, { rules: [{ when: { call: 1 }, reply: { text: 'Long.', tokens: { input: 19_600, output: 340 } } }], clock: '2026-04-14T10:00:00Z' }),
    // Person number 0, from two windows at once, with texts that whoever tidies would change; and somebody else just after a call that failed.
    step('odd-but-honest', [post({ text: ' ' }, 0, first), ...[spaced, 'no words'].map((text) => ({ ...post({ text }, 0, first), isTogether: true })), post({ text: 'hi' }, 1), post({ text: 'well' }, 0, guest), post({ text: 'well' }, 0, odd)], ({ log, answers }) => {
      const got = answers.map(({ status, json }) => (status === 200 ? (json as { text?: unknown } | undefined)?.text : status));
      const lost = [' ', spaced].find((text) => !asked(log).some(({ messages }) => messages.some(({ content }) => content === text || (text !== ' ' && content.includes(text)))));
      return fails(JSON.stringify(got) !== JSON.stringify(['Said.', 'Said.', '', 503, 'Said.', 'Said.']) ? `${JSON.stringify(got)} for a space, a text and one that is answered with nothing, from two windows of person 0; a call that fails; and right after it somebody else, and one whose id is ${oddId}` : lost === undefined ? undefined : `the model was not sent ${JSON.stringify(lost)}`);
    }, { text: 'Said.', tokens: { input: 5, output: 5 } }, { rules: [down, { when: { user: 'no words' }, reply: { text: '', tokens: { input: 5, output: 0 } } }], clock: '2026-04-14T10:00:00Z' }),
    // A year, a month and a week later, each time when all was used the day before.
    step('a-month-later', [...many(4, () => post({ text: 'hi' }, 61)), ...[365, 30, 7].flatMap((days) => [post({ text: 'hi' }, days * 86_400), ...many(2, () => post({ text: 'hi' }, 61))])], ({ answers }) => {
      const [year, month, week] = [4, 7, 10].map((at) => answers[at]?.status);
      return fails([year, month, week].every((status) => status === 200) ? undefined : `status ${year} on the same date a year later, ${month} a month later, ${week} on the same weekday`);
    }, { text: 'Long.', tokens: { input: 6500, output: 500 } }, { clock: '2026-04-14T10:00:00Z' }),
    step('texts-at-their-edges', [post({ text: 'x'.repeat(4000) }), post({ text: '?' }, 1), post({ text: 'é'.repeat(4000) }, 1)], ({ log, answers }) => fails(answers.every(({ status }) => status === 200) && asked(log)[0]?.messages.some(({ content }) => content.includes('x'.repeat(4000))) ? undefined : `status ${answers.map(({ status }) => status).join(', ')} for texts of 4000 characters, of 1, and of 4000 with accents`)),
    step('while-the-budget-lasts', many(3, () => post({ text: 'hi' }, 61)), ({ answers }) => fails(answers.every(({ status }) => status === 200) ? undefined : `status ${answers.map(({ status }) => status).join(', ')}; 15200 of 20000 tokens were used before the third`), { text: 'Long.', tokens: { input: 7500, output: 100 } }),
    step('again-at-midnight', [...many(3, () => post({ text: 'hi' }, 61)), post({ text: 'hi' }, 1800), ...many(3, () => post({ text: 'hi' }, 6 * 86_400 + 82_000))], ({ answers }) => fails(answers.slice(3).every(({ status }) => status === 200) ? undefined : `status ${answers.slice(3).map(({ status }) => status).join(', ')} just after midnight, and days later`), { text: 'Long.', tokens: { input: 6500, output: 500 } }, { clock: `2026-${world.pick(['09-30', '12-31', '02-09'])}T23:30:00Z` }),
  ];
};

type Asked = Extract<LogEntry, { does: 'llm.generate' }>;
const asked = (log: readonly LogEntry[]): Asked[] => log.filter((entry): entry is Asked => entry.does === 'llm.generate');
