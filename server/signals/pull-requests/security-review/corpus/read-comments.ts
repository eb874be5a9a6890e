// Reads the labelled comments, and tells which of them were never looked at while rules and points were changed.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

export type Labelled = { isSecurity: boolean; kind: string; text: string; file: string };

const folder = new URL('./', import.meta.url);

export const comments = (): Labelled[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .flatMap((file) =>
      readFileSync(new URL(file, folder), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => {
          const [, label, kind, text] = /^([+-]) \| ([\w-]+) \| (.+)$/.exec(line) ?? [];
          if (text === undefined) throw new Error(`${file}: ${line}`);
          return { isSecurity: label === '+', kind: kind!, text: text.replaceAll('\\n', '\n'), file };
        }),
    );

export const isHeldOut = ({ text, file }: Labelled): boolean => /^(?:comments|unseen|stranger)-/.test(file) && (!file.startsWith('comments-') || createHash('sha256').update(text).digest()[0]! % 2 === 1);
