// After a solve: why it worked, what would have stopped it, and the newest conversation as guards and monitor saw it.
import type { Explanation, Level, Message, Seen } from '../../server/arena/schemas.ts';
import { formatNumber, t } from '../ui/messages.ts';
import { type Column, Table } from '../ui/table.tsx';
import { familyWords } from './level-words.ts';

export function ExplanationPart({ level: { conversation }, explanation: { why, whatWouldHaveStoppedIt, monitor } }: { level: Level; explanation: Explanation }) {
  return (
    <section className="arena-after" aria-labelledby="arena-why">
      <h2 id="arena-why">{t('arena.why')}</h2>
      <p data-content>{why}</p>
      <h3>{t('arena.stop')}</h3>
      <p data-content>{whatWouldHaveStoppedIt}</p>
      <SocPanel messages={conversation?.messages ?? []} monitor={monitor} />
    </section>
  );
}

type SeenMessage = Message & { seen: Seen };

function SocPanel({ messages, monitor }: { messages: readonly Message[]; monitor: Explanation['monitor'] }) {
  const seen = messages.filter((message): message is SeenMessage => message.seen !== null);
  return (
    <div className="arena-soc">
      <h3>{t(monitor === null ? 'arena.soc.guards' : 'arena.soc')}</h3>
      <p className="small soft">{monitor === null ? t('arena.soc.guards.says') : t('arena.soc.says', { watch: number(monitor.watch), alarm: number(monitor.alarm) })}</p>
      <Table caption={t(monitor === null ? 'arena.soc.guards' : 'arena.soc')} isCaptionHidden isStacked columns={columnsOf(monitor)} rows={seen} rowId={({ id }) => id} empty={t('arena.soc.none')} />
    </div>
  );
}

const number = (value: number): string => formatNumber(value, { maximumFractionDigits: 1 });

const columnsOf = (monitor: Explanation['monitor']): Column<SeenMessage>[] => [
  { id: 'turn', title: t('arena.soc.turn'), show: ({ turn }) => formatNumber(turn) },
  { id: 'families', title: t('arena.soc.families'), show: ({ seen }) => familyWords(seen.families) },
  ...(monitor === null
    ? []
    : ([
        { id: 'added', title: t('arena.soc.added'), align: 'end', show: ({ seen }) => number(seen.added) },
        { id: 'risk', title: t('arena.soc.risk'), show: ({ seen }) => <Risk risk={seen.risk} {...monitor} /> },
      ] satisfies Column<SeenMessage>[])),
  { id: 'guards', title: t('arena.soc.guard'), show: (message) => <ul className="arena-seen">{guardLines({ ...message.seen, stoppedBy: message.stoppedBy }).map((line) => <li key={line}>{line}</li>)}</ul> },
];

export function Risk({ risk, watch, alarm }: { risk: number; watch: number; alarm: number }) {
  return <span className="arena-risk"><meter min={0} max={alarm} low={watch} high={alarm * 0.99} optimum={0} value={Math.min(risk, alarm)} aria-label={t('arena.soc.risk.meter', { risk: number(risk), alarm: number(alarm) })} /> <span className="numbers">{number(risk)}</span></span>;
}

/** What the guards did in one turn; a sentence also where that was nothing. */
export const guardLines = ({ inputHits, outputHits, coolDown, leak, stoppedBy }: Pick<Seen, 'inputHits' | 'outputHits' | 'coolDown' | 'leak'> & Pick<Message, 'stoppedBy'>): string[] => {
  const lines = [
    ...(inputHits.length > 0 ? [t('arena.soc.input', { words: inputHits.join(', ') })] : []),
    ...(outputHits.length > 0 ? [t('arena.soc.output', { forms: outputHits.join(', ') })] : []),
    ...(stoppedBy === 'monitor' || coolDown > 0 ? [`${t('arena.soc.alarm')}, ${t('arena.soc.cool-down', { count: coolDown })}`] : []),
    ...(leak !== null && stoppedBy === null ? [t('arena.soc.leak', { form: leak })] : []),
  ];
  return lines.length === 0 ? [t('arena.soc.quiet')] : lines;
};
