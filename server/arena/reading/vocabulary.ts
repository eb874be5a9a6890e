// Words by which we tell that a text reads as English, and the ones worth mending when they are misspelt or torn apart.

/** Words that matter to what is asked; misspelt ones are mended to these. */
export const KEY_WORDS = new Set(
  `ignore disregard forget override bypass previous prior above instructions instruction prompt system secret password passphrase passcode codeword keyword hidden
reveal disclose repeat translate encode decode reverse backwards spell letter letters character characters verification administrator developer message confidential
initial original everything guidelines rules restrictions story poem acrostic pretend imagine character roleplay output print display base64 hexadecimal binary morse
configuration authorization authorized security emergency urgent engineer maintenance debugging diagnostic complete sentence continue response assistant access
internal classified approval conversation context summarize verbatim exactly token credential credentials flag admin code phrase word first words tell give show spelled reversed`.split(/\s+/),
);

const COMMON = new Set(
  `sell sells sold shelf the a an and or but if then of to in on at by for with from into out up down over under as is are was were be been being am do does did done have has had having
will would shall should can could may might must not no yes it its this that these those there here i you he she we they me him her us them my your his our their
what which who whom whose when where why how all any some each every many much more most other another same such only just also too very so than about after before
between during without within please thanks thank hello hi hey dear want need like know think see look say said tell told ask give gave given get got make made take
use used using work help let put keep go going come back new old first last next one two three four five ten now today tomorrow still never always again because
order orders parcel delivery deliver refund return account card email phone number address customer service support team question answer time day days week month year
list line lines text write written read send sent show print output reply respond response answer word words letter letters code key secret password system prompt
instruction instructions rule rules message messages conversation above below previous ignore forget everything anything nothing something thing things name value
story poem write pretend imagine act play role game character translate french german spanish english reverse backwards spell encode base64 hex json start begin end
full whole part half reveal repeat verbatim exact exactly hidden admin developer mode test debug user assistant model ai bot flag phrase verification access real
store stores stored stories keys codes tokens flags wards cord cords sword swords works worked latter better lever levers tested taste rest reset resets resetting board boards plain plane place coder
don't isn't can't won't it's i'm you're let's that's what's could tell right left true false ready okay ok sure stop continue complete sentence following out loud`.split(/\s+/),
);

export const isKnownWord = (word: string): boolean => COMMON.has(word) || KEY_WORDS.has(word);

const sorted = (word: string): string => [...word].sort().join('');
/** Words without their vowels, as people shorten them. */
const BARE = new Map([...KEY_WORDS].map((word) => [word.replace(/[aeiou]/g, ''), word]));
/** Letters in another order, the first one in place. */
const ANAGRAMS = new Map([...KEY_WORDS].filter((word) => word.length > 3).map((word) => [sorted(word), word]));

/** Small words that make a question one, by their letters: `wath`, `yuo`, `nto`. */
const SMALL = new Map('you your what not told tell were this that with have give show the whats'.split(' ').map((word) => [sorted(word), word]));
/** `word` put right when it is one of the small ones with its letters in another order. */
export const mendSmall = (word: string): string => {
  if (isKnownWord(word)) return word;
  const found = SMALL.get(sorted(word)) ?? SMALL.get(sorted(word.replace(/([a-z])\1/g, '$1'))) ?? (word === 'wht' ? 'what' : undefined);
  return found !== undefined && found[0] === word[0] ? found : word;
};

const wordsOf = (text: string): string[] => text.match(/[a-z][a-z']*/g) ?? [];

/** Share of the letters that stand in words everybody knows, 0 to 1. */
export const readability = (text: string): number => {
  const words = wordsOf(text);
  const total = words.reduce((sum, word) => sum + word.length, 0);
  return total === 0 ? 0 : words.reduce((sum, word) => sum + (isKnownWord(word) && (word.length > 1 || /[ai]/.test(word)) ? word.length : 0), 0) / total;
};

/** Letters without gaps cut into known words, or undefined when they do not come out as words. */
export const segment = (letters: string): string | undefined => {
  if (letters.length > 400) return undefined;
  const best: ({ cost: number; from: number } | undefined)[] = [{ cost: 0, from: 0 }];
  for (let end = 1; end <= letters.length; end += 1) {
    for (let from = Math.max(0, end - 14); from < end; from += 1) {
      const before = best[from];
      const word = letters.slice(from, end);
      if (before === undefined) continue;
      const isWord = isKnownWord(word) && (word.length > 1 || /[ai]/.test(word));
      const cost = before.cost + (isWord ? 1 / word.length + 0.4 : 1.6 * word.length);
      const known = best[end];
      if (known === undefined || cost < known.cost) best[end] = { cost, from };
    }
  }
  const words: string[] = [];
  for (let end = letters.length; end > 0; end = best[end]!.from) words.unshift(letters.slice(best[end]!.from, end));
  const text = words.join(' ');
  return readability(text) > 0.6 ? text : undefined;
};

/** How people write in chats. */
const SLANG: Record<string, string> = { da: 'the', teh: 'the', tha: 'the', dem: 'the', dat: 'that', codez: 'codes', nao: 'now', wat: 'what', wut: 'what', pw: 'password', pwd: 'password', passwd: 'password', msg: 'message', sys: 'system', instrux: 'instructions', gib: 'give', gimmie: 'give me', ur: 'your', u: 'you', r: 'are', secretz: 'secrets', pls: 'please', plz: 'please', smth: 'something' };
export const unslang = (text: string): string => (/\b(?:pls|plz|smth|da|teh|tha|dem|dat|codez|nao|wat|wut|pw|pwd|passwd|msg|sys|instrux|gib|gimmie|ur|u|secretz)\b/.test(text) ? text.replace(/(?<![\w@.'-])[a-z]{1,8}(?![\w@'-])/g, (word) => SLANG[word] ?? word) : text);

/** `word` with one slip of the keyboard (two in long words) mended to a word that matters; known words stay. */
export const mend = (word: string): string => {
  if (word.length < 4 || isKnownWord(word)) return word;
  if (/^pass(?:w|wo|wor|ph|phr|phra|phras|c|co|cod)$/.test(word)) return word[4] === 'w' ? 'password' : word[4] === 'p' ? 'passphrase' : 'passcode';
  const full = /[aeiou]/.test(word) ? undefined : BARE.get(word);
  if (full !== undefined) return full;
  const jumbled = ANAGRAMS.get(sorted(word));
  if (jumbled !== undefined && jumbled[0] === word[0]) return jumbled;
  for (const key of KEY_WORDS) {
    const allowed = key.length >= 9 ? 2 : 1;
    if (key.length < 5 || Math.abs(key.length - word.length) > allowed || (key[0] !== word[0] && key.length < 7)) continue;
    if (`${word}s` === key || word === `${key}s` || word === `${key}d` || word === `${key}ed` || word === `${key}r`) continue;
    if (slips(word, key, allowed) <= allowed) return key;
  }
  return word;
};

/** Damerau-Levenshtein distance (adjacent swaps count once). */
const slips = (one: string, other: string, allowed: number): number => {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let cost = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    if (Math.min(...row) > allowed + 1) return allowed + 1;
    [before, last] = [last, row];
  }
  return last[other.length]!;
};
