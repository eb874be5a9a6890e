// Before a name becomes somebody's: whose, and what that does.
import { useApi } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { t } from '../ui/messages.ts';

type Props = { name: string; personId: string | null | undefined; isOpen: boolean; isBusy: boolean; onClose: () => void; onMatch: (personId: string) => void };

export function MatchDialog({ name, personId, isOpen, isBusy, onClose, onMatch }: Props) {
  const isKnown = typeof personId === 'string';
  const detail = useApi('GET /api/people/:id', { params: { id: personId ?? '' } }, { enabled: isOpen && isKnown });
  const actions = <Button look="primary" isBusy={isBusy} onClick={() => isKnown && onMatch(personId)}>{t('signals.names.match.go')}</Button>;
  return (
    <Dialog title={t('signals.names.match.title', { name })} isOpen={isOpen} onClose={onClose} actions={actions}>
      {detail.data !== undefined && <p><strong data-content>{detail.data.name}</strong> <span className="soft" data-content>{detail.data.email}</span></p>}
      <p>{t('signals.names.match.says')}</p>
    </Dialog>
  );
}
