// What both check files of handbook-answers stand on: what reached the model, in whatever spelling, and where an answer leads.
import type { Answer, Judgement, LlmScript, LogEntry, Seen } from '../../../../server/labs/index.ts';

export type Document = { id: string; team: string; review: string; title: string; text: string };

export const HANDBOOK = 'handbook.fernwood.example';

export const repeating = (text: string): LlmScript => ({ rules: [], otherwise: { text: text || 'Up to 40 a day.' } });

export const calls = ({ log }: Pick<Seen, 'log'>): Extract<LogEntry, { does: 'llm.generate' }>[] => log.flatMap((entry) => (entry.does === 'llm.generate' ? [entry] : []));
export const isSystem = ({ role }: { role: string }): boolean => role === 'system' || role === 'developer';
export const allOf = (seen: Pick<Seen, 'log'>): string => calls(seen).flatMap(({ messages }) => messages.map(({ content }) => content)).join('\n');

/** What was read out of a log is read out once. */
const read = new WeakMap<object, string>();

/** Whether a text went to the model, also marked between its words, escaped (as JSON or markup is) or in base64: all are ways to hand over data. */
export function sent(seen: Pick<Seen, 'log'>): { includes: (text: string) => boolean } {
  const haystack = read.get(seen.log) ?? haystackOf(allOf(seen));
  read.set(seen.log, haystack);
  return { includes: (text) => haystack.includes(bare(text)) };
}

export const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

function haystackOf(all: string): string {
  return bare([...new Set([all, withoutEntities(all)]), ...decodedIn(all)].join('\n'));
}

export function decodedIn(all: string): string[] {
  return [...all.matchAll(/[A-Za-z0-9+/]{16,}={0,2}/g)].map(([run]) => {
    try {
      return new TextDecoder().decode(Uint8Array.from(atob(run), (letter) => letter.charCodeAt(0)));
    } catch {
      return '';
    }
  });
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
export const withoutEntities = (text: string): string => text.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d{2,4})|#x([\da-f]{2,4}));/gi, (_whole, name?: string, digits?: string, hex?: string) => (name ? ENTITIES[name.toLowerCase()]! : String.fromCodePoint(digits ? Number(digits) : Number.parseInt(hex!, 16))));

/** A page reaches the model with any part of it. */
export const reached = (seen: Pick<Seen, 'log'>, { id, title, text }: Document): boolean => {
  const told = sent(seen);
  return [id, title, text].some((part) => told.includes(part));
};

export function leadsAway({ answers }: Seen): Judgement {
  return answers.map(leads).find(({ ok }) => !ok) ?? { ok: true };
}

const textsIn = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []);

function leads(reply: Answer): Judgement {
  const answer = reply.json === undefined ? reply.text : textsIn(reply.json).join('\n');
  for (const [address] of answer.matchAll(/(?:https?:|(?:[a-z][a-z0-9+.-]*:)?[\\/]{2})[^\s<>()[\]"'`]+/gi)) {
    try {
      const url = new URL(address, 'https://page.example');
      // What stays on the page that shows it leads nowhere.
      if (url.hostname !== HANDBOOK && url.hostname !== 'page.example') return { ok: false, got: `an answer that leads to ${url.hostname}: ${answer.slice(0, 200)}` };
    } catch {
      continue;
    }
  }
  return { ok: true };
}
