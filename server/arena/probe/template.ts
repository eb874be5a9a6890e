// How a message is put to an endpoint and where its reply stands: OpenAI's chat shape, or the owner's own from a small file.
import { parse } from 'yaml';
import { z } from 'zod';

const templateYaml = z.strictObject({
  method: z.enum(['POST', 'PUT']).default('POST'),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.unknown(),
  /** Where the text stands in a reply: `choices.0.message.content`. */
  reply: z.string().min(1),
  /** Where a piece of it stands in each event of a streamed reply. */
  piece: z.string().min(1).optional(),
});
export type Template = z.infer<typeof templateYaml>;

/** What `{{message}}`, `{{model}}`, `{{key}}`, `{{system}}` and `{{id}}` (a fresh conversation's) stand for. */
export type Values = { message: string; model: string | undefined; key: string | undefined; system: string | undefined; id: string };

export const chatTemplate = (hasSystem: boolean): Template => ({
  method: 'POST',
  headers: { authorization: 'Bearer {{key}}' },
  body: { model: '{{model}}', messages: [...(hasSystem ? [{ role: 'system', content: '{{system}}' }] : []), { role: 'user', content: '{{message}}' }], max_tokens: 400, stream: false },
  reply: 'choices.0.message.content',
  piece: 'choices.0.delta.content',
});

/** From a YAML or JSON file. Throws with what is wrong with it. */
export const readTemplate = (text: string): Template => {
  const parsed = templateYaml.safeParse(parse(text));
  if (!parsed.success) throw new Error(`The template is not as expected:\n${z.prettifyError(parsed.error)}`);
  if (!JSON.stringify(parsed.data.body ?? null).includes('{{message}}')) throw new Error('The template has no {{message}} in its body, so there is no place for what is asked.');
  return parsed.data;
};

export const uses = (template: Template, name: keyof Values): boolean => JSON.stringify([template.headers, template.body ?? null]).includes(`{{${name}}}`);

/** Only texts are filled, after parsing: a quotation mark in a message cannot break out of its place. */
export const fill = (template: Template, values: Values): { method: string; headers: Record<string, string>; body: string } => {
  const put = (text: string): string => text.replace(/\{\{(message|model|key|system|id)\}\}/g, (_all, name: keyof Values) => values[name] ?? '');
  const deep = (value: unknown): unknown => {
    if (typeof value === 'string') return put(value);
    if (Array.isArray(value)) return value.map(deep);
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, deep(each)])) : value;
  };
  // Without a key there is no header that would hold it.
  const headers = Object.entries(template.headers).filter(([, value]) => values.key !== undefined || !value.includes('{{key}}'));
  return { method: template.method, headers: { 'content-type': 'application/json', ...Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), put(value)])) }, body: JSON.stringify(deep(template.body)) };
};

/** What stands at `path`; parts of a text are joined. Undefined when there is no text. */
export const textAt = (value: unknown, path: string): string | undefined => {
  const found = path.split('.').reduce<unknown>((at, step) => (typeof at === 'object' && at !== null && Object.hasOwn(at, step) ? (at as Record<string, unknown>)[step] : undefined), value);
  if (typeof found === 'string') return found;
  if (!Array.isArray(found)) return undefined;
  return found.map((part: unknown) => (typeof part === 'string' ? part : (textAt(part, 'text') ?? ''))).join('');
};
