// Whether a text gives a secret away: whole, in a spelling that one call undoes, or so much of it that the rest can be guessed.

/** So many of its signs in a row are a part worth having; the last four, as people show them, are not. */
const PART = 8;

export function reveals(text: string, secret: string): boolean {
  if (secret === '') return false;
  const parts = partsOf(secret);
  const plain = [text, [...text].reverse().join(''), text.replace(/%([0-9a-f]{2})/gi, letterOf), text.replace(/\\x([0-9a-f]{2})/gi, letterOf)];
  if (plain.some((one) => parts.some((part) => one.includes(part)))) return true;
  const letters = lettersOf(secret);
  const together = pulledTogether(text);
  if (letters.length >= PART && partsOf(letters).some((part) => together.includes(part))) return true;
  const bytes = [...new TextEncoder().encode(secret)];
  const written = [bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(''), bytes.join(', '), bytes.join(','), bytes.join(' '), rot13(secret)];
  const low = text.toLowerCase();
  return written.some((one) => low.includes(one.toLowerCase())) || base64Of(bytes).some((one) => text.replaceAll('-', '+').replaceAll('_', '/').includes(one));
}

const partsOf = (secret: string): string[] => Array.from({ length: Math.max(1, secret.length - PART + 1) }, (_, at) => secret.slice(at, at + PART));
const lettersOf = (text: string): string => text.replace(/[^a-z\d]/gi, '');

/** `['p', 'w', '-', '7']` as pw7: signs that stand alone, whatever stands between them. */
const pulledTogether = (text: string): string => text.replace(/(?<![a-z\d])[a-z\d](?:[^a-z\d\n]{1,9}[a-z\d](?![a-z\d]))+/gi, lettersOf);

const letterOf = (_whole: string, code: string): string => String.fromCharCode(Number.parseInt(code, 16));

const rot13 = (text: string): string => text.replace(/[a-z]/gi, (letter) => String.fromCharCode(letter.charCodeAt(0) + (letter.toLowerCase() < 'n' ? 13 : -13)));

/** The middle of it in base64, for each of the three places where it can begin among other bytes. */
const base64Of = (bytes: readonly number[]): string[] =>
  [0, 1, 2].map((offset) => {
    const whole = btoa(String.fromCharCode(...Array.from({ length: offset }, () => 0), ...bytes));
    return whole.slice(offset === 0 ? 0 : 4, Math.floor((bytes.length + offset) / 3) * 4);
  });
