// Times as products write them: ISO with or without a zone, or a number since 1970 in seconds, milliseconds, micro- or nanoseconds.

/** Undefined for what is no time after 2000; a text without a zone is taken as UTC. */
export const readTime = (value: unknown): Date | undefined => {
  if (typeof value === 'number') return ofNumber(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (/^\d{9,20}(\.\d+)?$/.test(text)) return ofNumber(Number(text));
  const iso = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:[.,](\d{1,9}))?\s*(Z|[+-]\d\d:?\d\d)?$/i.exec(text);
  if (iso !== null) return sensible(Date.parse(`${iso[1]}T${iso[2]}${iso[3] === undefined ? '' : `.${iso[3].slice(0, 3).padEnd(3, '0')}`}${iso[4] ?? 'Z'}`));
  // The rest only with a zone, or our own machine's would be read into it.
  return /(GMT|UTC|Z|[+-]\d{4})$/i.test(text) && text.length < 64 ? sensible(Date.parse(text)) : /^[A-Z][a-z]{2},? [\w :,]{8,40}$/.test(text) ? sensible(Date.parse(`${text} UTC`)) : undefined;
};

const ofNumber = (value: number): Date | undefined => {
  const size = Math.abs(value);
  return sensible(size < 1e11 ? value * 1e3 : size < 1e14 ? value : size < 1e17 ? value / 1e3 : value / 1e6);
};

const [FIRST, LAST] = [Date.UTC(2000, 0, 1), Date.UTC(2200, 0, 1)];
const sensible = (ms: number): Date | undefined => (ms >= FIRST && ms < LAST ? new Date(ms) : undefined);
