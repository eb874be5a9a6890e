// Whether what stands in the editor is kept.
import { formatDate, t } from '../../ui/messages.ts';
import type { Saved } from './use-saving.ts';

const TIME: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };
export const clockTime = (at: string | Date): string => formatDate(at, TIME);

export function SavedLine({ saved, isInPair }: { saved: Saved; isInPair: boolean }) {
  // Read out when it goes wrong; "saved" after every pause would talk over everything else.
  return (
    <p className="desk-saved" data-is={saved.is} role={saved.is === 'failed' ? 'alert' : undefined}>
      {isInPair && saved.is === 'saved' ? t('labs.saved.in-pair') : wordsOf(saved)}
    </p>
  );
}

const wordsOf = (saved: Saved): string => {
  if (saved.is === 'failed') return t(saved.isFinal ? 'labs.saved.refused' : 'labs.saved.failed', { says: saved.says });
  if (saved.is === 'saving') return t('labs.saved.saving');
  if (saved.is === 'waiting') return t('labs.saved.waiting');
  return saved.at === undefined ? t('labs.saved.saved') : t('labs.saved.at', { time: clockTime(saved.at) });
};
