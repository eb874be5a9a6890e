// All labs there are, with how far one has come in each.
import { type Ctx, mustBePerson } from '../platform/context.ts';
import { labActivity, listCompleted } from '../learning/index.ts';
import type { LabLine, LabState } from './contract.ts';
import { listPublished } from './lab-content.ts';
import { furthest, stateOf } from './rules.ts';
import { listMarks } from './store.ts';

export const listLabs = async (ctx: Ctx): Promise<{ labs: LabLine[] }> => {
  const { subject } = mustBePerson(ctx);
  const labs = await listPublished(ctx);
  const [marks, completed] = await Promise.all([listMarks(ctx, subject), listCompleted(ctx, subject, labs.map(({ slug }) => labActivity(slug)))]);
  const stateIn = (slug: string): LabState => {
    // The ledger outlives drafts: what was done there stays done.
    if (completed.has(labActivity(slug))) return 'passed';
    return furthest(marks.filter(({ lab }) => lab === slug).map(stateOf));
  };
  return {
    labs: labs.map(({ slug, body: { title, summary, kind, language, tier, minutes, cwe } }) => ({ slug, title, summary, kind, language, tier, minutes, cwe, state: stateIn(slug) })),
  };
};
