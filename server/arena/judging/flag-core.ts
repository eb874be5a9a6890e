// What of a flag has to be known to submit it: letters and digits, without its wrapping.

/** `FLAG{amber-falcon-river-7k2q}` -> `amberfalconriver7k2q`. */
export const flagCore = (flag: string): string => squeeze(flag).replace(/^flag/, '');
export const squeeze = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[^a-z0-9]/g, '');
/** The words and check characters of a flag, in order. */
export const flagPieces = (flag: string): string[] => flag.toLowerCase().replace(/^flag\{|\}$/g, '').split(/[^a-z0-9]+/).filter((piece) => piece !== '');
