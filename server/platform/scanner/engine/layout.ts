// Where things lie in the engine's memory. The host writes the tables once, and text before each call.
/** Words kept between the chunks of one text. */
export const STATE: i32 = 1024;
export const STATE_SIZE: i32 = 64;
/** One byte a character: which sets it belongs to (see characters.ts). */
export const SETS: i32 = 2048;
/** n * log2(n) * 1024 for n below 256. */
export const LOGS: i32 = 2304;
export const CRCS: i32 = 3328;
/** Six tables of sixteen bytes: which keywords a nibble may belong to. */
export const NIBBLES: i32 = 1088;
export const COUNTS: i32 = 4352;
/** Decoded base64. */
export const SCRATCH: i32 = 5376;
export const SCRATCH_SIZE: i32 = 512;
/** A bit for each letter that a flag for a password may begin with, by its lower five bits. */
export const FLAG_LETTERS: i32 = 1184;
/** A pointer for each list of words, of which there is room for 128. */
export const LISTS: i32 = 1280;
/** A bit for each pair of letters that the name of a call may end with, five bits a letter. */
export const CALL_ENDS: i32 = 1792;
/** A pointer for each first (or last) byte of a rule. */
export const BY_FIRST: i32 = 6400;
export const BY_LAST: i32 = 7424;
export const TABLES: i32 = 8448;
/** A bit for each three letters that a keyword may begin with, five bits a letter. */
export const KEYWORDS: i32 = 86016;
/** A bit for each pair of bytes that a token may begin with. */
export const PAIRS: i32 = 90112;
/** Four words each: rule, start, end, spare. */
export const FOUND: i32 = 98304;
export const FOUND_MOST: i32 = 1900;
export const TEXT: i32 = 131072;
/** What a look at one place may need before and after it. */
export const LOOK_BACK: i32 = 512;
export const LOOK_AHEAD: i32 = 12288;
/** Zeros that must follow the text. */
export const PADDING: i32 = 256;
