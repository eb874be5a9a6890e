// Takes disguises off letters: width and style variants, invisible characters, accents, look-alikes of other alphabets, digits for letters.

/** Cyrillic, Greek and a few other letters that look like a Latin one. */
const LOOK_ALIKES: Record<string, string> = Object.fromEntries(
  'а:a е:e о:o р:p с:c у:y х:x ѕ:s і:i ј:j ԁ:d һ:h ո:n ԛ:q ԝ:w в:b н:h к:k м:m т:t г:r п:n ё:e ӏ:l α:a ε:e ο:o ρ:p τ:t υ:u ι:i κ:k ν:v χ:x η:n β:b σ:o γ:y ω:w μ:u ɑ:a ɡ:g ı:i ɩ:i ǀ:l ʟ:l ʀ:r ꜱ:s ᴀ:a ᴄ:c ᴅ:d ᴇ:e ᴋ:k ᴍ:m ɴ:n ᴏ:o ᴘ:p ᴛ:t ᴜ:u ᴠ:v ᴡ:w ʏ:y ᴢ:z ɢ:g ʜ:h ɪ:i ᴊ:j ꜰ:f ʙ:b ø:o đ:d ł:l ß:s ð:d'.split(' ').map((pair) => pair.split(':') as [string, string]),
);
/** Letters of phonetics that are no language's own: `ꜱᴇᴄʀᴇᴛ` is `secret` whatever stands beside it. */
const SMALL_CAPITALS = /^[ʟʀꜱᴀᴄᴅᴇᴋᴍɴᴏᴘᴛᴜᴠᴡʏᴢɢʜɪᴊꜰʙqx]{2,}$/u;
// Soft hyphen, zero-width, bidirectional and invisible operators, variation selectors; written as escapes so that they can be seen.
const INVISIBLE = /\u00ad|\u034f|\u061c|\u115f|\u1160|\u17b4|\u17b5|[\u200b-\u200f\u202a-\u202e\u2060-\u206f]|\u3164|\p{Variation_Selector}|\ufeff|\uffa0/gu;
const TAGS = /[\u{e0000}-\u{e007f}]/gu;
// oxlint-disable-next-line no-control-regex -- control characters are what is taken out
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/g;
const LEET: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '@': 'a', $: 's', '!': 'i', '|': 'l', '+': 't', '€': 'e' };

/** Text written in the invisible tag characters of Unicode, which models read and people do not see. */
export const hiddenTags = (text: string): string => [...(text.match(TAGS) ?? [])].map((tag) => String.fromCodePoint(tag.codePointAt(0)! - 0xe0000)).join('').replace(CONTROL, '');

/** Lower case, one form per letter. Words wholly in another alphabet stay what they are, unless the text around them is Latin. */
export const fold = (text: string): string => {
  const plain = text.normalize('NFKC').replace(TAGS, '').replace(INVISIBLE, '').replace(CONTROL, ' ').toLowerCase();
  const latin = (plain.match(/[a-z]/g) ?? []).length;
  const other = (plain.match(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu) ?? []).length;
  const seen = plain.replace(/[\p{L}\p{M}]+/gu, (word) => (isMixed(word) || latin > other || SMALL_CAPITALS.test(word) ? asLatin(word) : word));
  return negated(seen.normalize('NFD').replace(/(?<=[a-z])\p{M}+/gu, '').normalize('NFC').replace(/[‘’ʼ`´]/g, "'").replace(/[“”„«»]/g, '"').replace(/[‐‑‒–—―]/g, '-'));
};

/** `dont work` is `don't work`: in chats the apostrophe goes first. */
const negated = (text: string): string => text.replace(/\b(do|does|did|is|are|was|were|has|have|had|would|could|should|must)nt\b/g, "$1n't").replace(/\b(ca|wo)nt\b/g, "$1n't");

const isMixed = (word: string): boolean => /[a-z]/.test(word) && /[^a-z]/.test(word);
const asLatin = (word: string): string => [...word].map((letter) => LOOK_ALIKES[letter] ?? letter).join('');

/** Digits and signs that stand for letters, only in words that also have letters or are written wholly so. */
export const unleet = (folded: string): string =>
  folded.replace(/[a-z0-9@$!|+€]+/g, (word) => {
    if (!/[0-9@$!|+€]/.test(word)) return word;
    const letters = (word.match(/[a-z]/g) ?? []).length;
    return letters === 0 || /^[a-z]+[!]+$/.test(word) || /^\d+(st|nd|rd|th|x|kg|cm|am|pm)$/.test(word) ? word : [...word].map((sign) => LEET[sign] ?? sign).join('');
  });
