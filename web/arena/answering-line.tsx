// Which model answers, always said: the simulated assistant is never taken for a real one.
import type { Answering } from '../../server/arena/schemas.ts';
import { t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { becauseWords } from './level-words.ts';

export function AnsweringLine({ answering: { name, because } }: { answering: Answering }) {
  if (name !== null) return <Notice title={t('arena.real', { name })}>{t('arena.real.says')}</Notice>;
  const why = becauseWords(because);
  return (
    <Notice title={t('arena.simulated')}>
      {why !== '' && <p>{why}</p>}
      <p>{t('arena.simulated.says')}</p>
    </Notice>
  );
}
