// Numbers of states that are checked by a weighted sum, as data: every row of a number must come out at zero.
import * as kind from '../engine/kinds.ts';

/** `over`: the modulus; 'luhn' and '11,10' name sums that are not weighted, 'none' leaves the name nearby as all there is. */
type Sum = { rule: number; over: number | 'luhn' | '11,10' | '11 or 0' | 'none'; weights: readonly number[] };

export const NATIONAL_SUMS: readonly Sum[] = [
  // Skatteetaten: fødselsnummer, both control digits
  { rule: kind.NO_BIRTH_NUMBER, over: 11, weights: [3, 7, 6, 1, 8, 9, 4, 5, 2, 1, 0] },
  { rule: kind.NO_BIRTH_NUMBER, over: 11, weights: [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1] },
  // CPR-kontoret: no sum since 2007
  { rule: kind.DK_CPR, over: 'none', weights: Array<number>(10).fill(0) },
  // Dachverband der Sozialversicherungsträger: the fourth digit checks
  { rule: kind.AT_SVNR, over: 11, weights: [3, 7, 9, 10, 5, 8, 4, 2, 1, 6] },
  // Lege 105/1996; a rest of ten is written as one, so engine/national.ts says its sum
  { rule: kind.RO_CNP, over: 'none', weights: Array<number>(13).fill(0) },
  // Nüfus ve Vatandaşlık İşleri: tenth and eleventh digit
  { rule: kind.TR_IDENTITY, over: 10, weights: [7, 9, 7, 9, 7, 9, 7, 9, 7, 9, 0] },
  { rule: kind.TR_IDENTITY, over: 10, weights: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 9] },
  // Department of Home Affairs
  { rule: kind.ZA_IDENTITY, over: 'luhn', weights: Array<number>(13).fill(0) },
  { rule: kind.IL_IDENTITY, over: 'luhn', weights: Array<number>(9).fill(0) },
  // Autoridade Tributária; a control of ten is written as zero, one in eleven is missed
  { rule: kind.PT_NIF, over: 11, weights: [9, 8, 7, 6, 5, 4, 3, 2, 1] },
  // IRS Publication 1915: only ranges
  { rule: kind.US_ITIN, over: 'none', weights: Array<number>(9).fill(0) },
  // Ordinance 85 of the Ministry of Internal Affairs, article 5; rests of none and one are both written as zero
  { rule: kind.JP_MY_NUMBER, over: 11, weights: [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1] },
  // OIB: ISO 7064 mod 11,10
  { rule: kind.HR_OIB, over: '11,10', weights: Array<number>(11).fill(0) },
  // Law on civil registration: sum mod 11, whose ten is a zero, so one in eleven is missed
  { rule: kind.BG_EGN, over: '11 or 0', weights: [2, 4, 8, 5, 10, 9, 7, 3, 6, 10] },
  // ANSES, ARCA
  { rule: kind.AR_CUIL, over: 11, weights: [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1] },
  // Services Australia: the ninth digit checks, the tenth is the card's issue
  { rule: kind.AU_MEDICARE, over: 10, weights: [1, 3, 7, 9, 1, 3, 7, 9, 9, 0] },
  // Inland Revenue, RWT specification: first weights
  { rule: kind.NZ_IRD, over: 11, weights: [3, 2, 7, 6, 5, 4, 3, 2, 1] },
  // Estonia and Lithuania: first weights, one in eleven goes by the second
  { rule: kind.BALTIC_CODE, over: 11, weights: [1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 10] },
  // ΗΔΙΚΑ
  { rule: kind.GR_AMKA, over: 'luhn', weights: Array<number>(11).fill(0) },
];

const OVERS = { none: 1, luhn: 2, '11,10': 3, '11 or 0': 4 } as const;

/** One word a row for engine/national.ts: rule, digits, modulus and weights, each 48 above its value but the rule. */
export const packedSums = (): string[] => NATIONAL_SUMS.map(({ rule, over, weights }) => String.fromCharCode(rule, 48 + weights.length, 48 + (typeof over === 'number' ? over : OVERS[over]), ...weights.map((weight) => 48 + weight)));
