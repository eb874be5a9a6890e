// A finding: what, where, and a fingerprint that tells equal ones apart from others for whoever has the key. Never what was there.
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { RULE_BY_NUMBER } from './rules/all.ts';
import type { Group, Rule } from './rules/rule.ts';
import { TOKENS } from './rules/tokens.ts';

export type Finding = {
  rule: string;
  title: string;
  group: Group;
  /** Bytes from the beginning of the text; `end` is the first byte behind. */
  start: number;
  end: number;
  /** From 1. Columns are UTF-16 units, as editors and SARIF count them. */
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  fingerprint: string;
  /** The prefix that every token of its kind has, and the length. */
  redacted: string;
};
export type Place = Pick<Finding, 'start' | 'end' | 'line' | 'column' | 'endLine' | 'endColumn'>;

const utf8 = new TextDecoder('utf-8');
const encoder = new TextEncoder();
const SPACES = /[\s().-]/g;

/** An HMAC that knows its key, to be copied for each finding: setting it up costs more than using it. */
export type Mac = ReturnType<typeof hmac.create>;
export const startMac = (key: Uint8Array): Mac => hmac.create(sha256, key);

export const makeFinding = (number: number, place: Place, value: Uint8Array, mac: Mac): Finding => {
  const rule = RULE_BY_NUMBER.get(number)!;
  return { rule: rule.id, title: rule.title, group: rule.group, ...place, fingerprint: fingerprintOf(rule, value, mac), redacted: redactedOf(rule, value) };
};

/** The same card, account or address written with other spaces or capitals is the same one. */
const fingerprintOf = (rule: Rule, value: Uint8Array, mac: Mac): string => {
  const text = utf8.decode(value);
  const same = rule.group === 'personal' ? text.replace(rule.id === 'email' ? /$^/ : SPACES, '').toLowerCase() : text;
  return hexOf(mac.clone().update(encoder.encode(`${rule.id}\0${same}`)).digest().subarray(0, 16));
};

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
// Joined at once: a text put together piece by piece keeps its pieces, half a kilobyte for each finding of a long list.
const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => HEX[byte]!).join('');

const PREFIXES = new Map(TOKENS.filter(({ flags }) => !flags.includes('discord') && !flags.includes('mailchimp') && !flags.includes('tailed') && !flags.includes('telegram') && !flags.includes('airtable')).map(({ id, literals }) => [id, literals.map((literal) => literal.replace('<', ''))]));

const redactedOf = (rule: Rule, value: Uint8Array): string => {
  const text = utf8.decode(value.subarray(0, 32));
  const prefix = PREFIXES.get(rule.id)?.find((literal) => text.startsWith(literal)) ?? '';
  return `${prefix}… (${value.length} bytes)`;
};
