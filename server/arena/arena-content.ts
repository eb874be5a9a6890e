// The challenges of content/arena as this process has read them: what there is, by slug and level, with a version by hash.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import MarkdownIt from 'markdown-it';
import type { Ctx } from '../platform/context.ts';
import { notFound } from '../platform/errors.ts';
import type { Challenge, ChallengeLevel } from './contract.ts';
import { showMistakes } from '../curriculum/index.ts';
import { lookAtChallenges, readChallenges } from './challenges/read-challenges.ts';

export type Published = { challenge: Challenge; version: string; briefHtml: string };
export type PublishedLevel = Published & { level: ChallengeLevel };

const OURS = fileURLToPath(new URL('../../content/arena', import.meta.url));
// html: false, so that a brief (also an organisation's own) cannot bring script into the page.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });

const read = new Map<string, Published[]>();

const ownIn = (config: Ctx['config']): ReturnType<typeof lookAtChallenges> => {
  const dir = join(config.dataDir, 'content/arena');
  return config.isTest || !existsSync(dir) ? { challenges: [], mistakes: [] } : lookAtChallenges(dir, 'data/content/arena');
};

/** What to say at a start of an organisation's own challenges that cannot be played; none when all can. */
export const mistakesInOwnChallenges = ({ config }: Pick<Ctx, 'config'>): string[] => {
  const { mistakes } = ownIn(config);
  return mistakes.length === 0 ? [] : ['These challenges cannot be played, and what was there before them is:', showMistakes(mistakes)];
};

/** Read once per process; an organisation's own folder replaces a challenge of the same name, unless it has mistakes. Tests see ours only. */
export const listChallenges = ({ config }: Pick<Ctx, 'config'>): readonly Published[] => {
  const known = read.get(config.dataDir);
  if (known !== undefined) return known;
  const bySlug = new Map([...readChallenges(OURS), ...ownIn(config).challenges].map((challenge) => [challenge.slug, challenge]));
  const published = [...bySlug.values()].map((challenge) => ({
    challenge,
    version: createHash('sha256').update(JSON.stringify(challenge)).digest('hex'),
    briefHtml: markdown.render(challenge.brief),
  }));
  read.set(config.dataDir, published);
  return published;
};

export const getChallenge = (ctx: Pick<Ctx, 'config'>, slug: string): Published => {
  const found = listChallenges(ctx).find(({ challenge }) => challenge.slug === slug);
  if (found === undefined) throw notFound('There is no such challenge. The arena shows what there is.');
  return found;
};

export const getLevel = (ctx: Pick<Ctx, 'config'>, slug: string, name: string): PublishedLevel => {
  const found = listChallenges(ctx).find(({ challenge }) => challenge.slug === slug);
  const level = found?.challenge.levels.find(({ level }) => level === name);
  if (found === undefined || level === undefined) throw notFound('There is no such level. The arena shows what there is.');
  return { ...found, level };
};
