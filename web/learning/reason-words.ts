// Why a module is asked of the reader, as a sentence.
import type { Reason } from '../../server/learning/schemas.ts';
import { t } from '../ui/messages.ts';
import { tierWords } from '../ui/tier-words.ts';

export const reasonWords = (reason: Reason): string => {
  switch (reason.ground) {
    case 'tier':
      return tierWords({ tier: reason.tier, belongs: true, grounds: reason.grounds });
    case 'champion':
      return t('learning.reason.champion', { tier: reason.tier });
    case 'own-finding':
      return t('learning.reason.own-finding', { finding: reason.finding });
    case 'own-choice':
      return t('learning.reason.own-choice');
    default:
      return reason satisfies never;
  }
};
