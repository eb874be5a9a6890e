// What was read of a sample: who, when, with which tool, and what was found, redacted.
import type { Preview, PreviewedInteraction } from '../../server/signals/schemas.ts';
import { formatTime, t } from '../ui/messages.ts';
import { type Column, Table } from '../ui/table.tsx';
import { toolName } from '../ui/tool-name.ts';

const columns = (): Column<PreviewedInteraction>[] => [
  { id: 'line', title: t('signals.preview.line'), show: ({ line }) => <span className="numbers" data-content>{line}</span> },
  { id: 'at', title: t('signals.preview.at'), show: ({ at }) => (at === null ? t('signals.preview.no-time') : <time data-content dateTime={at}>{formatTime(at)}</time>) },
  { id: 'who', title: t('signals.preview.who'), show: ({ user }) => (user === null ? t('signals.preview.nobody') : <span data-content>{user}</span>) },
  { id: 'tool', title: t('signals.preview.tool'), show: ({ tool, model }) => <span data-content>{[tool && toolName(tool), model].filter(Boolean).join(' · ') || '–'}</span> },
  { id: 'found', title: t('signals.preview.found'), show: (interaction) => <Found interaction={interaction} /> },
];

function Found({ interaction: { findings, isScanned, decision } }: { interaction: PreviewedInteraction }) {
  if (findings.length === 0) return <span className="soft">{decision !== null ? <span data-content>{decision}</span> : t(isScanned ? 'signals.preview.nothing' : 'signals.preview.not-scanned')}</span>;
  return (
    <ul className="signals-found">
      {findings.map(({ rule, path, redacted }, at) => <li key={at} data-content><code>{redacted}</code> <span className="soft">{rule}, {path}</span></li>)}
    </ul>
  );
}

export function PreviewTable({ preview: { lines, passedOver, mistakes, interactions } }: { preview: Preview }) {
  return (
    <div className="signals-preview" role="status">
      <h3>{t('signals.preview.title')}</h3>
      <p>{t('signals.preview.sum', { lines, read: interactions.length, over: passedOver })}</p>
      {interactions.length > 0 && <Table isStacked caption={t('signals.preview.title')} isCaptionHidden columns={columns()} rows={interactions} rowId={({ line }) => String(line)} />}
      {mistakes.length > 0 && (
        <>
          <h4>{t('signals.preview.mistakes')}</h4>
          <ul>{mistakes.map(({ line, code }) => <li key={line}>{t('signals.preview.mistake', { line, why: t(`signals.mistake.${code}`) })}</li>)}</ul>
        </>
      )}
    </div>
  );
}
