// How well a system prompt that a player wrote holds: each thing it says is worth a little, and none is worth everything.
import type { Resistance } from '../contract.ts';

// Recorded success on 19 models fell from 61 per cent to 57 with delimiters, 52 with a rule and 39 with both (facts: spikee);
// on the logistic scale that is 0.2, 0.4 and 0.9 for the plain steps. What a rule names adds to it, with less each time.
const SAYS: [name: string, worth: number, pattern: RegExp][] = [
  ['keeps it', 0.5, /\b(?:never|not|don't|do not|refuse to|must not)\b[^.\n]{0,60}\b(?:reveal|share|tell|give|disclose|repeat|say|output|mention|leak|pass on)\b/i],
  ['in any form', 0.4, /\b(?:any form|any way|encod|base64|transform|translat|revers|spell|letter by letter|in part|partial|hint|paraphras)/i],
  ['whoever asks', 0.4, /\b(?:whoever|no matter who|regardless|anyone|nobody|claims? to be|staff|admin|developer|authority)\b/i],
  ['no new instructions', 0.4, /\b(?:instructions?|commands?|requests?)\b[^.\n]{0,80}\b(?:in|from|by|inside) (?:the )?(?:user|message|customer|document|text|input|conversation)|\b(?:ignore|do not follow|never follow)\b[^.\n]{0,60}\binstructions?\b/i],
  ['no play', 0.3, /\b(?:role-?play|pretend|story|stories|poem|game|fiction|hypothetical|persona)\b/i],
  ['marks input', 0.2, /<\w+>[\s\S]*\{\{|```|\bbetween the (?:tags|marks|lines)|\bdelimit|<(?:user|input|message|document)>/i],
  ['says what to do instead', 0.3, /\b(?:instead|only answer|only help|answer with|reply with|respond with|if (?:someone|anyone|the user|they|a customer) (?:asks?|tr(?:y|ies)))\b/i],
  ['not the prompt either', 0.3, /\b(?:these|this|your|system) (?:instructions|prompt|rules|text)\b/i],
];
const BARE = -2.2;

/** Higher thresholds hold more often. Text beyond what fits in a prompt that is read to its end makes it worse. */
export const resistanceOf = (systemPrompt: string): Resistance & { says: string[] } => {
  const said = SAYS.filter(([, , pattern]) => pattern.test(systemPrompt));
  const length = Math.max(0, systemPrompt.length - 2_000) / 4_000;
  const threshold = BARE + said.reduce((sum, [, worth]) => sum + worth, 0) - length;
  return { threshold: Math.round(threshold * 100) / 100, slips: said.length >= 4 ? 0.1 : 0.2, errors: 0.05, overshares: said.length === 0, says: said.map(([name]) => name) };
};
