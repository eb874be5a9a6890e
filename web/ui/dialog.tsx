// A dialog: the browser's own, so focus, Esc and what lies behind are taken care of.
import { type MouseEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Button, type ButtonLook } from './button.tsx';
import { t } from './messages.ts';
import './table.css';

type Props = { title: string; isOpen: boolean; onClose: () => void; actions?: ReactNode; children: ReactNode };

/** One way out that is named: Close in its head; where it asks something, which `actions` answer, Cancel beside them. Esc does the same, and a press beside it where nothing typed or shown once would be lost. */
export function Dialog({ title, isOpen, onClose, actions, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (isOpen && !dialog.current?.open) {
      dialog.current?.showModal();
      // The browser takes the first that can have it, which is the way out; whoever is asked for something begins there.
      dialog.current?.querySelector<HTMLElement>('.dialog-body > :not(.dialog-head, .dialog-actions) :is(input:not([readonly]), select, textarea)')?.focus();
    }
    if (!isOpen && dialog.current?.open) dialog.current.close();
  }, [isOpen]);
  const press = (event: MouseEvent): void => {
    if (event.target === dialog.current && dialog.current.querySelector('input, select, textarea') === null) onClose();
  };
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onClose={onClose} onMouseDown={press}>
      {isOpen && (
        <div className="dialog-body">
          <div className="dialog-head">
            <h2 id={id}>{title}</h2>
            {!actions && <Button onClick={onClose}>{t('ui.close')}</Button>}
          </div>
          {children}
          {actions && <div className="dialog-actions"><Button onClick={onClose}>{t('ui.cancel')}</Button>{actions}</div>}
        </div>
      )}
    </dialog>
  );
}

/** `label`: what a screen reader says instead of the button's words, where several have the same. */
type ConfirmProps = { children: ReactNode; label?: string; title: string; says: ReactNode; confirm: string; look?: ButtonLook; isBusy?: boolean; isOff?: boolean; onConfirm: () => void | Promise<unknown> };

/** Asks before something that cannot be taken back: `says` tells what happens and what stays. */
export function ConfirmButton({ children, label, title, says, confirm, look = 'danger', isBusy = false, isOff = false, onConfirm }: ConfirmProps) {
  const [isOpen, setOpen] = useState(false);
  const go = async (): Promise<void> => {
    try {
      await onConfirm();
    } finally {
      setOpen(false);
    }
  };
  const actions = <Button look={look} isBusy={isBusy} onClick={() => void go().catch(() => undefined)}>{confirm}</Button>;
  return (
    <>
      <Button look={look} isOff={isOff} aria-label={label} onClick={() => setOpen(true)}>{children}</Button>
      <Dialog title={title} isOpen={isOpen} onClose={() => setOpen(false)} actions={actions}>
        {typeof says === 'string' ? <p>{says}</p> : says}
      </Dialog>
    </>
  );
}
