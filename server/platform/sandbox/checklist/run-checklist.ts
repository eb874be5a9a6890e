// Runs the checklist on one back end: all of it, or the short form that a start and `beforetab doctor` take.
import { guestPrograms } from '../jail/guest-programs.ts';
import type { BackEnd } from '../jail/guest-program.ts';
import type { Tried } from './escape-case.ts';
import { DENO_CASES, HOST_CASES } from './host-cases.ts';
import { FORGING_CASES } from './forging-cases.ts';
import { NATIVE_CASES } from './native-cases.ts';
import { NETWORK_CASES } from './network-cases.ts';
import { REACH_CASES } from './reach-cases.ts';
import { tryForgeries, tryOther } from './try-forgeries.ts';
import { tryNatives } from './try-natives.ts';
import { ENDING_CASES, RESOURCE_CASES } from './resource-cases.ts';
import { tryEndings, tryResources } from './try-programs.ts';
import { tryPythons } from './try-pythons.ts';
import { tryScripts } from './try-scripts.ts';

/** One or two of every kind, the ones that failed somewhere before among them. */
const SHORT = new Set(
  'A01 A03 A06 A09 A16 A18 B01 B02 B04 B06 B09 B10 B11 B12 B14 B16 B21 B23 C01 C02 C03 C04 C07 C08 C11 C13 C15 D01 D02 D06 D08 D10 N01 N05 N06 N08 N10 N11 N12 N19 N21 N33 N34 E08 E21 F01 F09 G02 G12 G18'.split(' '),
);

export type Extent = 'short' | 'full';

export const runChecklist = async (backEnd: BackEnd, runDir: string, extent: Extent): Promise<Tried[]> => {
  const chosen = <T extends { id: string }>(cases: readonly T[]): T[] => cases.filter(({ id }) => extent === 'full' || SHORT.has(id));
  const on = { name: backEnd.name, backEnd, runDir };
  const programs = await guestPrograms();
  const parts = [
    () => tryScripts(chosen([...HOST_CASES, ...DENO_CASES, ...NETWORK_CASES]), { ...on, isTogether: extent === 'short' }),
    () => tryNatives(chosen(NATIVE_CASES), on),
    () => tryPythons(chosen(REACH_CASES), { ...on, guest: programs.python }),
    () => tryEndings(chosen(ENDING_CASES), { ...on, programs }),
    () => tryForgeries(chosen(FORGING_CASES), backEnd),
    async () => (extent === 'full' ? tryOther(backEnd) : []),
  ];
  const tried = extent === 'short' ? await Promise.all(parts.map((part) => part())) : await oneByOne(parts);
  // Alone, because the time they take is what counts.
  return [...tried.flat(), ...(await tryResources(chosen(RESOURCE_CASES), { ...on, programs }))];
};

const oneByOne = async (parts: readonly (() => Promise<Tried[]>)[]): Promise<Tried[][]> => {
  const tried: Tried[][] = [];
  for (const part of parts) tried.push(await part());
  return tried;
};

export type Sum = { tried: number; blocked: number; through: Tried[]; notProved: Tried[]; unfit: Tried[] };

/** What a back end cannot have is not counted as tried, and what was not proved not as blocked. */
export const sumUp = (all: readonly Tried[]): Sum => {
  const of = (verdict: Tried['verdict']): Tried[] => all.filter((one) => one.verdict === verdict);
  const unfit = of('not on this back end');
  return { tried: all.length - unfit.length, blocked: of('blocked').length, through: of('through'), notProved: of('not proved'), unfit };
};
