// Why the reader is in a tier, or not: the grounds as sentences, where more than one feature tells them.
import type { TierGround, TierStanding } from '../../server/people/schemas.ts';
import { addMessages, t } from './messages.ts';
import { tierMessages } from './tier-messages.ts';

addMessages(tierMessages);

export const tierWords = ({ tier, belongs, grounds }: Pick<TierStanding, 'tier' | 'belongs' | 'grounds'>): string => {
  if (tier === 1) return t('ui.tier.everyone');
  const byHand = grounds.find(({ kind }) => kind === 'hand');
  if (byHand !== undefined) return t(`ui.tier.${tier}.hand-${belongs ? 'in' : 'out'}`, { reason: byHand.reason ?? '' });
  return [t(`ui.tier.${tier}.${belongs ? 'in' : 'out'}`), ...grounds.map(ruleWords)].join(' ');
};

const ruleWords = ({ team, jobFunction }: TierGround): string => {
  if (team === null) return t('ui.tier.by-job', { job: jobFunction ?? '' });
  return jobFunction === null ? t('ui.tier.by-team', { team }) : t('ui.tier.by-both', { team, job: jobFunction });
};
