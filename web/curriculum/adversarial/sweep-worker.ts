// The sweep over budgets, apart from the page.
import { readNetwork, rowsFromFile } from '../digits/digit-files.ts';
import { answerApart } from '../digits/run-apart.ts';
import { readSafetensors } from '../model-file/safetensors.ts';
import { type Attack, measurePoint, type Point } from './sweep.ts';

export type Line = { id: string; network: 'plain' | 'hardened'; attack: Attack };
export type Question = { digits: ArrayBuffer; networks: Record<Line['network'], ArrayBuffer>; lines: Line[]; epsilons: number[] };
/** One list of points per line, in the order of the epsilons. */
export type Swept = Record<string, Point[]>;

answerApart(({ digits, networks, lines, epsilons }: Question, onProgress): Swept => {
  const rows = rowsFromFile(readSafetensors(new Uint8Array(digits)), 'test');
  const opened = { plain: readNetwork(new Uint8Array(networks.plain)), hardened: readNetwork(new Uint8Array(networks.hardened)) };
  const swept: Swept = {};
  let done = 0;
  for (const { id, network, attack } of lines) {
    swept[id] = epsilons.map((epsilon) => {
      const point = measurePoint(attack, opened[network], rows, epsilon);
      done += 1;
      onProgress(done, lines.length * epsilons.length);
      return point;
    });
  }
  return swept;
});
