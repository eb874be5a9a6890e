// Where a capture comes from: client, version, day, destination and the way it was recorded.
import { formatDate, t } from '../../ui/messages.ts';
import type { Capture } from './capture.ts';

export function CaptureFacts({ capture }: { capture: Capture }) {
  const { client, version, recordedOn, destination, prompt, how } = capture;
  return (
    <div className="explorer-facts">
      <p className="explorer-soft">{t('explorer.recorded', { client, version, day: formatDate(recordedOn) })}</p>
      <p className="explorer-destination" data-to={destination.kind}>
        <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
          <path d={destination.kind === 'hosted' ? 'M1 5h6V2l4 4-4 4V7H1z' : 'M1 6l5-5 5 5v5H1z'} />
        </svg>
        {t(destination.kind === 'hosted' ? 'explorer.destination.hosted' : 'explorer.destination.local', { host: destination.host })}
      </p>
      <p>
        <span className="explorer-soft">{t('explorer.prompt')}: </span>
        {prompt.startsWith('(none') ? t('explorer.prompt.none') : <span data-content>{prompt}</span>}
      </p>
      <details>
        <summary>{t('explorer.how')}</summary>
        <p data-content>{destination.note}</p>
        <p><code>{how}</code></p>
        <p>{t('explorer.how.more')}</p>
      </details>
    </div>
  );
}
