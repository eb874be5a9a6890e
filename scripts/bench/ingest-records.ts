// Made-up interactions for the benchmark and its small brother in the tests: 2 kB each on average, some with secrets, some twice.
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { drawn, pick, type Random, randomFrom } from '../../server/platform/scanner/made-up.ts';

/** `scale` makes texts shorter; without it a record has 2 kB on average. */
export type RecordsWanted = { count: number; people: number; seed: number; now: Date; days: number; scale?: number };

const WORDS = 'the a function that reads every row of an order and writes one line per customer while it checks whether the total is right before saving please explain why this test fails when two requests arrive at once and how to make the query faster without changing what callers see return const await async import export class interface string number boolean null undefined true false'.split(' ');
const DAY_MS = 86_400_000;
const [DUPLICATE_EVERY, BACK, SECRET_SHARE, MAIL_SHARE, UNKNOWN_SHARE] = [100, 50, 0.01, 0.02, 0.05];

export const personMail = (at: number): string => `dev-${at}@bench.example`;

const sentence = (random: Random, letters: number): string => {
  let text = '';
  while (text.length < letters) text += `${pick(random, WORDS)} `;
  return text;
};

const prompt = (random: Random, scale: number): string => {
  const said = sentence(random, (300 + Math.floor(random() * 1_200)) * scale);
  const lot = random();
  if (lot < SECRET_SHARE) return `${said}\nkey = "AKIA${drawn(random, 16, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')}"`;
  return lot < SECRET_SHARE + MAIL_SHARE ? `${said} for ${drawn(random, 8, 'abcdefghijklmnop')}@${drawn(random, 6, 'abcdefghijk')}.com` : said;
};

/** Lines of NDJSON as LiteLLM logs them; the same for the same seed. One in a hundred is a copy of an earlier one. */
export function* recordLines({ count, people, seed, now, days, scale = 1 }: RecordsWanted): Generator<string> {
  const random = randomFrom(seed);
  const recent: string[] = [];
  for (let at = 0; at < count; at += 1) {
    if (at % DUPLICATE_EVERY === DUPLICATE_EVERY - 1) {
      yield recent[at % BACK]!;
      continue;
    }
    const user = random() < UNKNOWN_SHARE ? `svc-${Math.floor(random() * 20)}` : personMail(Math.floor(random() * people));
    const line = `${JSON.stringify({
      id: `chatcmpl-${seed}-${at}`,
      call_type: 'acompletion',
      model: pick(random, ['gpt-5', 'claude-sonnet-4-5', 'gemini-3-pro']),
      custom_llm_provider: pick(random, ['openai', 'anthropic', 'vertex_ai']),
      startTime: (now.getTime() - Math.floor(random() * days * DAY_MS)) / 1000,
      metadata: { user_api_key_user_email: user, user_api_key_team_alias: 'bench' },
      messages: [{ role: 'system', content: 'You help developers.' }, { role: 'user', content: prompt(random, scale) }],
      response: { choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: sentence(random, (200 + Math.floor(random() * 900)) * scale) } }], usage: { prompt_tokens: 300, completion_tokens: 180 } },
    })}\n`;
    recent[at % BACK] = line;
    yield line;
  }
}

/** In pieces, because a line at a time costs more than it is. */
function* pieces(wanted: RecordsWanted): Generator<string> {
  let piece = '';
  for (const line of recordLines(wanted)) {
    piece += line;
    if (piece.length > 256 * 1024) {
      yield piece;
      piece = '';
    }
  }
  yield piece;
}

/** Bytes before packing. */
export const writeRecords = async (path: string, wanted: RecordsWanted): Promise<number> => {
  let bytes = 0;
  const source = Readable.from(
    (function* () {
      for (const piece of pieces(wanted)) {
        bytes += Buffer.byteLength(piece);
        yield piece;
      }
    })(),
    { objectMode: false },
  );
  await pipeline(source, createGzip({ level: 1 }), createWriteStream(path));
  return bytes;
};

/** How many of them are no copy of an earlier one. */
export const distinct = (count: number): number => count - Math.floor(count / DUPLICATE_EVERY);
