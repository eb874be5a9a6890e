// One thing that can be run in the page: its latest result, how far a run is, and whether it could not run.
import { useRef, useState } from 'react';
import type { LabBundle, RunResult } from '../../server/labs/schemas.ts';
import { runLab, type RunProgress } from './programs/run-lab.ts';

export type Run = {
  result: RunResult | undefined;
  /** While it runs. */
  progress: RunProgress | undefined;
  start: (files: Record<string, string>) => Promise<RunResult | undefined>;
};

/** `start` does nothing while it runs; it gives undefined when the engine could not be had (its line says so). */
export function useRun(lab: LabBundle): Run {
  const [result, setResult] = useState<RunResult>();
  const [progress, setProgress] = useState<RunProgress>();
  const isRunning = useRef(false);
  const start: Run['start'] = async (files) => {
    if (isRunning.current) return undefined;
    isRunning.current = true;
    setProgress({ of: lab.attacks.length + lab.functions.length, steps: [] });
    try {
      const next = await runLab(lab, files, setProgress);
      setResult(next);
      return next;
    } catch {
      return undefined;
    } finally {
      isRunning.current = false;
      setProgress(undefined);
    }
  };
  return { result, progress, start };
}
