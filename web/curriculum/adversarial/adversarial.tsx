// The adversarial exercise: one digit, all digits, or the plain model beside a hardened one; attacked for real in this page.
import { useState } from 'react';
import { addMessages, t } from '../../ui/messages.ts';
import { readSafetensors } from '../model-file/safetensors.ts';
import '../digits/digits.css';
import './adversarial.css';
import { CompareModels } from './compare-models.tsx';
import type { AdversarialFiles } from './files.ts';
import { adversarialMessages } from './messages.ts';
import { OneDigit } from './one-digit.tsx';
import { SweepAll } from './sweep-all.tsx';

addMessages(adversarialMessages);

export const ADVERSARIAL_TASKS = ['one', 'sweep', 'hardened'] as const;
export type AdversarialTask = (typeof ADVERSARIAL_TASKS)[number];
export type AdversarialOutcome = { seconds: number; detail: Record<string, number> };

/** Calls `onDone` once, when the attack of the task was made. */
export function Adversarial({ task, files, onDone }: { task: AdversarialTask; files: AdversarialFiles; onDone: (outcome: AdversarialOutcome) => void }) {
  const [began] = useState(() => Date.now());
  const [count] = useState(() => readSafetensors(new Uint8Array(files.digits)).tensors['test.labels']!.shape[0]!);
  const finish = (detail: Record<string, number>): void => onDone({ seconds: Math.round((Date.now() - began) / 1000), detail });
  return (
    <section className="tryout" aria-label={t(`adversarial.label.${task}`)}>
      {task === 'one' ? <OneDigit files={files} onFooled={finish} /> : task === 'sweep' ? <SweepAll files={files} count={count} onSwept={finish} /> : <CompareModels files={files} count={count} onCompared={finish} />}
    </section>
  );
}
