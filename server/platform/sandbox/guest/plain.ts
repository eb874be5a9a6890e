// A value as JSON can carry it: what a program returns, whatever realm it comes from.

const MAX_TEXT = 60_000;
const MAX_ITEMS = 500;

/** Bytes become `{ $bytes: base64 }`, what JSON does not know `{ $type }`; never calls the program's own toJSON. */
export function plain(value: unknown, depth = 0): unknown {
  if (depth > 20) return { $type: 'too deep' };
  if (value === null || typeof value === 'boolean') return value;
  if (value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : { $type: String(value) };
  if (typeof value === 'string') return value.slice(0, MAX_TEXT);
  if (typeof value !== 'object') return { $type: typeof value };
  const kind = Object.prototype.toString.call(value);
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map((item) => plain(item, depth + 1));
  if (kind === '[object Uint8Array]') return { $bytes: base64Of(value as Uint8Array) };
  if (kind === '[object Date]') return Number.isNaN(Date.prototype.getTime.call(value)) ? { $type: 'Invalid Date' } : new Date(Date.prototype.getTime.call(value)).toISOString();
  if (kind !== '[object Object]') return { $type: kind.slice(8, -1) };
  return Object.fromEntries(Object.entries(value).slice(0, MAX_ITEMS).map(([key, item]) => [key, plain(item, depth + 1)]));
}

/** A copy, cut without the program's own methods, and turned into letters a block at a time: one array of numbers for all took most of a run's time. */
function base64Of(value: Uint8Array): string {
  const bytes = new Uint8Array(value).subarray(0, MAX_TEXT);
  let letters = '';
  for (let at = 0; at < bytes.length; at += 4096) letters += String.fromCharCode(...bytes.subarray(at, at + 4096));
  return btoa(letters);
}
