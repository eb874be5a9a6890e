// Runs a lab's public attacks and functions against files, on the engine of this page.
import type { Build, LabBundle, RunInput, RunResult, StepResult } from '../../../server/labs/schemas.ts';
import { engineFile } from './engine-files.ts';
import { engineFor } from './engine-for.ts';

/** How far a run is: every result as it comes, in the order in which the steps were run. */
export type RunProgress = { of: number; steps: readonly StepResult[] };
type Lab = Pick<LabBundle, 'language' | 'attacks' | 'checksUrl'>;

/** A new random world each time, unless `seed` asks for one. Rejects when the engine or the checks cannot be had. */
export async function runLab(lab: Lab, files: Record<string, string>, onStep: (progress: RunProgress) => void, seed: string = crypto.randomUUID()): Promise<RunResult> {
  const engine = engineFor(lab.language);
  // Both come from our own origin as modules, because the page's policy allows no other script.
  const [runner, checks] = await Promise.all([
    import(/* @vite-ignore */ await engineFile('run-checks.js')) as Promise<{ runChecks: (input: RunInput) => Promise<RunResult> }>,
    import(/* @vite-ignore */ lab.checksUrl) as Promise<{ build: Build }>,
    engine.start(),
  ]);
  let steps: readonly StepResult[] = [];
  return runner.runChecks({
    build: checks.build,
    language: lab.language,
    files,
    seed,
    child: { run: engine.run },
    attacks: lab.attacks.map((attack) => attack.name),
    onStep: (result, of) => {
      steps = [...steps, result];
      onStep({ of, steps });
    },
  });
}
