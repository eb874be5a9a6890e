// A corpus of code, logs, chats as JSON in JSON, settings and prose, from a seed, with plants at known places. ASCII, so that bytes and characters agree.
import { closeSync, openSync, writeSync } from 'node:fs';
import { drawn, HEX, pick, type Random, randomFrom } from '../../server/platform/scanner/made-up.ts';
import { type Kind, makePlant } from './scan-plants.ts';

export type Planted = { kind: Kind; name: string; start: number; end: number };

const PROSE = 'the service reads its settings from a file and starts again when they change so that nobody has to wait for a restart when the queue grows we add a worker and look at the latency of the slowest request before anything else a cache key is built from the tenant and the version and a token bucket limits each client the password field is hidden and the user can reset it by mail'.split(' ');
const CODE = ['export const readSettings = async (path: string): Promise<Settings> => {', '  const cacheKey = `${tenant}:${version}`;', 'def verify_token(token: str, key: bytes) -> bool:', '    return hmac.compare_digest(sign(token, key), expected)', '  if (!passwordField.checkValidity()) return showError("password.tooShort");', 'func (s *Server) handle(w http.ResponseWriter, r *http.Request) {', '  <input type="password" name="password" autocomplete="current-password" />', 'const { accessToken, refreshToken } = await login(credentials);', "import { createHash, randomBytes } from 'node:crypto';", '  return rows.filter((row) => row.id !== selected.id).map((row) => row.total);', 'SELECT id, password_hash, token_expires_at FROM accounts WHERE email = $1;', '  key={item.id} className="row" aria-label={t("row.key")}', 'public static final String TOKEN_HEADER = "X-Request-Token";'];
const LEVELS = ['INFO', 'DEBUG', 'WARN', 'ERROR'];
const number = (random: Random, most: number): number => Math.floor(random() * most);
const prose = (random: Random, words: number): string => Array.from({ length: words }, () => pick(random, PROSE)).join(' ');
const stamp = (random: Random): string => new Date(1.7e12 + number(random, 5e10)).toISOString();
const uuid = (random: Random): string => [8, 4, 4, 4, 12].map((n) => drawn(random, n, HEX)).join('-');

const filler: readonly ((random: Random) => string)[] = [
  (r) => pick(r, CODE),
  (r) => pick(r, CODE),
  (r) => `${stamp(r)} ${pick(r, LEVELS)} http request_id=${uuid(r)} path=/api/v2/orders/${number(r, 1e7)} status=${pick(r, ['200', '404', '500'])} duration_ms=${number(r, 9000)} bytes=${number(r, 1e6)}`,
  (r) => `10.${number(r, 255)}.${number(r, 255)}.${number(r, 255)} - - [12/Mar/2026:08:${number(r, 50) + 10}:07 +0000] "GET /assets/app-${drawn(r, 8, HEX)}.js HTTP/1.1" 200 ${number(r, 1e5)} "-" "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36"`,
  (r) => `{"level":"${pick(r, LEVELS).toLowerCase()}","time":${1.7e12 + number(r, 5e10)},"pid":${number(r, 9999)},"trace_id":"${drawn(r, 32, HEX)}","span_id":"${drawn(r, 16, HEX)}","msg":"${prose(r, 8)}"}`,
  (r) => `## ${prose(r, 4)}\n\n${prose(r, 40)}.`,
  (r) => `    "node_modules/${pick(r, PROSE)}": { "version": "${number(r, 20)}.${number(r, 20)}.${number(r, 20)}", "resolved": "https://packages.northwind.io/${drawn(r, 12, HEX)}.tgz" },`,
];

const chat = (random: Random, said: string): string => {
  const content = [prose(random, 20), '', '```', said, '```', prose(random, 15)].join('\n');
  const message = { role: pick(random, ['user', 'assistant', 'tool']), content };
  return JSON.stringify(random() < 0.3 ? { time: stamp(random), request: JSON.stringify({ model: 'any', messages: [message] }) } : { time: stamp(random), model: 'any', messages: [message] });
};

/** Every line break and quote of the text as `depth` rounds of JSON leave it. */
const escaped = (text: string, depth: number): string => (depth === 0 ? text : escaped(JSON.stringify(text).slice(1, -1), depth - 1));

/** Writes about `size` bytes and returns what is hidden where. One plant in about 25 kB. */
export const writeCorpus = (path: string, size: number, seed: number): Planted[] => {
  const random = randomFrom(seed);
  const planted: Planted[] = [];
  const file = openSync(path, 'w');
  let at = 0;
  const put = (line: string): number => writeSync(file, `${line}\n`);
  // Prepared lines make a hundred megabytes in seconds, and each block is put together anew.
  const lines = Array.from({ length: 4000 }, () => pick(random, filler)(random));
  const chats = Array.from({ length: 400 }, () => chat(random, pick(random, CODE)));
  for (; at < size;) {
    const block: string[] = [];
    for (let length = 0, most = 18_000 + number(random, 12_000); length < most; length += block.at(-1)!.length) block.push(random() < 0.15 ? pick(random, chats) : pick(random, lines));
    at += put(block.join('\n'));
    const { kind, name, text, value } = makePlant(random);
    const line = random() < 0.5 ? chat(random, text) : text;
    const place = [0, 1, 2].map((depth) => ({ from: line.indexOf(escaped(text, depth)) + escaped(text, depth).indexOf(escaped(value, depth)), whole: line.indexOf(escaped(text, depth)), length: escaped(value, depth).length })).find(({ whole }) => whole >= 0);
    if (place === undefined) throw new Error(`A plant got lost: ${text}`);
    planted.push({ kind, name, start: at + place.from, end: at + place.from + place.length });
    at += put(line);
  }
  closeSync(file);
  return planted;
};
