// What is published, held in this process: bodies by hash (they never change) and which hash is current.
import type { Pool } from 'pg';
import type { Ctx } from '../platform/context.ts';
import { findVersion, listCurrent } from './store.ts';
import type { Content, Kind } from './schemas.ts';

type Current = { readAt: number; hashes: Map<string, string>; slugs: Map<Kind, Set<string>> };
type Held = { bodies: Map<string, Content>; current: Current | undefined; loading: Promise<Current> | undefined };

// Another process may publish: what is older than this is read again beside the request, and waited for when it is quite old.
const FRESH_MS = 2_000;
const STALE_MS = 10_000;
const MOST_BODIES = 2_000;

const held = new WeakMap<Pool, Held>();
const heldFor = ({ pool }: Ctx): Held => {
  const there = held.get(pool) ?? { bodies: new Map(), current: undefined, loading: undefined };
  held.set(pool, there);
  return there;
};

/** After publishing, also on another connection than the pool's: the next question reads again. */
export const forgetCurrent = (ctx: Ctx): void => {
  const mine = heldFor(ctx);
  mine.current = undefined;
  mine.loading = undefined;
};

const load = (ctx: Ctx, mine: Held): Promise<Current> => {
  const loading = listCurrent(ctx)
    .then((rows) => {
      const hashes = new Map(rows.map(({ kind, slug, locale, hash }) => [`${kind} ${slug} ${locale}`, hash]));
      const slugs = new Map<Kind, Set<string>>();
      for (const { kind, slug } of rows) slugs.set(kind, (slugs.get(kind) ?? new Set()).add(slug));
      const current = { readAt: performance.now(), hashes, slugs };
      if (mine.loading === loading) mine.current = current;
      return current;
    })
    .finally(() => {
      if (mine.loading === loading) mine.loading = undefined;
    });
  mine.loading = loading;
  return loading;
};

const currentFor = (ctx: Ctx): Current | Promise<Current> => {
  const mine = heldFor(ctx);
  const age = mine.current === undefined ? Infinity : performance.now() - mine.current.readAt;
  if (age < FRESH_MS) return mine.current!;
  const loading = mine.loading ?? load(ctx, mine);
  if (age >= STALE_MS) return loading;
  loading.catch((error: unknown) => ctx.log.problem('content could not be read again', { error: String(error) }));
  return mine.current!;
};

/** Undefined when no such version was ever published. The same object each time, while it is held. */
export const contentByHash = async (ctx: Ctx, hash: string): Promise<Content | undefined> => {
  const { bodies } = heldFor(ctx);
  const there = bodies.get(hash);
  if (there !== undefined) return there;
  const found = await findVersion(ctx, hash);
  if (found === undefined) return undefined;
  if (bodies.size >= MOST_BODIES) bodies.delete(bodies.keys().next().value!);
  bodies.set(hash, found);
  return found;
};

/** In the language asked for, else its base language, else English. */
export const currentContent = async <K extends Kind>(ctx: Ctx, kind: K, slug: string, locale: string): Promise<Content<K> | undefined> => {
  const { hashes } = await currentFor(ctx);
  const hash = [locale, locale.split('-')[0], 'en'].map((each) => hashes.get(`${kind} ${slug} ${each}`)).find((each) => each !== undefined);
  return hash === undefined ? undefined : ((await contentByHash(ctx, hash)) as Content<K> | undefined);
};

/** All that is current of one kind, tier by tier. */
export const listContent = async <K extends Kind>(ctx: Ctx, kind: K, locale: string): Promise<Content<K>[]> => {
  const slugs = [...((await currentFor(ctx)).slugs.get(kind) ?? [])];
  const all = await Promise.all(slugs.map((slug) => currentContent(ctx, kind, slug, locale)));
  return all.filter((content) => content !== undefined).sort((one, other) => (one.tier ?? 9) - (other.tier ?? 9) || (one.slug < other.slug ? -1 : 1));
};
