// In a pair nobody saves a draft by hand, so the time of work is told now and then: each one's outcome says how long it took.
import { useEffect, useRef } from 'react';
import { api } from '../../api.ts';
import type { Draft } from '../editor/draft.ts';

const EVERY_MS = 60_000;

export const useReportedSeconds = ({ id, draft, seconds, isOn }: { id: string; draft: Draft; seconds: () => number; isOn: boolean }): void => {
  const newest = useRef(seconds);
  useEffect(() => {
    newest.current = seconds;
  });
  useEffect(() => {
    if (!isOn) return undefined;
    let told = 0;
    const tell = (): void => {
      const now = newest.current();
      if (now === told) return;
      told = now;
      api('PUT /api/openings/:id/files', { params: { id }, body: { files: draft.files(), seconds: now } }).catch(() => undefined);
    };
    const onHidden = (): void => void (document.visibilityState === 'hidden' && tell());
    const timer = setInterval(tell, EVERY_MS);
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onHidden);
    };
  }, [id, draft, isOn]);
};
