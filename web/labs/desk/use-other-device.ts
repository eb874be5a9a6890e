// Coming back to the page after working elsewhere: what was saved there is shown here, unless this page has something newer.
import { useEffect, useRef } from 'react';
import { api } from '../../api.ts';
import { announce } from '../../ui/announce.ts';
import { t } from '../../ui/messages.ts';
import { areSame, type Draft } from '../editor/draft.ts';
import type { ChangeOpening } from './use-opening.ts';
import type { Saving } from './use-saving.ts';

type Given = { id: string; draft: Draft; saving: Saving; change: ChangeOpening; isOff: boolean };

export const useOtherDevice = ({ id, draft, saving, change, isOff }: Given): void => {
  const newest = useRef({ draft, saving, change });
  useEffect(() => {
    newest.current = { draft, saving, change };
  });
  useEffect(() => {
    if (isOff) return undefined;
    const look = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return;
      const now = await api('GET /api/openings/:id', { params: { id } });
      const { draft, saving, change } = newest.current;
      const isUntouched = areSame(draft.files(), saving.known());
      if (!isUntouched) return;
      // A pair that was begun there is gone on with here.
      if (now.pair !== null) return change(() => now);
      if (areSame(now.files, saving.known())) return;
      saving.learn(now.files);
      draft.writeAll(now.files);
      change(() => now);
      announce(t('labs.desk.changed-elsewhere'));
    };
    const onVisible = (): void => void look().catch(() => undefined);
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
  }, [id, isOff]);
};
