// A text that is shown to be copied: a link, a password. Selected at once where copying is not allowed.
import { useRef, useState } from 'react';
import { announce } from './announce.ts';
import { Button } from './button.tsx';
import { Field } from './field.tsx';
import { t } from './messages.ts';

export function CopyText({ label, hint, text }: { label: string; hint?: string; text: string }) {
  const box = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    box.current?.select();
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      announce(t('ui.copied'));
    } catch {
      // Without https the browser refuses; the text is selected, so the keyboard does it.
      announce(t('ui.copy.by-hand'));
    }
  };
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <div className="input-beside">
          <input {...control} ref={box} className="input input-mono" value={text} readOnly onFocus={(event) => event.target.select()} />
          <Button onClick={() => void copy()}>{t(isCopied ? 'ui.copied' : 'ui.copy')}</Button>
        </div>
      )}
    </Field>
  );
}
