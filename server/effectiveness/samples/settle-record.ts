// Where the two differ: what they agree on afterwards, or an owner decides, with the reason.
import { recordAudit } from '../../platform/audit/index.ts';
import { type Ctx, hasRole, inTransaction, mustBePerson } from '../../platform/context.ts';
import { conflict, notAllowed } from '../../platform/errors.ts';
import { type Sample, SettleRecord } from './contract.ts';
import { judgeLabels } from './judge-labels.ts';
import { getSample, isLabeller, presentSample } from './show-samples.ts';
import { insertSettlement, readSampleRows } from './store-samples.ts';

/** Throws Conflict while somebody still labels, where the two agree, and where it is settled. */
export const settleRecord = async (ctx: Ctx, id: string, wanted: SettleRecord): Promise<Sample> => {
  const { position, says, why } = SettleRecord.parse(wanted);
  return inTransaction(ctx, async (ctx) => {
    const { row, judged } = await getSample(ctx, id);
    const { subject } = mustBePerson(ctx);
    if (!isLabeller(ctx, row) && !hasRole(ctx, 'owner')) throw notAllowed('The two who labelled, or an owner, settle where labels differ.');
    if (judged.state === 'labelling') throw conflict('Somebody still labels. What differs is shown once both are done.');
    if (!judged.differing.has(position)) throw conflict('The two agree on this record, so there is nothing to settle.');
    if (!(await insertSettlement(ctx, { sample_id: id, position, says, why, settled_by: subject, at: ctx.now() }))) throw conflict('This record is settled already, and stays so.');
    await recordAudit(ctx, 'effectiveness.settleRecord', id, { position, says });
    return presentSample(ctx, row, judgeLabels(row, await readSampleRows(ctx, id)));
  });
};
