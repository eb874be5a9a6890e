// All made-up documents by format, for the tests and the benchmark. Written by the authors of the inspector, so its figures flatter.
import { createDraw, type Sample } from './draw.ts';
import { HIDDEN_DOCX, LIKE_DOCX } from './office.ts';
import { HIDDEN_HTML, LIKE_HTML } from './pages.ts';
import { HIDDEN_PDF, LIKE_PDF } from './prints.ts';
import { HIDDEN_MARKDOWN, LIKE_MARKDOWN } from './texts.ts';

export { createDraw } from './draw.ts';
export { makeDocx } from './office.ts';
export { makePdf } from './prints.ts';

export const SAMPLES = { md: { hidden: HIDDEN_MARKDOWN, alike: LIKE_MARKDOWN }, html: { hidden: HIDDEN_HTML, alike: LIKE_HTML }, docx: { hidden: HIDDEN_DOCX, alike: LIKE_DOCX }, pdf: { hidden: HIDDEN_PDF, alike: LIKE_PDF } } as const;
export type Format = keyof typeof SAMPLES;
export type MadeUp = { name: string; file: string; bytes: Uint8Array; isHidden: boolean; isHeldOut: boolean };

export const makeUp = (format: Format, from: number, seeds: number): MadeUp[] => {
  const { hidden, alike } = SAMPLES[format];
  const make = (sample: Sample, isHidden: boolean, at: number): MadeUp[] =>
    Array.from({ length: seeds }, (_, seed) => {
      const made = sample.make(createDraw((from + seed) * 1000 + at));
      return { name: sample.name, file: `${sample.name.replaceAll(' ', '-')}-${from + seed}.${format}`, bytes: typeof made === 'string' ? Buffer.from(made) : made, isHidden, isHeldOut: sample.isHeldOut === true };
    });
  return [...hidden.flatMap((sample, at) => make(sample, true, at)), ...alike.flatMap((sample, at) => make(sample, false, at + 500))];
};
