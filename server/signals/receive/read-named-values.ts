// One line of a log that is no JSON: names and values between tabs, or the CEF and LEEF of collectors, as Zscaler's and others' feeds write them by default.
import type { Json } from './adapters/interaction.ts';

export const LONGEST_LINE = 64 * 1024;
/** An instant with its zone, at the end of what a collector writes before the first name. */
const LONGEST_INSTANT = 64;
/** Fewer are a sentence with a sign of equality in it. */
const FEWEST = 4;
const PAIR = /^([A-Za-z][\w.]{0,60})=(.*)$/;
const CEF = /\bCEF:\d+\|((?:\\.|[^|\\])*\|){6}(?<rest>.*)$/s;
const LEEF = /\bLEEF:[\d.]+\|([^|]*\|){4}(?:(?<mark>.|x[\da-f]{2}|0x[\da-f]{2})\|)?(?<rest>.*)$/is;
/** What both call the fields that adapters ask for. */
const PLAIN: Readonly<Record<string, string>> = { act: 'action', suser: 'user', usrName: 'user', rt: 'time', devTime: 'time', externalId: 'recordid', dhost: 'hostname', request: 'url' };

/** Undefined for what is none of these. */
export const readNamedValues = (line: string): Json | undefined => {
  if (line.length > LONGEST_LINE) return undefined;
  const cef = CEF.exec(line)?.groups?.['rest'];
  if (cef !== undefined) return renamed(pairsOfCef(cef));
  const leef = LEEF.exec(line)?.groups;
  if (leef !== undefined) {
    const values = renamed(pairsBetween(leef['rest']!.split(markOf(leef['mark']))));
    // IBM's name for what was done; the name of the event is the reason.
    return values && { ...values, action: values['action'] ?? values['cat'] };
  }
  const [head = '', ...parts] = line.split('\t');
  const values = pairsBetween(PAIR.test(head) ? [head, ...parts] : parts);
  const at = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S*\s*$/.exec(head.slice(-LONGEST_INSTANT))?.[0].trim();
  return values && { ...(at === undefined ? {} : { datetime: at }), ...values };
};

const markOf = (mark = '\t'): string => (mark.length === 1 ? mark : String.fromCharCode(Number.parseInt(mark.replace(/^0?x/i, ''), 16)));

const pairsBetween = (parts: readonly string[]): Json | undefined => {
  const pairs = parts.flatMap((part) => {
    const [, name, value] = PAIR.exec(part.trim()) ?? [];
    return name === undefined ? [] : [[name, value!.trim()] as const];
  });
  return pairs.length < FEWEST ? undefined : Object.fromEntries(pairs);
};

/** A value goes on until the next name; `cs5=PCI cs5Label=dlpeng` is a field called dlpeng. */
const pairsOfCef = (text: string): Json | undefined => {
  const starts = [...text.matchAll(/(?:^|\s)([A-Za-z][\w.]{0,60})=/g)].filter(({ index }) => text[index - 1] !== '\\');
  if (starts.length < FEWEST) return undefined;
  const values = new Map(starts.map((start, index) => [start[1]!, text.slice(start.index + start[0].length, starts[index + 1]?.index ?? text.length).replace(/\\([=\\|])/g, '$1').trim()]));
  for (const [name, label] of values) if (name.endsWith('Label') && values.has(name.slice(0, -5))) values.set(label, values.get(name.slice(0, -5))!);
  return Object.fromEntries(values);
};

const renamed = (values: Json | undefined): Json | undefined =>
  values && { ...Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (Object.hasOwn(PLAIN, name) ? [[PLAIN[name]!, value]] : []))), ...values };
