// What adapters of DLP products share: they have looked, we count their word; and which traffic is with an AI tool.
import { isObject, type Json, listOf, type ReadInteraction, textAt } from './interaction.ts';

export const AI = /generative|\bgen ?ai\b|\bai\b|artificial|chatgpt|openai|claude|anthropic|copilot|gemini|mistral|perplexity|deepseek|cursor|\bgrok\b|hugging ?face|notebooklm|codeium|windsurf|tabnine|midjourney|llm/i;

export const looked = (given: Partial<ReadInteraction>): ReadInteraction => ({ root: [], id: null, time: undefined, user: null, tool: null, model: null, decision: null, isScanned: true, rules: [], sideOf: () => 'record', ...given });

/** Of rules or policies: a list of names or of objects that have one, or names in one text. */
export const names = (value: unknown): string[] => (typeof value === 'string' ? value.split(/[|;,]/) : listOf(value).map((each) => (typeof each === 'string' ? each : (textAt(each, 'name', 'Name', 'RuleName', 'PolicyName') ?? '')))).map((name) => name.trim()).filter((name) => name !== '' && !/^(none|n\/a|-)$/i.test(name));

/** All that these fields say, and whether any of it speaks of an AI tool. */
export const speaksOfAi = (value: Json, fields: readonly string[]): boolean => fields.some((field) => AI.test(textAt(value, field) ?? ''));

export const asObject = (value: unknown): Json | undefined => (isObject(value) ? value : undefined);
