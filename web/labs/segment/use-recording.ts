// Sends what was run in a lesson to the server too, where it counts. The opening is the lab's own: its page goes on where the lesson stopped.
import { useRef } from 'react';
import type { Run } from '../../../server/labs/contract.ts';
import { api } from '../../api.ts';
import { useActiveSeconds } from '../../ui/use-active-seconds.ts';
import { type Submission, useSubmitting } from '../desk/use-submitting.ts';

export type Recording = {
  isSending: boolean;
  /** Why the last run did not arrive. */
  problem: Error | undefined;
  send: (submission: Submission) => Promise<Run | undefined>;
  again: () => Promise<Run | undefined>;
  /** A fix was looked at before one of their own held. */
  show: () => void;
};

/** Nothing is opened before the first run: reading a lesson is not working on its lab. */
export const useRecording = (slug: string): Recording => {
  const take = useActiveSeconds();
  const opening = useRef<Promise<string>>(undefined);
  const counted = useRef(0);
  const owesShown = useRef(false);
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const open = (): Promise<string> => {
    opening.current ??= api('POST /api/labs/:slug/openings', { params: { slug }, body: { anew: false } }).then(({ id, seconds }) => {
      counted.current = seconds;
      return id;
    });
    return opening.current.catch((error: unknown) => {
      opening.current = undefined;
      throw error;
    });
  };
  const seconds = (): number => {
    counted.current = Math.min(counted.current + take(), 86_400);
    return counted.current;
  };
  const tellShown = async (): Promise<void> => {
    if (!owesShown.current) return;
    await api('POST /api/openings/:id/solution', { params: { id: await open() }, body: {} });
    owesShown.current = false;
  };
  const { isSending, problem, send, again } = useSubmitting(open, seconds);
  /** One after the other, so that none is left out while another is on its way. */
  const inLine = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = line.current.then(work);
    line.current = mine.catch(() => undefined);
    return mine;
  };
  return {
    isSending,
    problem,
    send: (submission) =>
      inLine(async () => {
        await tellShown().catch(() => undefined);
        return send(submission);
      }),
    again: () =>
      inLine(() => {
        // It may have been begun anew on its own page.
        opening.current = undefined;
        return again();
      }),
    show: () => {
      owesShown.current = true;
      void inLine(tellShown).catch(() => undefined);
    },
  };
};
