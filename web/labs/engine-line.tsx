// One line about the language in this page: getting ready with progress, ready, or failed with what to do.
import { useSyncExternalStore } from 'react';
import { Button } from '../ui/button.tsx';
import { t } from '../ui/messages.ts';
import { engineFor, type Language, languageName } from './programs/engine-for.ts';

export function EngineLine({ of }: { of: Language }) {
  const engine = engineFor(of);
  const state = useSyncExternalStore(engine.watch, engine.state, engine.state);
  const language = languageName(of);
  if (state.is === 'idle') return null;
  if (state.is === 'failed') {
    return (
      <div className="lab-engine" role="alert">
        <p>{t(state.isBlocked ? 'labs.engine.blocked' : 'labs.engine.failed', { language })}</p>
        <Button onClick={() => void engine.start().catch(() => undefined)}>{t('labs.engine.retry')}</Button>
      </div>
    );
  }
  if (state.is === 'ready') return <p className="lab-engine">{t('labs.engine.ready', { language })}</p>;
  const text = state.is === 'starting' ? t('labs.engine.starting', { language }) : t('labs.engine.getting', { language, percent: state.percent });
  return (
    <p className="lab-engine">
      <progress max={100} value={state.is === 'getting' ? state.percent : undefined} aria-label={t('labs.engine.starting', { language })} /> {text}
    </p>
  );
}
