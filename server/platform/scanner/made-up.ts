// Made-up secrets of every rule's shape, from a seed: what tests and the benchmark plant. None of them opens anything.
import { type BodySet, type TokenRule } from './rules/tokens.ts';

export type Random = () => number;

/** mulberry32: small, and the same everywhere. */
export const randomFrom = (seed: number): Random => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

export const pick = <T>(random: Random, from: ArrayLike<T>): T => from[Math.floor(random() * from.length)]!;
export const drawn = (random: Random, length: number, alphabet: string): string => Array.from({ length }, () => pick(random, alphabet)).join('');

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';
const LOWER = UPPER.toLowerCase();
export const ALNUM = DIGITS + UPPER + LOWER;
export const HEX = '0123456789abcdef';
const ALPHABETS: Readonly<Record<BodySet, string>> = {
  alnum: ALNUM,
  base64url: `${ALNUM}_-`,
  base64: `${ALNUM}+/`,
  hex: HEX,
  lowerDigit: LOWER + DIGITS,
  upperDigit: `${UPPER}234567`,
  dotted: ALNUM,
  wide: ALNUM,
};

const crcOf = (text: string): number => {
  let sum = -1;
  for (const byte of new TextEncoder().encode(text)) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum & 1) === 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
};

/** Thirty characters and the six of their CRC-32, as GitHub and npm make them. */
export const withCrc = (body: string): string => {
  let rest = crcOf(body);
  let sum = '';
  for (let i = 0; i < 6; i++) {
    sum = ALNUM[rest % 62]! + sum;
    rest = Math.floor(rest / 62);
  }
  return body + sum;
};

const base64url = (value: object): string => btoa(JSON.stringify(value)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

const FORMS: Readonly<Record<string, (random: Random) => string>> = {
  jwt: (random) => `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url({ sub: drawn(random, 9, DIGITS), role: 'app', iat: 1_700_000_000 + Math.floor(random() * 1e7) })}.${drawn(random, 43, ALPHABETS.base64url)}`,
  'discord-token': (random) => `${pick(random, 'MNO')}T${drawn(random, 22, ALNUM)}.G${drawn(random, 5, ALNUM)}.${drawn(random, 38, ALNUM)}`,
  'mailchimp-key': (random) => `${drawn(random, 32, HEX)}-us${1 + Math.floor(random() * 21)}`,
  'telegram-token': (random) => `${1 + Math.floor(random() * 8)}${drawn(random, 9, DIGITS)}:AA${drawn(random, 33, ALPHABETS.base64url)}`,
  'airtable-token': (random) => `pat${drawn(random, 14, ALNUM)}.${drawn(random, 64, HEX)}`,
  'azure-client-secret': (random) => `${drawn(random, 3, ALNUM)}8Q~${drawn(random, 34, ALNUM)}`,
  'fireworks-key': (random) => `fw_${drawn(random, 6, ALNUM)}4${drawn(random, 7, ALNUM)}9${drawn(random, 9, ALNUM)}`,
  'launchdarkly-key': (random) => `${pick(random, ['sdk', 'api'])}-${[8, 4, 4, 4, 12].map((length) => drawn(random, length, HEX)).join('-')}`,
  'onepassword-secret-key': (random) => `A3-${[6, 6, 5, 5, 5, 5].map((length) => drawn(random, length, UPPER + DIGITS)).join('-')}`,
  // Base64 of plain words begins without signs.
  'grafana-key': (random) => `eyJrIjoi${drawn(random, 70, ALNUM)}`,
  'bitbucket-server-token': (random) => `BBDC-${drawn(random, 20, ALNUM)}${drawn(random, 23, ALPHABETS.base64)}${pick(random, ALNUM)}`,
  'intercom-token': (random) => `dG9rO${drawn(random, 55, ALNUM)}`,
  'asana-token': (random) => `1/12${drawn(random, 14, DIGITS)}:${drawn(random, 32, HEX)}`,
  'braintree-token': (random) => `access_token$production$${drawn(random, 16, LOWER + DIGITS)}$${drawn(random, 32, HEX)}`,
  'doppler-config-token': (random) => `dp.st.prd.${drawn(random, 43, ALNUM)}`,
  'salesforce-token': (random) => `00D${drawn(random, 12, ALNUM)}!${drawn(random, 96, ALNUM)}`,
  'terraform-token': (random) => `${drawn(random, 14, ALNUM)}.atlasv1.${drawn(random, 67, ALNUM)}`,
};

/** A token of the rule, drawn anew; its body never begins or ends with a mark. */
export const makeToken = ({ id, literals, set, least, most, flags }: TokenRule, random: Random): string => {
  const form = FORMS[id];
  if (form !== undefined) return form(random);
  const literal = pick(random, literals).replace('<', '');
  if (flags.includes('checked')) return literal + withCrc(drawn(random, 30, ALNUM));
  const length = Math.max(least, Math.min(most, least + Math.floor(random() * 8)));
  const alphabet = ALPHABETS[set];
  const edge = set === 'hex' ? HEX : set === 'lowerDigit' ? LOWER + DIGITS : set === 'upperDigit' ? alphabet : ALNUM;
  return literal + pick(random, edge) + drawn(random, length - 2, alphabet) + pick(random, edge);
};
