// Saves what was written a moment after the last key, tries again when that failed, and says how it stands.
import { useEffect, useRef, useState } from 'react';
import { ApiError, api } from '../../api.ts';
import { areSame, type Draft, type Files } from '../editor/draft.ts';
import { dropDraft, keepDraft } from './kept-draft.ts';

export type Saved =
  | { is: 'saved'; at: string | undefined }
  | { is: 'waiting' }
  | { is: 'saving' }
  /** `isFinal`: the server refused it, and trying again would not help. */
  | { is: 'failed'; says: string; isFinal: boolean };

export type Saving = {
  saved: Saved;
  /** What the server is known to have. */
  known: () => Files;
  /** Files that came from the server or went there with a run. */
  learn: (files: Files) => void;
};

const PAUSE_MS = 900;
const RETRY_MS = [2_000, 5_000, 15_000, 30_000];

type Given = { id: string; draft: Draft; server: Files; seconds: () => number; isOff: boolean };

export const useSaving = ({ id, draft, server, seconds, isOff }: Given): Saving => {
  const [saved, setSaved] = useState<Saved>({ is: 'saved', at: undefined });
  const known = useRef(server);
  const tries = useRef(0);

  useEffect(() => {
    if (isOff) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isSending = false;
    let isOver = false;
    const later = (ms: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void save(), ms);
    };
    const save = async (): Promise<void> => {
      const files = draft.files();
      if (isSending || isOver || areSame(files, known.current)) return;
      isSending = true;
      setSaved({ is: 'saving' });
      try {
        const { savedAt } = await api('PUT /api/openings/:id/files', { params: { id }, body: { files, seconds: seconds() } });
        known.current = files;
        tries.current = 0;
        if (areSame(draft.files(), files)) {
          dropDraft(id);
          setSaved({ is: 'saved', at: savedAt });
        } else later(PAUSE_MS);
      } catch (error) {
        const isFinal = error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429 && error.status !== 401;
        setSaved({ is: 'failed', says: error instanceof Error ? error.message : String(error), isFinal });
        if (!isFinal) later(RETRY_MS[Math.min(tries.current, RETRY_MS.length - 1)]!);
        tries.current += 1;
      } finally {
        isSending = false;
      }
    };
    const onChange = (): void => {
      const files = draft.files();
      if (areSame(files, known.current)) {
        dropDraft(id);
        setSaved({ is: 'saved', at: undefined });
        return;
      }
      keepDraft(id, { base: known.current, files });
      setSaved((before) => (before.is === 'failed' && !before.isFinal ? before : { is: 'waiting' }));
      later(PAUSE_MS);
    };
    const now = (): void => void save();
    const onHidden = (): void => void (document.visibilityState === 'hidden' && save());
    const unwatch = draft.watch(onChange);
    addEventListener('online', now);
    document.addEventListener('visibilitychange', onHidden);
    // Work that was found in this browser goes out now.
    if (!areSame(draft.files(), known.current)) onChange();
    return () => {
      // Going to another page of ours: what was just typed still goes out.
      if (!areSame(draft.files(), known.current)) void save();
      isOver = true;
      clearTimeout(timer);
      unwatch();
      removeEventListener('online', now);
      document.removeEventListener('visibilitychange', onHidden);
    };
    // `seconds` reads a counter and is new on every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [id, draft, isOff]);

  return {
    saved,
    known: () => known.current,
    learn: (files) => {
      known.current = files;
      if (areSame(draft.files(), files)) {
        dropDraft(id);
        setSaved({ is: 'saved', at: new Date().toISOString() });
      }
    },
  };
};
