// The steps of something, as a list that turns from ghost to ink.
import type { ReactNode } from 'react';
import { Link } from './link.tsx';
import { addMessages, t } from './messages.ts';
import './steps.css';
import { stepsMessages } from './steps-messages.ts';
import { TabKey } from './tab-key.tsx';

addMessages(stepsMessages);

export type StepState = 'done' | 'now' | 'open';
/** `isContent`: the title comes from content, not from the catalogue. */
export type StepLine = { id: string; title: string; isContent?: boolean; state: StepState; to?: string };
const shapes: Record<StepState, ReactNode> = { done: '✓', now: '▸', open: <TabKey /> };
const words = { done: 'ui.steps.done', now: 'ui.steps.now', open: 'ui.steps.open' } as const;

export function Steps({ steps, label, isDown = false }: { steps: readonly StepLine[]; label?: string; isDown?: boolean }) {
  return (
    <ol className="steps" data-down={isDown} aria-label={label ?? t('ui.steps')}>
      {steps.map((step) => (
        <li key={step.id} className="step" data-state={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          {step.to === undefined ? <span><StepWords step={step} /></span> : <Link to={step.to}><StepWords step={step} /></Link>}
        </li>
      ))}
    </ol>
  );
}

function StepWords({ step }: { step: StepLine }) {
  return (
    <>
      <span className="step-shape" aria-hidden="true">{shapes[step.state]}</span>
      <span data-content={step.isContent}>{step.title}</span>
      <span className="only-read">({t(words[step.state])})</span>
    </>
  );
}
