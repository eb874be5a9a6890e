// What a CSV would do: counts, what to do about bad rows with every line and column, good rows, new teams.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { ImportMistake, ImportPreview, ImportRow } from '../../server/people/schemas.ts';
import { Button } from '../ui/button.tsx';
import { t } from '../ui/messages.ts';
import { Notice } from '../ui/notice.tsx';
import { Table } from '../ui/table.tsx';
import { groupMistakes, type MistakeGroup } from './group-mistakes.ts';
import { mistakeWords } from './mistake-words.ts';

const FIRST_ROWS = 20;
const FIRST_PLACES = 12;

type Props = { preview: ImportPreview; isBusy: boolean; onConfirm: (leaveOutBad: boolean) => void; children: ReactNode };

export function ImportPreviewView({ preview, isBusy, onConfirm, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [preview]);
  const isBroken = preview.fileMistakes.length > 0;
  return (
    <section className="stack" aria-labelledby="import-preview">
      <h2 id="import-preview" ref={heading} tabIndex={-1}>{t('people.import.preview')}</h2>
      {isBroken ? (
        <>
          <Notice kind="problem">{t('people.import.file-mistakes')}</Notice>
          <Mistakes caption={t('people.import.file-mistakes')} isCaptionHidden mistakes={preview.fileMistakes} />
        </>
      ) : (
        <>
          <Counts preview={preview} />
          {preview.mistakes.length > 0 && <Mistakes caption={t('people.import.mistakes')} mistakes={preview.mistakes} />}
          <Confirm preview={preview} isBusy={isBusy} onConfirm={onConfirm} />
          {children}
          {preview.rows.length > 0 && <GoodRows rows={preview.rows} />}
        </>
      )}
    </section>
  );
}

function Counts({ preview: { adds, changes, unchanged, badRows, newTeams } }: { preview: ImportPreview }) {
  return (
    <ul className="import-counts numbers">
      {adds > 0 && <li>{t('people.import.adds', { count: adds })}</li>}
      {changes > 0 && <li>{t('people.import.changes', { count: changes })}</li>}
      {unchanged > 0 && <li>{t('people.import.unchanged', { count: unchanged })}</li>}
      {newTeams.length > 0 && <li>{t('people.import.new-teams', { count: newTeams.length, names: newTeams.join(', ') })}</li>}
      {badRows > 0 && <li className="import-bad">{t('people.import.bad', { count: badRows })}</li>}
    </ul>
  );
}

function Confirm({ preview, isBusy, onConfirm }: Omit<Props, 'children'>) {
  const good = preview.adds + preview.changes + preview.unchanged;
  const bad = preview.badRows;
  if (good === 0) return <p>{t('people.import.nothing')}</p>;
  const words = bad === 0 ? t('people.import.confirm', { count: good }) : t('people.import.confirm.leave-out', { bad: t('people.import.leave-out', { count: bad }), good: t('people.import.and-import', { count: good }) });
  return (
    <div className="row">
      <Button look="primary" isBusy={isBusy} onClick={() => onConfirm(bad > 0)}>{words}</Button>
      {bad > 0 && <span className="soft">{t('people.import.mend')}</span>}
    </div>
  );
}

function Mistakes({ caption, isCaptionHidden = false, mistakes }: { caption: string; isCaptionHidden?: boolean; mistakes: readonly ImportMistake[] }) {
  return (
    <Table<MistakeGroup>
      isStacked
      caption={caption}
      isCaptionHidden={isCaptionHidden}
      columns={[
        { id: 'says', title: t('people.import.mistake.says'), show: ({ column, says }) => <>{column !== '' && <><span className="import-column" data-content>{column}</span>: </>}{says}</> },
        { id: 'where', title: t('people.import.mistake.where'), show: ({ places }) => <Places places={places} /> },
      ]}
      rows={groupMistakes(mistakes, mistakeWords)}
      rowId={({ column, says }) => `${column}/${says}`}
    />
  );
}

function Places({ places }: Pick<MistakeGroup, 'places'>) {
  const [isAll, setAll] = useState(false);
  const hidden = places.length - FIRST_PLACES;
  return (
    <>
      <ul className="import-places numbers">
        {(isAll ? places : places.slice(0, FIRST_PLACES)).map(({ line, value }, at) => (
          <li key={at}>{t('people.import.mistake.line', { line: String(line) })} {value !== '' && <code>{value}</code>}</li>
        ))}
      </ul>
      {hidden > 0 && !isAll && <Button onClick={() => setAll(true)}>{t('people.import.mistake.more', { count: hidden })}</Button>}
    </>
  );
}

function LineNumber({ line }: { line: number }) {
  return <span className="numbers"><span className="import-line-word">{t('people.import.line')} </span>{line}</span>;
}

function GoodRows({ rows }: { rows: readonly ImportRow[] }) {
  const [isAll, setAll] = useState(false);
  const hidden = rows.length - FIRST_ROWS;
  const does = (row: ImportRow): string => (row.does === 'change' ? t('people.import.does.change', { columns: row.changes.join(', ') }) : t(`people.import.does.${row.does}`));
  return (
    <div className="people-section">
      <Table<ImportRow>
        isStacked
        caption={t('people.import.rows')}
        columns={[
          { id: 'line', title: t('people.import.line'), show: (row) => <LineNumber line={row.line} /> },
          { id: 'name', title: t('people.list.name'), show: (row) => <span data-content>{row.name}</span> },
          { id: 'email', title: t('people.list.email'), show: (row) => <span data-content>{row.email}</span> },
          { id: 'does', title: t('people.import.does'), show: does },
        ]}
        rows={isAll ? rows : rows.slice(0, FIRST_ROWS)}
        rowId={(row) => String(row.line)}
      />
      {hidden > 0 && !isAll && <div><Button onClick={() => setAll(true)}>{t('people.import.rows.more', { count: hidden })}</Button></div>}
    </div>
  );
}
