// The decisions of curriculum: what has expired and which content reviews that asks for. No I/O, no clock.
import type { Claim, Content, ModuleBody, ShortBody } from './schemas.ts';

export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** A thing holds through its last day. */
export const isExpired = (expiresOn: string, today: string): boolean => expiresOn < today;

/** `says` is the claim itself; of a module or a short lesson, who owns it. */
type Due = { kind: Content['kind']; slug: string; title: string; about: string; says: string; expired_on: string };

export const dueReviews = ({ kind, slug, title, body }: Content, today: string): Due[] => {
  const due: Due[] = [];
  const add = (about: string, says: string, expired_on: string): void => {
    if (isExpired(expired_on, today)) due.push({ kind, slug, title, about, says, expired_on });
  };
  if (kind === 'module' || kind === 'short') {
    const { expiresOn, owner } = body as ModuleBody | ShortBody;
    add('module', owner, expiresOn);
  }
  for (const { id, says, expiresOn } of claimsOf(body)) add(`claim:${id}`, says, expiresOn);
  return due;
};

/** Lessons and labs hold claims; whatever else has a list of that name holds none. */
const claimsOf = (body: unknown): Pick<Claim, 'id' | 'says' | 'expiresOn'>[] => {
  const { claims } = (body ?? {}) as { claims?: unknown };
  return Array.isArray(claims) ? (claims as Claim[]).filter((claim) => typeof claim?.expiresOn === 'string') : [];
};
