// The sample repository as a table: each file, what your patterns do to it, and which one decided.
import { t } from '../../ui/messages.ts';
import { type Column, Table } from '../../ui/table.tsx';
import type { FileState, JudgedFile } from './rules.ts';

const shapes: Record<FileState, string> = {
  'kept-out': 'M1 6.5L4.5 10 11 2.5',
  leaks: 'M6 1l5.2 9.5H.8z',
  blocked: 'M2 2l8 8M10 2l-8 8',
  shared: 'M6 2.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z',
};

const columns = (): Column<JudgedFile>[] => [
  { id: 'file', title: t('ignore-files.file'), show: (file) => <FileName file={file} /> },
  { id: 'state', title: t('ignore-files.state'), show: ({ state }) => <StateWord state={state} /> },
  { id: 'pattern', title: t('ignore-files.pattern'), show: ({ pattern }) => (pattern === undefined ? <span className="ignore-why">{t('ignore-files.no-pattern')}</span> : <code>{pattern}</code>) },
];

export function FileTable({ title, files }: { title: string; files: JudgedFile[] }) {
  return <Table caption={t('ignore-files.tree', { title })} columns={columns()} rows={files} rowId={({ path }) => path} />;
}

function FileName({ file: { path, keepOut, why, state } }: { file: JudgedFile }) {
  return (
    <>
      <code className="ignore-path" data-state={state}>{path}</code>
      {keepOut && <span className="ignore-sensitive">{t('ignore-files.sensitive')}</span>}
      {why && <span className="ignore-why" data-content>{why}</span>}
    </>
  );
}

function StateWord({ state }: { state: FileState }) {
  return (
    <span className="ignore-state" data-state={state}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false"><path d={shapes[state]} /></svg>
      {t(`ignore-files.state.${state}`)}
    </span>
  );
}
