// The way from working alone to working in a pair: what it means, and the invitation.
import { useEffect, useRef, useState } from 'react';
import type { Opening } from '../../../server/labs/contract.ts';
import { api } from '../../api.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { t } from '../../ui/messages.ts';
import { Failing } from '../../ui/states.tsx';
import type { Draft } from '../editor/draft.ts';
import './pair.css';

export type Invited = { pair: string; code: string };
type Props = {
  opening: Opening;
  draft: Draft;
  onInvited: (invited: Invited) => void;
  /** They have just left a pair, and the button they pressed is gone. */
  takesFocus: boolean;
};

export function InviteButton({ opening: { id, seconds }, draft, onInvited, takesFocus }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const region = useRef<HTMLElement>(null);
  useEffect(() => {
    if (takesFocus) region.current?.focus();
  }, [takesFocus]);
  const make = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      // The pair begins with what the server has, so it gets the last key too.
      await api('PUT /api/openings/:id/files', { params: { id }, body: { files: draft.files(), seconds } });
      onInvited(await api('POST /api/openings/:id/invitations', { params: { id }, body: {} }));
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <section ref={region} className="pair" aria-label={t('labs.pair.region')} tabIndex={-1}>
      <Button onClick={() => setOpen(true)}>{t('labs.pair.invite')}</Button>
      <Dialog title={t('labs.pair.title')} isOpen={isOpen} onClose={() => setOpen(false)} actions={<Button look="primary" isBusy={isBusy} onClick={() => void make()}>{t('labs.pair.make')}</Button>}>
        <p>{t('labs.pair.says')}</p>
        <p>{t('labs.pair.says.files')}</p>
        {problem !== undefined && <Failing error={problem} />}
      </Dialog>
    </section>
  );
}
