// A mapping as it is typed: one line a field, several paths by commas.
import type { Mapping } from '../../server/signals/schemas.ts';

export const SINGLE = ['time', 'user', 'tool', 'model', 'id', 'decision', 'rule'] as const;
export const SEVERAL = ['prompt', 'toolResult', 'reply'] as const;
export type Single = (typeof SINGLE)[number];
export type Several = (typeof SEVERAL)[number];
export type MappingDraft = { format: Mapping['format'] } & Record<Single | Several, string>;

export const emptyDraft: MappingDraft = { format: 'json', time: '', user: '', tool: '', model: '', id: '', decision: '', rule: '', prompt: '', toolResult: '', reply: '' };

export const draftOf = (mapping: Mapping): MappingDraft => ({
  ...emptyDraft,
  format: mapping.format,
  ...Object.fromEntries(SINGLE.map((name) => [name, mapping[name] ?? ''])),
  ...Object.fromEntries(SEVERAL.map((name) => [name, mapping[name].join(', ')])),
});

const paths = (typed: string): string[] => typed.split(',').map((path) => path.trim()).filter(Boolean);

/** What is empty is left out; the server says what is wrong with the rest. */
export const mappingOf = (draft: MappingDraft): Mapping => ({
  format: draft.format,
  time: draft.time.trim(),
  ...Object.fromEntries(SINGLE.filter((name) => name !== 'time' && draft[name].trim() !== '').map((name) => [name, draft[name].trim()])),
  prompt: paths(draft.prompt),
  toolResult: paths(draft.toolResult),
  reply: paths(draft.reply),
});
