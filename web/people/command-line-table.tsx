// Command lines that are signed in, one's own or somebody's, each of which can be ended.
import type { CommandLine } from '../../server/people/device/schemas.ts';
import { Button } from '../ui/button.tsx';
import { formatDay, formatList, formatTime, t } from '../ui/messages.ts';
import { type Column, Table } from '../ui/table.tsx';

type Props = { caption: string; commandLines: readonly CommandLine[]; endingId: string | undefined; onEnd?: (id: string) => void; empty: string };

export function CommandLineTable({ caption, commandLines, endingId, onEnd, empty }: Props) {
  const day = (at: string) => <time data-content dateTime={at}>{formatDay(at)}</time>;
  const columns: Column<CommandLine>[] = [
    { id: 'machine', title: t('people.lines.machine'), show: ({ machine }) => <span data-content>{machine}</span> },
    { id: 'may', title: t('people.lines.may'), show: ({ scopes }) => formatList(scopes.map((scope) => t(`people.device.scope.${scope}`))) },
    { id: 'since', title: t('people.lines.since'), show: ({ createdAt }) => day(createdAt) },
    { id: 'seen', title: t('people.lines.seen'), show: ({ lastSeenAt }) => <time data-content dateTime={lastSeenAt}>{formatTime(lastSeenAt)}</time> },
    { id: 'ends', title: t('people.lines.ends'), show: ({ expiresAt }) => day(expiresAt) },
  ];
  if (onEnd !== undefined) {
    columns.push({
      id: 'change',
      title: t('people.lines.change'),
      show: ({ id, machine, createdAt }) => <span className="people-nowrap"><Button aria-label={t('people.lines.end.label', { machine, time: formatTime(createdAt) })} isBusy={endingId === id} onClick={() => onEnd(id)}>{t('people.lines.end')}</Button></span>,
    });
  }
  return <Table<CommandLine> isStacked caption={caption} isCaptionHidden columns={columns} rows={commandLines} rowId={({ id }) => id} empty={<p className="soft">{empty}</p>} />;
}
