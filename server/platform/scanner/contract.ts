// What the page "Can I paste this?" and the scanner in its worker say to each other.
import type { Group } from './rules/rule.ts';

export type PasteAsked = { id: number; text: string };
/** `from` and `to` are places in the text as JavaScript counts them; `label` is what stands there in `redacted`. */
export type PasteMark = { rule: string; title: string; group: Group; from: number; to: number; line: number; label: string };
export type PasteAnswer = { id: number; marks: PasteMark[]; redacted: string };
