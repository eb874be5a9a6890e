// Words on the screen: t('key', { name }) from typed catalogues, plural forms and numbers by Intl.
import { en } from '../messages/en.ts';
import type { Catalogue } from '../shell/catalogue.ts';
import { toPseudo } from './pseudo.ts';

/** `{ one, other }` is chosen by the number given as `count`. */
export type Plural = { readonly zero?: string; readonly one: string; readonly two?: string; readonly few?: string; readonly many?: string; readonly other: string };
export type Message = string | Plural;
export type Messages = Readonly<Record<string, Message>>;
export type MessageKey = keyof Catalogue;

type Given = string | number;
type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type NamesOf<Of> = Of extends string ? NamesIn<Of> : Of extends Plural ? 'count' | NamesIn<Of['one'] | Of['other']> : never;
type ParamsOf<Key extends MessageKey> = [NamesOf<Catalogue[Key]>] extends [never]
  ? [params?: Readonly<Record<string, Given>>]
  : [params: Readonly<Record<NamesOf<Catalogue[Key]>, Given>>];

const known = new Map<string, Message>(Object.entries(en));
let locale = 'en';
let isPseudo = typeof location === 'object' && new URLSearchParams(location.search).get('locale') === 'pseudo';

/** Adds a feature's catalogue; called where the feature is loaded, so that its words travel in its own chunk. */
export const addMessages = (messages: Messages): void => {
  for (const [key, message] of Object.entries(messages)) known.set(key, message);
};

/** Numbers and dates follow the organisation, as long as it speaks the language of the words. */
export const setLocale = (wanted: string): void => {
  isPseudo ||= wanted === 'pseudo';
  locale = wanted.split('-')[0] === 'en' && Intl.NumberFormat.supportedLocalesOf(wanted).length > 0 ? wanted : 'en';
};

export const currentLocale = (): string => locale;

const pick = (message: Message, count: Given | undefined): string => {
  if (typeof message === 'string') return message;
  const form = new Intl.PluralRules(locale).select(Number(count ?? 0));
  return message[form] ?? message.other;
};

/** The text of a key. Numbers are written the way the locale writes them; write a number as text to keep it as it is. */
export const t = <Key extends MessageKey>(key: Key, ...[params]: ParamsOf<Key>): string => {
  const message = known.get(key);
  // A key is an honest stand-in: the catalogue of a feature was not loaded, and the page still works.
  if (message === undefined) return key;
  const given: Readonly<Record<string, Given>> = params ?? {};
  // A number and its per cent sign stay on one line.
  const text = pick(message, given['count']).replaceAll(' %', '\u00A0%');
  return (isPseudo ? toPseudo(text) : text).replace(/\{([\w-]+)\}/g, (whole, name: string) => {
    const value = given[name];
    return value === undefined ? whole : typeof value === 'number' ? formatNumber(value) : value;
  });
};

export const formatNumber = (value: number, options?: Intl.NumberFormatOptions): string => new Intl.NumberFormat(locale, options).format(value);
/** 0 to 100 in, "42 %" out, with as many digits after the point as asked for. A sign that the locale sets close stands apart, as in the texts of the catalogue. */
export const formatPercent = (percent: number, digits = 0): string => formatNumber(percent / 100, { style: 'percent', maximumFractionDigits: digits }).replace(/(?<=\d)%/, '\u00A0%');

/** "a, b, and c", the way the locale writes it. */
export const formatList = (words: readonly string[]): string => new Intl.ListFormat(locale, { type: 'conjunction' }).format(words);

/** A day (`2026-03-01`) or an instant. A day never moves with the time zone. */
export const formatDate = (value: string | Date, options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' }): string => {
  const isDay = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
  return new Intl.DateTimeFormat(locale, isDay ? { ...options, timeZone: 'UTC' } : options).format(new Date(value));
};
const SHORT = { day: 'numeric', month: 'short', year: 'numeric' } as const;
/** For tables and for beside other words. */
export const formatDay = (value: string | Date): string => formatDate(value, SHORT);
export const formatTime = (value: string | Date): string => formatDate(value, { ...SHORT, hour: 'numeric', minute: '2-digit' });

/** "8 minutes", "1 h 10 min": whole minutes, never nothing. */
export const formatMinutes = (minutes: number): string => {
  const whole = Math.max(1, Math.round(minutes));
  if (whole < 60) return t('ui.minutes', { count: whole });
  return whole % 60 === 0 ? t('ui.hours', { count: whole / 60 }) : t('ui.hours-minutes', { hours: Math.floor(whole / 60), minutes: whole % 60 });
};
