// The run that counts: sent once, sent again under the same id when the connection broke, with the place in the queue meanwhile.
import { useEffect, useRef, useState } from 'react';
import type { Engine, Opening, Run } from '../../../server/labs/contract.ts';
import { api } from '../../api.ts';
import type { Files } from '../editor/draft.ts';

type OwnVerdict = { holds: boolean; failed: string[] } | null;
export type Submission = { files: Files; ownVerdict: OwnVerdict };
export type Submitting = {
  isSending: boolean;
  /** Why the last one did not arrive. */
  problem: Error | undefined;
  send: (submission: Submission) => Promise<Run | undefined>;
  /** The same run once more; the server knows it by its id. */
  again: () => Promise<Run | undefined>;
  /** Whether this page sent the run of that id. */
  isOwn: (runId: string) => boolean;
};

/** `open` gives the id of the opening. */
export const useSubmitting = (open: () => Promise<string>, seconds: () => number): Submitting => {
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<Error>();
  const last = useRef<Submission & { runId: string }>(undefined);
  const isBusy = useRef(false);
  const sent = useRef(new Set<string>());
  const go = async (): Promise<Run | undefined> => {
    const given = last.current;
    if (given === undefined || isBusy.current) return undefined;
    isBusy.current = true;
    setSending(true);
    setProblem(undefined);
    try {
      const { files, ownVerdict, runId } = given;
      const id = await open();
      return await api('POST /api/openings/:id/runs', { params: { id }, body: { files, ownVerdict, runId, seconds: seconds() } });
    } catch (error) {
      setProblem(error instanceof Error ? error : new Error(String(error)));
      return undefined;
    } finally {
      isBusy.current = false;
      setSending(false);
    }
  };
  return {
    isSending,
    problem,
    send: (submission) => {
      if (!isBusy.current) {
        last.current = { ...submission, runId: crypto.randomUUID() };
        sent.current.add(last.current.runId);
      }
      return go();
    },
    again: go,
    isOwn: (runId) => sent.current.has(runId),
  };
};

const LOOK_MS = 2_000;

/** Looks at the opening now and then while the server is not ready, or runs something. */
export const useEngine = (opening: Pick<Opening, 'id' | 'engine'>, isSending: boolean, onSeen: (opening: Opening) => void): Engine => {
  const { id, engine } = opening;
  const isWaiting = isSending || engine.state === 'preparing' || engine.state === 'waiting';
  const seen = useRef(onSeen);
  useEffect(() => {
    seen.current = onSeen;
  });
  useEffect(() => {
    if (!isWaiting) return undefined;
    const look = (): void => void api('GET /api/openings/:id', { params: { id } }).then((now) => seen.current(now)).catch(() => undefined);
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [id, isWaiting]);
  return engine;
};
