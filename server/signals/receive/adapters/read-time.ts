// Times as products write them: ISO with or without a zone, or a number since 1970 in seconds, milliseconds, micro- or nanoseconds.

const ISO = /^(\d{4})[-/](\d\d)[-/](\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:[.,](\d{1,9}))?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?$/i;
/** Without separators, as of file names; and as web servers log. */
const BASIC = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/i;
const LOGGED = /^(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d:\d\d:\d\d) ([+-]\d{4})$/;
/** Day and month as spreadsheets write them. A stroke leaves open which comes first, a dot does not. */
const WRITTEN = /^(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?:,?\s+(\d{1,2}:\d\d)(:\d\d)?(?:\s?([ap])\.?m\.?)?)?$/i;

/** Undefined for what is no time after 2000; a text without a zone is taken as UTC, a day as its first moment. */
export const readTime = (value: unknown): Date | undefined => {
  if (typeof value === 'number') return ofNumber(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (/^\d{9,20}(\.\d+)?$/.test(text)) return ofNumber(Number(text));
  const iso = ISO.exec(text.replace(BASIC, '$1-$2-$3T$4:$5:$6Z'));
  if (iso !== null) return ofIso(iso);
  const written = WRITTEN.exec(text);
  if (written !== null) return ofWritten(written);
  const logged = LOGGED.exec(text);
  if (logged !== null) return sensible(Date.parse(`${logged[1]} ${logged[2]} ${logged[3]} ${logged[4]} ${logged[5]}`));
  // The rest only with a zone, or our own machine's would be read into it.
  return /(GMT|UTC|Z|\b[ECMP][SD]T|[+-]\d{4})$/i.test(text) && text.length < 64 ? sensible(Date.parse(text)) : /^[A-Z][a-z]{2,8},? [\w :,]{8,40}$/.test(text) ? sensible(Date.parse(`${text} UTC`)) : undefined;
};

const ofIso = ([, year, month, day, minute = '00:00', second = ':00', fraction = '', zone = 'Z']: readonly (string | undefined)[]): Date | undefined => {
  const date = `${year}-${month}-${day}`;
  // Date.parse makes the 2nd of March of the 30th of February.
  const midnight = Date.parse(`${date}T00:00Z`);
  if (Number.isNaN(midnight) || !new Date(midnight).toISOString().startsWith(date)) return undefined;
  const own = /^[a-z]/i.test(zone) ? 'Z' : zone.length === 3 ? `${zone}:00` : zone;
  return sensible(Date.parse(`${date}T${minute}${second === ':60' ? ':59' : second}${fraction === '' ? '' : `.${fraction.slice(0, 3).padEnd(3, '0')}`}${own}`));
};

/** Where a stroke stands between, by a number above twelve, or by AM and PM, which go with the month first; else nobody can know. */
const ofWritten = ([, one, mark, other, year, clock = '0:00', second = ':00', half]: readonly (string | undefined)[]): Date | undefined => {
  const [first, last] = [Number(one), Number(other)];
  const isMonthFirst = mark === '/' && (last > 12 || (first <= 12 && half !== undefined));
  if (mark === '/' && !isMonthFirst && first <= 12) return undefined;
  const [hour, minute] = clock.split(':').map(Number) as [number, number];
  if (half !== undefined && (hour < 1 || hour > 12)) return undefined;
  const hours = half === undefined ? hour : (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  const two = (value: number): string => String(value).padStart(2, '0');
  return ofIso([undefined, year, two(isMonthFirst ? first : last), two(isMonthFirst ? last : first), `${two(hours)}:${two(minute)}`, second]);
};

const ofNumber = (value: number): Date | undefined => {
  const size = Math.abs(value);
  return sensible(size < 1e11 ? value * 1e3 : size < 1e14 ? value : size < 1e17 ? value / 1e3 : value / 1e6);
};

const [FIRST, LAST] = [Date.UTC(2000, 0, 1), Date.UTC(2200, 0, 1)];
const sensible = (ms: number): Date | undefined => (ms >= FIRST && ms < LAST ? new Date(ms) : undefined);
