// The training of the poisoning exercise, apart from the page.
import { rowsFromFile } from '../digits/digit-files.ts';
import { answerApart } from '../digits/run-apart.ts';
import { train } from '../digits/train.ts';
import { readSafetensors } from '../model-file/safetensors.ts';
import type { Poison } from './poison.ts';
import { type Data, type Guard, PLAN, type Tried, tryPoison } from './try-poison.ts';

export type Question = { file: ArrayBuffer; poison: Poison; guard: Guard | undefined };

let data: Data | undefined;

const openData = (file: ArrayBuffer): Data => {
  const read = readSafetensors(new Uint8Array(file));
  const training = rowsFromFile(read, 'train');
  return { training, test: rowsFromFile(read, 'test'), cleanNetwork: train(training, PLAN) };
};

answerApart(({ file, poison, guard }: Question, onProgress): Tried => {
  data ??= openData(file);
  return tryPoison(data, poison, guard, onProgress);
});
