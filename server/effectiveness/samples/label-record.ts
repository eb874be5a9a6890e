// One of the two says what a record is, once: a label that could be changed after the other's would not be blind.
import { recordAudit } from '../../platform/audit/index.ts';
import { type Ctx, inTransaction, mustBePerson } from '../../platform/context.ts';
import { conflict, notAllowed, notFound } from '../../platform/errors.ts';
import { LabelRecord, type Sample } from './contract.ts';
import { judgeLabels } from './judge-labels.ts';
import { getSample, isLabeller, presentSample } from './show-samples.ts';
import { insertLabel, readSampleRows } from './store-samples.ts';

/** Throws NotAllowed for whoever was not named, Conflict for a second label of the same record. */
export const labelRecord = async (ctx: Ctx, id: string, wanted: LabelRecord): Promise<Sample> => {
  const { position, says } = LabelRecord.parse(wanted);
  return inTransaction(ctx, async (ctx) => {
    const { row, rows } = await getSample(ctx, id);
    const { subject } = mustBePerson(ctx);
    if (!isLabeller(ctx, row)) throw notAllowed('Two people were named to label this sample, and you are neither.');
    if (!rows.records.some((record) => record.position === position)) throw notFound('There is no such record in this sample.');
    if (!(await insertLabel(ctx, { sample_id: id, position, labeller: subject, says, at: ctx.now() }))) throw conflict('You have labelled this record already, and the first label counts. Where the two of you differ, it is settled afterwards.');
    await recordAudit(ctx, 'effectiveness.labelRecord', id, { position });
    return presentSample(ctx, row, judgeLabels(row, await readSampleRows(ctx, id)));
  });
};
