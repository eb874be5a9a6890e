// Which ignore file each client was measured to honour, and what other makers write.
import { formatDate, t } from '../../ui/messages.ts';
import { type Column, Table } from '../../ui/table.tsx';
import type { IgnoreFilesData, MeasuredClient, ReadResult } from './schema.ts';

const shapes: Record<ReadResult, string> = { sent: '▲', asked: '?', refused: '■', kept: '■' };

const columns = (clients: MeasuredClient[]): Column<string>[] => [
  { id: 'file', title: t('ignore-files.file'), show: (file) => <code>{file}</code> },
  ...clients.map((client): Column<string> => ({ id: client.name, title: <ClientName client={client} />, show: (file) => <Result client={client} file={file} /> })),
];

export function HonoursTable({ clients, documented }: Pick<IgnoreFilesData, 'clients' | 'documented'>) {
  const files = [...new Set(clients.flatMap(({ honours }) => honours.map(({ file }) => file)))];
  return (
    <div className="ignore-honours">
      <p>{t('ignore-files.honours.help')}</p>
      <Table caption={t('ignore-files.honours')} columns={columns(clients)} rows={files} rowId={(file) => file} />
      <h3>{t('ignore-files.documented')}</h3>
      <dl className="ignore-documented">
        {documented.map(({ name, file, says, source, url, checkedOn }) => (
          <div key={name}>
            <dt><span data-content>{name}</span>: <code>{file}</code></dt>
            <dd>
              <span data-content>{says}</span> <a href={url} rel="noreferrer">{t('ignore-files.documented.source', { source, day: formatDate(checkedOn) })}</a>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function ClientName({ client: { name, version, measuredOn } }: { client: MeasuredClient }) {
  return (
    <>
      <span data-content>{name} {version}</span>
      <span className="ignore-why">{t('ignore-files.measured', { day: formatDate(measuredOn) })}</span>
    </>
  );
}

function Result({ client, file }: { client: MeasuredClient; file: string }) {
  const found = client.honours.find((one) => one.file === file);
  if (!found) return t('ignore-files.result.none');
  return (
    <>
      <span className="ignore-result" data-result={found.result}>
        <span aria-hidden="true">{shapes[found.result]}</span> {t(`ignore-files.result.${found.result}`)}
      </span>
      {found.note && <span className="ignore-why" data-content>{found.note}</span>}
    </>
  );
}
