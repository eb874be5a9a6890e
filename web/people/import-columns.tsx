// The columns of the CSV, each with an example, and the example as a file.
import { t } from '../ui/messages.ts';
import { Table } from '../ui/table.tsx';
import { type CsvColumn, csvColumns, exampleCsv } from './import-example.ts';

export function ImportColumns() {
  return (
    <section className="people-section" aria-labelledby="import-columns">
      <h2 id="import-columns">{t('people.import.columns')}</h2>
      <p>{t('people.import.columns.says')}</p>
      <Table<CsvColumn>
        caption={t('people.import.columns')}
        isCaptionHidden
        isStacked
        columns={[
          { id: 'column', title: t('people.import.column'), show: (column) => <code>{column.name}</code> },
          { id: 'says', title: t('people.import.column.says'), show: (column) => t(column.says) },
          { id: 'example', title: t('people.import.column.example'), show: (column) => <code>{column.examples[0]}</code> },
        ]}
        rows={csvColumns}
        rowId={(column) => column.name}
      />
      <p><a href={`data:text/csv;charset=utf-8,${encodeURIComponent(exampleCsv())}`} download="people-example.csv">{t('people.import.example')}</a></p>
    </section>
  );
}
