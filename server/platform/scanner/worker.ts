// The scanner in a worker of the page, as one file with its engine inside: it fetches nothing, and its policy lets it talk to nobody.
import { bytesOfBase64 } from '../bytes-of-base64.ts';
import type { PasteAnswer, PasteAsked, PasteMark } from './contract.ts';
import { startPlain, startWasm } from './engine.ts';
import type { Finding } from './finding.ts';
import { labelsOf, redact } from './redact.ts';
import { scanBytes } from './scan.ts';

/** engine.wasm as base64, put in by the build. */
declare const __ENGINE__: string;

const engine = startWasm(bytesOfBase64(__ENGINE__)).catch(startPlain);
/** Fingerprints never leave here; they only say which findings are equal. */
const key = crypto.getRandomValues(new Uint8Array(32));

/** Bytes to places in a string: findings come in order. */
const marksOf = (text: Uint8Array, findings: readonly Finding[]): PasteMark[] => {
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  const labels = labelsOf(findings);
  let bytes = 0;
  let units = 0;
  const unitsAt = (byte: number): number => {
    units += utf8.decode(text.subarray(bytes, byte)).length;
    bytes = byte;
    return units;
  };
  return findings.map(({ rule, title, group, start, end, line }, index) => ({ rule, title, group, from: unitsAt(start), to: unitsAt(end), line, label: labels[index]! }));
};

self.addEventListener('message', ({ data }: MessageEvent<PasteAsked>) => {
  void engine.then((engine) => {
    const text = new TextEncoder().encode(data.text);
    const findings = scanBytes(engine, key, text);
    const answer: PasteAnswer = { id: data.id, marks: marksOf(text, findings), redacted: new TextDecoder('utf-8', { ignoreBOM: true }).decode(redact(text, findings)) };
    self.postMessage(answer);
  });
});
