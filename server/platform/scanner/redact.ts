// Puts a label in the place of every finding: `[email 1]`. Equal ones get equal labels, so that a text keeps its sense.
import type { Finding } from './finding.ts';

/** The label of each finding, in their order. */
export const labelsOf = (findings: readonly Finding[]): string[] => {
  const labels = new Map<string, string>();
  const counts = new Map<string, number>();
  return findings.map(({ rule, fingerprint }) => {
    let label = labels.get(fingerprint);
    if (label === undefined) {
      const number = (counts.get(rule) ?? 0) + 1;
      counts.set(rule, number);
      label = `[${rule} ${number}]`;
      labels.set(fingerprint, label);
    }
    return label;
  });
};

export const redact = (text: Uint8Array, findings: readonly Finding[]): Uint8Array => {
  const utf8 = new TextEncoder();
  const labels = labelsOf(findings);
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const [index, { start, end }] of findings.entries()) {
    pieces.push(text.subarray(at, start), utf8.encode(labels[index]));
    at = end;
  }
  pieces.push(text.subarray(at));
  return join(pieces);
};

const join = (pieces: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
};
