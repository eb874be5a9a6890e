// What the privacy pack says of the settings: who may send, where things go, how long they are kept, and what is switched on.
import { arenaCapability, type WhoAnswers, whoAnswers } from '../../arena/index.ts';
import { labsCapability } from '../../labs/index.ts';
import { learningCapability } from '../../learning/index.ts';
import { readKeeping } from '../../people/index.ts';
import { type Ctx, mustHaveRole } from '../../platform/context.ts';
import { listCodeHosts, listSources, type LoopMode, loopMode, signalsCapability } from '../../signals/index.ts';
import { effectivenessRetention } from '../personal.ts';
import { keptWords } from './kept-words.ts';

/** `since` are days. */
export type PackSettings = {
  on: string;
  organisation: string;
  sources: readonly { name: string; kind: string; since: string }[];
  codeHosts: readonly { name: string; kind: string; at: string; since: string }[];
  notes: LoopMode;
  answers: WhoAnswers;
  mailHost: string | null;
  hasOwnDatabase: boolean;
  /** In words, with days. */
  kept: readonly (readonly [string, string])[];
  duty: { why: string; keepDays: number } | null;
};

const rules = [...[learningCapability, labsCapability, arenaCapability, signalsCapability].flatMap(({ retention = [] }) => retention), ...effectivenessRetention];

export const readPackSettings = async (ctx: Ctx): Promise<PackSettings> => {
  mustHaveRole(ctx, 'owner', 'auditor');
  const [sources, codeHosts, notes, answers, keeping] = await Promise.all([listSources(ctx), listCodeHosts(ctx), loopMode(ctx), whoAnswers(ctx), readKeeping(ctx, rules)]);
  const { smtpUrl, databaseUrl } = ctx.config;
  return {
    on: ctx.now().toISOString().slice(0, 10),
    organisation: keeping.name,
    sources: sources.filter(({ revokedAt }) => revokedAt === null).map(({ name, kind, createdAt }) => ({ name, kind, since: createdAt.slice(0, 10) })),
    codeHosts: codeHosts.filter(({ revokedAt }) => revokedAt === null).map(({ name, kind, baseUrl, createdAt }) => ({ name, kind, at: new URL(baseUrl).host, since: createdAt.slice(0, 10) })),
    notes,
    answers,
    mailHost: smtpUrl === undefined ? null : new URL(smtpUrl).hostname,
    hasOwnDatabase: databaseUrl !== undefined,
    kept: keeping.retention.map(({ name, keepDays }) => [keptWords(name), String(keepDays)] as const),
    duty: keeping.duty,
  };
};
