// The defence of a challenge as its player sees it: where to begin, what was sent last and how it did.
import { type Ctx, mustBePerson } from '../../platform/context.ts';
import { getChallenge } from '../arena-content.ts';
import type { Defence } from '../defence-schemas.ts';
import { START } from './start-files.ts';
import { bestScore, findLastDefence } from './store-defences.ts';
import { SUITE_SIZE } from './suite.ts';

export const showDefence = async (ctx: Ctx, slug: string): Promise<Defence> => {
  const { subject } = mustBePerson(ctx);
  const { challenge } = getChallenge(ctx, slug);
  const [last, best] = await Promise.all([findLastDefence(ctx, subject, slug), bestScore(ctx, subject, slug)]);
  return {
    slug,
    title: challenge.title,
    setting: challenge.setting,
    basePrompt: challenge.systemPrompt,
    start: START,
    last: last === undefined ? null : { language: last.language, prompt: last.prompt, code: last.code, result: last.result },
    best,
    engine: ctx.sandbox.state().state,
    suite: SUITE_SIZE,
  };
};
