// A label, a hint and an error around one control, tied together for screen readers.
import { type ReactNode, useId } from 'react';
import { asSentence } from './as-sentence.ts';
import './field.css';
import { t } from './messages.ts';

export type FieldProps = { label: ReactNode; hint?: ReactNode; error?: string | undefined; isOptional?: boolean };
export type Control = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined };

/** Hands the ids its control must carry to `children`. */
export function Field({ label, hint, error, isOptional = false, children }: FieldProps & { children: (control: Control) => ReactNode }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label} {isOptional && <span className="field-optional">({t('ui.optional')})</span>}
      </label>
      {hint && <div className="field-hint" id={`${id}-hint`}>{hint}</div>}
      {children({ id, 'aria-describedby': described, 'aria-invalid': error ? true : undefined })}
      <FieldError id={id} error={error} />
    </div>
  );
}

export function FieldError({ id, error }: { id: string; error: string | undefined }) {
  return error ? <div className="field-error" id={`${id}-error`}>{asSentence(error)}</div> : null;
}
