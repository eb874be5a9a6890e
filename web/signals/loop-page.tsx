// Private notes as their owner sees them: off, a dry run or on, how many a day, and how many people it concerns.
import type { Loop, LoopMode } from '../../server/signals/loop/schemas.ts';
import { useApi, useSend } from '../api.ts';
import { paths } from '../paths.ts';
import { hasRole, usePerson } from '../shell/session.ts';
import { announce } from '../ui/announce.ts';
import { RadioList } from '../ui/choice.tsx';
import { addMessages, formatTime, t } from '../ui/messages.ts';
import { Page } from '../ui/page.tsx';
import { Failing, Loading } from '../ui/states.tsx';
import { LoopFigures } from './loop-figures.tsx';
import { loopMessages } from './loop-messages.ts';
import { LoopSwitch } from './loop-switch.tsx';
import './loop.css';
import { sourceMessages } from './source-messages.ts';
import './sources.css';

addMessages(sourceMessages);
addMessages(loopMessages);

export function LoopPage() {
  const isOwner = hasRole(usePerson(), 'owner');
  const loop = useApi('GET /api/signals/loop');
  const where = [{ label: t('shell.progress'), to: paths.progress() }, { label: t('signals.title'), to: paths.signals() }];
  return (
    <Page title={t('loop.title')} where={where} lead={t('loop.lead')} margin={<About />}>
      {loop.isPending && <Loading />}
      {loop.isError && <Failing error={loop.error} retry={() => void loop.refetch()} />}
      {loop.isSuccess && <Settings loop={loop.data} isOwner={isOwner} />}
      {loop.isSuccess && loop.data.mode !== 'off' && <LoopFigures loop={loop.data} />}
    </Page>
  );
}

function Settings({ loop, isOwner }: { loop: Loop; isOwner: boolean }) {
  const send = useSend('PUT /api/signals/loop', { refreshes: ['GET /api/signals/loop', 'GET /api/me/notes'] });
  const change = async (mode: LoopMode, cap = loop.cap): Promise<void> => {
    await send.mutateAsync({ body: { mode, cap } });
    announce(mode === loop.mode ? t('loop.cap.saved') : t(`loop.changed.${mode}`));
  };
  return (
    <section className="signals-part">
      <div className="loop-state">
        <p><strong>{stateWords(loop)}</strong></p>
        {isOwner && <LoopSwitch loop={loop} isBusy={send.isPending} onMode={change} />}
      </div>
      {isOwner && loop.mode !== 'off' && (
        <RadioList label={t('loop.cap')} hint={t('loop.cap.hint')} isAcross value={String(loop.cap)} onValue={(cap) => void change(loop.mode, Number(cap)).catch(() => undefined)} options={['1', '2', '3'].map((value) => ({ value, label: value }))} />
      )}
      {send.isError && <Failing error={send.error} />}
    </section>
  );
}

const stateWords = ({ mode, drySince, onSince }: Loop): string => {
  const since = mode === 'on' ? onSince : drySince;
  return mode === 'off' || since === null ? t('loop.state.off') : t(`loop.state.${mode}`, { time: formatTime(since) });
};

function About() {
  return (
    <>
      <h2>{t('loop.margin.who')}</h2>
      <p>{t('loop.margin.who.says')}</p>
      <h2>{t('loop.margin.lessons')}</h2>
      <p>{t('loop.margin.lessons.says')}</p>
    </>
  );
}
