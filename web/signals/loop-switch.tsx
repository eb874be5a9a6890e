// The steps from off by a dry run to on, and back; each says what it does before it does it.
import type { Loop, LoopMode } from '../../server/signals/loop/schemas.ts';
import { Button } from '../ui/button.tsx';
import { ConfirmButton } from '../ui/dialog.tsx';
import { formatTime, t } from '../ui/messages.ts';

type Props = { loop: Loop; isBusy: boolean; onMode: (mode: LoopMode) => Promise<void> };

export function LoopSwitch({ loop: { mode, cap, mayTurnOnAt }, isBusy, onMode }: Props) {
  const go = (to: LoopMode) => (): void => void onMode(to).catch(() => undefined);
  const mayTurnOn = mayTurnOnAt !== null && Date.parse(mayTurnOnAt) <= Date.now();
  if (mode === 'on') {
    return <ConfirmButton look="quiet" title={t('loop.turn-off.title')} says={t('loop.turn-off.says')} confirm={t('loop.turn-off')} isBusy={isBusy} onConfirm={() => onMode('off')}>{t('loop.turn-off')}</ConfirmButton>;
  }
  const turnOn = (says: string) => (
    <ConfirmButton look="primary" title={t('loop.turn-on.title')} says={t('loop.turn-on.says', { cap })} confirm={says} isBusy={isBusy} isOff={!mayTurnOn} onConfirm={() => onMode('on')}>{says}</ConfirmButton>
  );
  if (mode === 'off') {
    return (
      <>
        <p className="soft">{t('loop.begin.says')}</p>
        <div className="row">
          <Button look={mayTurnOn ? 'quiet' : 'primary'} isBusy={isBusy} onClick={go('dry-run')}>{t('loop.begin')}</Button>
          {mayTurnOn && turnOn(t('loop.resume'))}
        </div>
      </>
    );
  }
  return (
    <>
      <div className="row">
        {turnOn(t('loop.turn-on'))}
        <Button isBusy={isBusy} onClick={go('off')}>{t('loop.end')}</Button>
      </div>
      {!mayTurnOn && mayTurnOnAt !== null && <p className="soft">{t('loop.turn-on.at', { time: formatTime(mayTurnOnAt) })}</p>}
    </>
  );
}
