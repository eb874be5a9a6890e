// What the program must still do, each with its result in words.
import type { StepResult } from '../../server/labs/schemas.ts';
import { t } from '../ui/messages.ts';
import { StateMark } from '../ui/state-mark.tsx';
import { isUnreadable } from './editor/line-mark.ts';
import type { LineStep, ResultLine } from './result-lines.ts';
import { WithCode } from './with-code.tsx';

export function FunctionList({ functions, isRunning }: { functions: readonly ResultLine[]; isRunning: boolean }) {
  return (
    <ul className="lab-functions" aria-label={t('labs.result.functions')}>
      {functions.map(({ name, title, startFails, step }) => {
        const broken = startFails ? 'labs.result.function-fails-already' : 'labs.result.function-broken';
        return (
          <li key={name} data-ok={step?.ok}>
            <span data-content><WithCode text={title} /></span>:{' '}
            {step === undefined ? (
              <span className="lab-waiting">{t(isRunning ? 'labs.result.running' : 'labs.result.waiting')}</span>
            ) : (
              <StateMark state={step.ok ? 'holds' : 'exploited'}>{t(step.ok ? 'labs.result.function-works' : broken)}</StateMark>
            )}
            {step !== undefined && !step.ok && <Instead step={step} />}
          </li>
        );
      })}
    </ul>
  );
}

function Instead({ step: { failure, got } }: { step: LineStep }) {
  // Where the code cannot be read it stands once, above: it is the same for each check.
  if (isUnreadable(failure)) return null;
  const said = failure && failure.type !== 'NoAnswer' ? failureText(failure) : got;
  if (said === undefined) return null;
  return (
    <p className="lab-because">
      {t('labs.result.instead')} <code>{said}</code>
    </p>
  );
}

/** The learner's own line is named where the interpreter knows it. */
export function failureText({ type, message, file, line }: NonNullable<StepResult['failure']>): string {
  if (line === undefined) return t('labs.result.error', { type, message });
  return file === undefined ? t('labs.result.error-line', { type, message, line }) : t('labs.result.error-file', { type, message, line, file });
}
