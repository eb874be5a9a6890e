// Back to what the assistant suggested, asked before and undone after.
import { useState } from 'react';
import { announce } from '../../ui/announce.ts';
import { TextButton } from '../../ui/button.tsx';
import { ConfirmButton } from '../../ui/dialog.tsx';
import { t } from '../../ui/messages.ts';
import { Notice } from '../../ui/notice.tsx';

export function StartOverButton({ onStartOver, isOff, isInPair }: { onStartOver: () => Promise<void>; isOff: boolean; isInPair: boolean }) {
  const [isBusy, setBusy] = useState(false);
  const go = async (): Promise<void> => {
    setBusy(true);
    try {
      await onStartOver();
    } finally {
      setBusy(false);
    }
  };
  return (
    <ConfirmButton look="quiet" title={t('labs.desk.start-over.title')} says={t(isInPair ? 'labs.pair.start-over.says' : 'labs.desk.start-over.says')} confirm={t('labs.desk.start-over')} isBusy={isBusy} isOff={isOff} onConfirm={go}>
      {t('labs.desk.start-over')}
    </ConfirmButton>
  );
}

export function StartedOver({ onUndo }: { onUndo: () => void }) {
  const undo = (): void => {
    onUndo();
    announce(t('labs.desk.start-over.undone'));
  };
  return (
    <Notice isLive>
      <p>{t('labs.desk.start-over.done')} <TextButton onClick={undo}>{t('labs.desk.start-over.undo')}</TextButton></p>
    </Notice>
  );
}
