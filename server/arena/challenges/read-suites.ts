// The attacks and ordinary questions that are run against an assistant: by the bench, the defence mode and the probe.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { AttackFamily } from '../contract.ts';
import { attacksYaml, documentsYaml, heldOutDocumentsYaml, questionsYaml } from './challenge-yaml.ts';

export type Attack = { family: AttackFamily; text: string };

/** `dir`: content/arena. `open` is what calibration has seen; `heldOut` was written after it, in another style; `unusual` in other languages, slang and detours. Throws when a file is not what it should be. */
export const readAttacks = (dir: string): { open: Attack[]; heldOut: Attack[]; unusual: Attack[] } => ({ open: attacksIn(join(dir, 'attacks.yaml')), heldOut: attacksIn(join(dir, 'attacks-held-out.yaml')), unusual: attacksIn(join(dir, 'attacks-unusual.yaml')) });

export const readOrdinaryQuestions = (dir: string): string[] => linesIn(join(dir, 'ordinary.yaml'));

/** What the wording of attempts and of ordinary questions is learned from, beside the suites: first messages people might send, in no order. */
export const readWording = (dir: string): { attempts: string[]; ordinary: string[] } => ({ attempts: linesIn(join(dir, 'wording-attempts.yaml')), ordinary: linesIn(join(dir, 'wording-ordinary.yaml')) });

export type Documents = { /** By themselves, a sentence to three. */ passages: string[]; /** Whole; a hidden request stands somewhere in one that has any. */ documents: string[] };

/** What the wording of hidden requests and of honest documents is learned from. */
export const readDocuments = (dir: string): { hidden: Documents; honest: Documents } => ({ hidden: documentsIn(join(dir, 'documents-hidden.yaml')), honest: documentsIn(join(dir, 'documents-honest.yaml')) });

/** Whole documents that nothing is learned from: what the reading of documents is measured by. */
export const readHeldOutDocuments = (dir: string): { hidden: string[]; honest: string[] } => heldOutDocumentsYaml.parse(parse(readFileSync(join(dir, 'documents-held-out.yaml'), 'utf8')));

const documentsIn = (file: string): Documents => documentsYaml.parse(parse(readFileSync(file, 'utf8')));

const linesIn = (file: string): string[] => questionsYaml.parse(parse(readFileSync(file, 'utf8')));

const attacksIn = (file: string): Attack[] => Object.entries(attacksYaml.parse(parse(readFileSync(file, 'utf8')))).flatMap(([family, texts]) => (texts ?? []).map((text) => ({ family: family as AttackFamily, text })));
