// The voice of lessons: the benefit of the tool before its risk, nobody told to stop using it, no shouting.
import type { Token } from 'markdown-it';
import { calloutAt } from './lesson-markdown.ts';
import type { LessonRead } from './parse-lesson.ts';

type Says = { line: number; says: string };

const TOOLS = String.raw`(?:AI|LLMs?|copilot|chat ?gpt|(?:coding |AI |chat )?(?:assistants?|chatbots?|agents?)|language models?)`;
/** An order not to use the tools at all; what must stay out of them is another sentence. */
const FORBIDS = [
  new RegExp(String.raw`\b(?:do not|don['’]t|never|stop|avoid|quit|refrain from|must not|may not|should not|shouldn['’]t)\s+(?:ever\s+)?(?:us(?:e|ing)|touch(?:ing)?|adopt(?:ing)?|install(?:ing)?|try(?:ing)?|rely(?:ing)? on|work(?:ing)? with)\s+(?:an?\s|any\s|the\s|your\s|these\s|such\s|[\w-]+\s){0,3}${TOOLS}\b`, 'i'),
  new RegExp(String.raw`\b${TOOLS}(?: coding)?(?: tools?)? (?:is|are) (?:forbidden|prohibited|not allowed|banned)\b`, 'i'),
  /\bturn off (?:your|the) (?:AI|assistant|copilot)\b/i,
];

export const forbidsTools = (text: string): boolean => FORBIDS.some((pattern) => pattern.test(text));

export const voiceMistakes = ({ steps, firstLine }: Pick<LessonRead, 'steps' | 'firstLine'>): Says[] => {
  const found: Says[] = [];
  const tokens = steps.flatMap(({ tokens }) => tokens);
  const lineAt = (token: Token): number => (token.map?.[0] ?? 0) + firstLine;
  const callouts = tokens.flatMap((token, at) => {
    const callout = calloutAt(tokens, at);
    return callout === undefined ? [] : [{ callout, line: lineAt(token) }];
  });
  const benefit = callouts.find(({ callout }) => callout === 'Benefit');
  const risk = callouts.find(({ callout }) => callout === 'Risk');
  if (benefit === undefined) found.push({ line: firstLine, says: 'Say what the tool is good for: a blockquote that begins with **Benefit**.' });
  else if (risk !== undefined && risk.line < benefit.line) found.push({ line: risk.line, says: 'The benefit comes before the risk; move the **Benefit** up.' });
  else if (steps[1] !== undefined && benefit.line > steps[1].line) found.push({ line: benefit.line, says: 'The benefit belongs in the first step, before any risk.' });

  let nearest = tokens[0];
  for (const token of tokens) {
    if (token.map !== null) nearest = token;
    if (token.type !== 'inline') continue;
    const text = (token.children ?? []).map((child) => (child.type === 'text' ? child.content : child.type === 'softbreak' ? ' ' : '')).join('');
    if (forbidsTools(text)) found.push({ line: lineAt(nearest!), says: 'This forbids using AI tools; say how to use them safely instead.' });
    if (/\p{L}!(\s|$|["”’])/u.test(text)) found.push({ line: lineAt(nearest!), says: 'No exclamation marks; let the sentence carry it.' });
  }
  return found;
};
