// The poisoning exercise: attack the rows, or let a register of rows notice; both train for real in this page.
import { useState } from 'react';
import { addMessages, t } from '../../ui/messages.ts';
import '../digits/digits.css';
import { AttackRows } from './attack-rows.tsx';
import { GuardRows } from './guard-rows.tsx';
import { poisoningMessages } from './messages.ts';

addMessages(poisoningMessages);

export type PoisoningTask = 'attack' | 'guard';
export type PoisoningOutcome = { seconds: number; detail: Record<string, number | boolean> };

/** Calls `onDone` once: when a mark works on half of the digits, or when the three moments were tried. */
export function Poisoning({ task, file, onDone }: { task: PoisoningTask; file: ArrayBuffer; onDone: (outcome: PoisoningOutcome) => void }) {
  const [began] = useState(() => Date.now());
  const finish = (detail: PoisoningOutcome['detail']): void => onDone({ seconds: Math.round((Date.now() - began) / 1000), detail });
  return (
    <section className="tryout" aria-label={t(`poisoning.label.${task}`)}>
      {task === 'attack' ? <AttackRows file={file} onWorks={finish} /> : <GuardRows file={file} onTried={finish} />}
    </section>
  );
}
