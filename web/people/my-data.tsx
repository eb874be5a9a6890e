// Every row that leads to me, in plain tables, and the whole as a file.
import { useState } from 'react';
import { apiUrl, type Reply, useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { Button } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { t } from '../ui/messages.ts';
import { Failing, Loading } from '../ui/states.tsx';
import { Table } from '../ui/table.tsx';
import { cellText } from './cell-text.ts';
import { partName } from './part-name.ts';

const FIRST_ROWS = 20;
type Part = Reply<'GET /api/me/data'>['parts'][number];

export function MyData() {
  const data = useApi('GET /api/me/data');
  const nothing = data.data?.parts.filter(({ rows }) => rows.length === 0) ?? [];
  return (
    <section className="people-section" aria-labelledby="my-data">
      <h2 id="my-data">{t('people.me.data')}</h2>
      <p className="soft">{t('people.me.data.lead')}</p>
      <p className="row"><a className="button" href={apiUrl('GET /api/me/data/export')} download>{t('people.me.data.export')}</a> <Link to={paths.notes()}>{t('people.me.notes')}</Link></p>
      {data.isPending && <Loading />}
      {data.isError && <Failing error={data.error} retry={() => void data.refetch()} />}
      {data.data?.parts.map((part) => part.rows.length > 0 && <DataPart key={part.name} part={part} />)}
      {nothing.length > 0 && (
        <details className="data-part">
          <summary>{t('people.me.data.nothing', { count: nothing.length })}</summary>
          <ul>{nothing.map(({ name }) => <li key={name}>{partName(name)}</li>)}</ul>
        </details>
      )}
    </section>
  );
}

function DataPart({ part }: { part: Part }) {
  const [isAll, setAll] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const names = [...new Set(part.rows.flatMap((row) => Object.keys(row)))];
  const hidden = part.rows.length - FIRST_ROWS;
  const rows = part.rows.map((row, at) => ({ at, row })).slice(0, isAll ? undefined : FIRST_ROWS);
  return (
    <details className="data-part" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{partName(part.name)} <span className="soft small">{t('people.me.data.rows', { count: part.rows.length })}</span></summary>
      {isOpen && (
        <Table
          caption={partName(part.name)}
          isCaptionHidden
          columns={names.map((name) => ({ id: name, title: <span data-content>{name}</span>, show: ({ row }: { row: Part['rows'][number] }) => <span data-content>{cellText(row[name])}</span> }))}
          rows={rows}
          rowId={({ at }) => String(at)}
        />
      )}
      {isOpen && hidden > 0 && !isAll && <Button onClick={() => setAll(true)}>{t('people.me.data.more', { count: hidden })}</Button>}
    </details>
  );
}
