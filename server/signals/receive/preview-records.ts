// What would be read of a sample: the same cutting, scanning and reading as an upload's, and nothing is kept.
import { type Ctx, mustHaveRole } from '../../platform/context.ts';
import { mustFitMapping } from '../sources/add-source.ts';
import type { Preview, PreviewAsked, ReceivedMistake } from '../schemas.ts';
import { isCsv } from './adapters/mapped.ts';
import { chooseFramer } from './frame/choose-framer.ts';
import { type Line, readBatch } from './read-batch.ts';
import { readerOf } from './receive-records.ts';

const MOST_SHOWN = 20;

export const previewRecords = async (ctx: Ctx, { kind, mapping, sample }: PreviewAsked): Promise<Preview> => {
  mustHaveRole(ctx, 'owner');
  mustFitMapping(kind, mapping);
  const lines: Line[] = [];
  const mistakes: ReceivedMistake[] = [];
  const framer = chooseFramer({ record: (line, bytes) => void lines.push({ line, bytes }), mistake: (line, code) => void mistakes.push({ line, code }) }, { type: '', isCsv: isCsv(mapping) });
  framer.write(Buffer.from(sample));
  framer.end(true);
  const read = readBatch(await readerOf(ctx, { id: 'preview', kind, mapping }), lines);
  return {
    lines: framer.line(),
    passedOver: read.passedOver,
    mistakes: [...mistakes, ...read.mistakes].sort((one, other) => one.line - other.line).slice(0, 100),
    interactions: read.kept.slice(0, MOST_SHOWN).map(({ line, at, user, tool, model, decision, isScanned, isExposed, findings }) => ({
      line,
      at: at?.toISOString() ?? null,
      user: user?.name ?? null,
      tool,
      model,
      decision,
      isScanned,
      isExposed,
      findings: findings.map(({ rule, side, path, redacted }) => ({ rule, side, path, redacted })),
    })),
  };
};
