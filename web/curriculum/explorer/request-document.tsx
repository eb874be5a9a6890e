// One request as a document: where it went, its headers and its body, read from top to bottom.
import { t } from '../../ui/messages.ts';
import type { CaptureRequest } from './capture.ts';
import { MarkedText } from './marked-text.tsx';
import type { Marking } from './marked-text.tsx';
import { leavesOf, partsAt, stepsOf } from './read-parts.ts';

export function RequestDocument({ request, label, marking }: { request: CaptureRequest; label: string; marking: Marking }) {
  return (
    <section className="explorer-document" aria-label={label}>
      <p className="explorer-line" data-content><strong>{request.method}</strong> {request.url}</p>
      <h4>{t('explorer.headers')}</h4>
      <dl className="explorer-fields" data-of="headers">
        {Object.entries(request.headers).map(([name, text]) => (
          <div key={name}>
            <dt data-content>{name}</dt>
            <dd><MarkedText text={text} parts={partsAt(request, { in: 'header', name })} marking={marking} /></dd>
          </div>
        ))}
      </dl>
      {request.body === null ? <p>{t('explorer.body.none')}</p> : <Body request={request} marking={marking} />}
    </section>
  );
}

function Body({ request, marking }: { request: CaptureRequest; marking: Marking }) {
  return (
    <>
      <h4>{t('explorer.body', { size: t('explorer.bytes', { count: request.size }) })}</h4>
      <dl className="explorer-fields" data-of="body">
        {leavesOf(request.body).map(({ pointer, value }) => (
          <div key={pointer}>
            <dt data-content>{stepsOf(pointer).join(' › ')}</dt>
            <dd><MarkedText text={String(value)} parts={partsAt(request, { in: 'body', pointer })} marking={marking} /></dd>
          </div>
        ))}
      </dl>
    </>
  );
}
