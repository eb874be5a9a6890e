// The pieces of a request: checkboxes to mark, then what each one was.
import type { ReactNode } from 'react';
import { t } from '../../ui/messages.ts';
import type { Capture, CapturePart, CaptureRequest } from './capture.ts';
import { KindMark } from './kind-mark.tsx';
import { excerptOf, stepsOf, verdictOf } from './read-parts.ts';

const whereOf = (part: CapturePart): ReactNode => (part.at.in === 'header' ? t('explorer.where.header', { name: part.at.name }) : <span data-content>{stepsOf(part.at.pointer).join(' › ')}</span>);

type Choosing = { request: CaptureRequest; task: Capture['task']; marked: ReadonlySet<string>; onMark: (id: string) => void; onActive: (id: string | undefined) => void };

export function PartChoices({ request, task, marked, onMark, onActive }: Choosing) {
  return (
    <fieldset className="explorer-choices">
      <legend>{t(`explorer.task.${task}`)}</legend>
      <p className="explorer-soft">{t('explorer.task.keys')}</p>
      {request.parts.map((part, index) => (
        <label key={part.id}>
          <input type="checkbox" checked={marked.has(part.id)} onChange={() => onMark(part.id)} onFocus={() => onActive(part.id)} onBlur={() => onActive(undefined)} />
          <span className="explorer-number">{index + 1}</span>
          <span className="explorer-excerpt">
            <code>{excerptOf(request, part)}</code>
            <span className="explorer-soft">{whereOf(part)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

export function PartNotes({ request, task, marked }: Pick<Choosing, 'request' | 'task'> & { marked?: ReadonlySet<string> }) {
  return (
    <ol className="explorer-notes">
      {request.parts.map((part, index) => {
        const verdict = marked && verdictOf(task, part, marked.has(part.id));
        return (
          <li key={part.id}>
            <p className="explorer-note-head">
              <span className="explorer-number">{index + 1}</span> <KindMark kind={part.kind} /> <strong data-content>{part.label}</strong>
              {verdict && <span className="explorer-verdict" data-verdict={verdict}>{t(`explorer.verdict.${verdict}`)}</span>}
            </p>
            <p data-content>{part.note}</p>
            <p className="explorer-soft">{whereOf(part)}</p>
          </li>
        );
      })}
    </ol>
  );
}
