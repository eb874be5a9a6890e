// One file through the scanner, read straight into the engine's memory: the same memory for a file of any size.
import { closeSync, openSync, readSync } from 'node:fs';
import type { Engine } from '../engine.ts';
import type { Finding } from '../finding.ts';
import { createScan } from '../scan.ts';

export type Scanned = { bytes: number; findings: Finding[]; isBinary: boolean };

/** As git has it: a zero among the first 8000 bytes. */
const LOOKED = 8000;

/** `progress` hears of every piece. Throws what the file system does. */
export const scanFile = (engine: Engine, key: Uint8Array, path: string | number, progress: (bytes: number) => void): Scanned => {
  const file = typeof path === 'number' ? path : openSync(path, 'r');
  const findings: Finding[] = [];
  const scan = createScan(engine, key, (finding) => void findings.push(finding));
  try {
    for (let isFirst = true; ; isFirst = false) {
      const room = scan.room();
      const read = readSync(file, room, 0, room.length, null);
      if (read === 0) break;
      if (isFirst && room.subarray(0, Math.min(read, LOOKED)).includes(0)) return { bytes: 0, findings: [], isBinary: true };
      scan.took(read);
      progress(read);
    }
    scan.end();
    return { bytes: scan.bytes(), findings, isBinary: false };
  } finally {
    if (typeof path !== 'number') closeSync(file);
  }
};
