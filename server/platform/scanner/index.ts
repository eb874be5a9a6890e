// Finds secrets and personal data in bytes: one pass, in WebAssembly with SIMD or in plain JavaScript with the same answers.
// Its words: rule, finding, place, fingerprint. It never keeps or hands on what it found, only where, and a fingerprint under the caller's key.
export { type Engine, startPlain, startWasm } from './engine.ts';
export type { Finding } from './finding.ts';
export { loadEngine } from './load-engine.ts';
export { redact } from './redact.ts';
export { RULES } from './rules/all.ts';
export type { Group, Rule } from './rules/rule.ts';
export { createScan, type Scan, scanBytes } from './scan.ts';
