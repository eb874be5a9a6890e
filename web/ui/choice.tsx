// Yes or no, one of several, and how sure: native check boxes and radio buttons, arrow keys as everywhere.
import { type ReactNode, useId } from 'react';
import './field.css';
import { FieldError } from './field.tsx';
import { confidenceMessages } from './confidence-messages.ts';
import { addMessages, formatPercent, t } from './messages.ts';

addMessages(confidenceMessages);

type CheckboxProps = { label: ReactNode; hint?: ReactNode; error?: string | undefined; isChecked?: boolean; isCheckedAtFirst?: boolean; onChecked?: (isChecked: boolean) => void; name?: string; value?: string; isOff?: boolean; isRequired?: boolean };

export function Checkbox({ label, hint, error, isChecked, isCheckedAtFirst, onChecked, name, value, isOff, isRequired }: CheckboxProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div className="choice">
      <input id={id} type="checkbox" name={name} value={value} checked={isChecked} defaultChecked={isCheckedAtFirst} disabled={isOff} required={isRequired} aria-describedby={described} aria-invalid={error ? true : undefined} onChange={(event) => onChecked?.(event.target.checked)} />
      <label htmlFor={id}>{label}</label>
      {hint && <div className="field-hint" id={`${id}-hint`}>{hint}</div>}
      <FieldError id={id} error={error} />
    </div>
  );
}

export type RadioOption = { value: string; label: ReactNode; note?: ReactNode };
type RadioListProps = { label: ReactNode; hint?: ReactNode; error?: string | undefined; name?: string; options: readonly RadioOption[]; value?: string | null; onValue?: (value: string) => void; isOff?: boolean; isAcross?: boolean };

/** The label may be a question with code; it becomes the legend of the group. */
export function RadioList({ label, hint, error, name, options, value, onValue, isOff = false, isAcross = false }: RadioListProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset className="field" aria-describedby={described}>
      <legend className="field-label">{label}</legend>
      {hint && <div className="field-hint" id={`${id}-hint`}>{hint}</div>}
      <div className="radios" data-across={isAcross}>
        {options.map((option) => (
          <label key={option.value} className="radio">
            <input type="radio" name={name ?? id} value={option.value} checked={value === undefined ? undefined : value === option.value} disabled={isOff} onChange={() => onValue?.(option.value)} />
            <span>{option.label}</span>
            {option.note && <span className="radio-note">{option.note}</span>}
          </label>
        ))}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}

const steps = [50, 60, 70, 80, 90, 100];

/** How sure somebody is of an answer, from 50 (a coin toss) to 100 per cent. */
export function Confidence({ label, hint, value, onValue, isOff = false }: { label?: ReactNode; hint?: ReactNode; value: number | null; onValue: (percent: number) => void; isOff?: boolean }) {
  const id = useId();
  return (
    <fieldset className="field" aria-describedby={`${id}-hint`}>
      <legend className="field-label">{label ?? t('ui.confidence')}</legend>
      <div className="field-hint" id={`${id}-hint`}>{hint ?? t('ui.confidence.hint')}</div>
      <div className="confidence">
        {steps.map((percent) => (
          <label key={percent} className="confidence-one">
            <input type="radio" name={id} value={percent} checked={value === percent} disabled={isOff} onChange={() => onValue(percent)} />
            {formatPercent(percent)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
