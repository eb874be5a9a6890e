// The link of an invitation, to be copied; selected at once where the browser does not let a page copy.
import { useEffect, useRef, useState } from 'react';
import { announce } from '../../ui/announce.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { t } from '../../ui/messages.ts';

/** It has just been made on request, so it takes the focus. */
export function CopyLink({ link }: { link: string }) {
  const box = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => box.current?.focus(), []);
  const copy = async (): Promise<void> => {
    box.current?.select();
    try {
      await navigator.clipboard.writeText(link);
      setCopied(true);
      announce(t('labs.pair.copied'));
    } catch {
      // Without https the browser refuses; the text is selected, so the keyboard does it.
      announce(t('labs.pair.copy.by-hand'));
    }
  };
  return (
    <Field label={t('labs.pair.link')}>
      {(control) => (
        <div className="input-beside" data-content>
          <input {...control} ref={box} className="input input-mono" value={link} readOnly onFocus={(event) => event.target.select()} />
          <Button onClick={() => void copy()}>{t(isCopied ? 'labs.pair.copied' : 'labs.pair.copy')}</Button>
        </div>
      )}
    </Field>
  );
}
