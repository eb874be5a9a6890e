// One level as its player sees it: the brief, the hints taken, the newest conversation, and after a solve why it worked.
import { keptDays } from '../people/index.ts';
import type { Ctx } from '../platform/context.ts';
import { answeringNow } from './answering-now.ts';
import type { ChallengeLevel } from './contract.ts';
import { presentConversation } from './present-conversation.ts';
import { messagesRule } from './retention.ts';
import { placeIn } from './round.ts';
import { MOST_SIGNS, MOST_TURNS, POINTS } from './rules.ts';
import type { Explanation, Level } from './schemas.ts';
import { findNewest, findSolve, readHints } from './store.ts';
import { type EventRow, getEvent } from './store-events.ts';

export const showLevel = async (ctx: Ctx, slug: string, name: string, event: string | null = null): Promise<Level> => {
  const { challenge, level, briefHtml, place } = await placeIn(ctx, slug, name, event);
  const row = event === null ? undefined : await getEvent(ctx, event);
  const [hints, solve, newest, keepDays, answering] = await Promise.all([readHints(ctx, place), findSolve(ctx, place), findNewest(ctx, place), keptDays(ctx, messagesRule), answeringNow(ctx)]);
  const { title, setting, persona, greeting, messageLabel } = challenge;
  return {
    slug,
    title,
    setting,
    brief: { html: briefHtml },
    persona,
    greeting,
    messageLabel,
    level: level.level,
    levels: challenge.levels.map((one) => one.level).filter((one) => row === undefined || row.levels.includes(`${slug}/${one}`)),
    event: row === undefined ? null : eventHead(row),
    summary: level.summary,
    points: POINTS[level.level],
    hints: level.hints.slice(0, hints).map(({ text }) => text),
    hintCount: level.hints.length,
    solvedAt: solve?.at.toISOString() ?? null,
    explanation: solve === undefined ? null : explain(level),
    conversation: newest === undefined ? null : await presentConversation(ctx, newest, solve !== undefined),
    answering,
    keepDays,
    mostTurns: MOST_TURNS,
    mostSigns: MOST_SIGNS,
  };
};

const eventHead = ({ id, title, ends_at, is_replayed }: EventRow): Level['event'] => ({ id, title, endsAt: ends_at.toISOString(), isReplayed: is_replayed });

const explain = ({ afterSolve, monitor }: ChallengeLevel): Explanation => ({ ...afterSolve, monitor: monitor === undefined ? null : { watch: monitor.watch, alarm: monitor.alarm } });
