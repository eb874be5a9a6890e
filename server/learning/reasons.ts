// Why a module is asked of someone. There are four grounds and no others: tier, champion, own finding, own choice.
import { tiersOf } from '../people/index.ts';
import type { Ctx, PersonViewer } from '../platform/context.ts';
import { moduleActivity } from './activity.ts';
import { listModules, type ModuleContent } from './content.ts';
import { CHAMPION_TIER } from './rules.ts';
import type { Reason } from './schemas.ts';
import { listAssignments } from './store.ts';
import type { LearningTables } from './tables.ts';

export type AskedModule = { module: ModuleContent; reasons: Reason[]; dueOn: string | null };

/** Every module there is, with the reasons it is asked of this person; without reasons it is simply open. */
export const modulesWithReasons = async (ctx: Ctx, viewer: PersonViewer): Promise<AskedModule[]> => {
  const [modules, tiers, assignments] = await Promise.all([listModules(ctx), tiersOf(ctx, viewer.subject), listAssignments(ctx, viewer.subject)]);
  return modules.map((module) => {
    const byTier = tiers.filter(({ tier }) => tier === module.tier).map((mine): Reason => ({ ground: 'tier', ...mine, dueOn: null, assignmentId: null }));
    const byRole: Reason[] = viewer.roles.has('champion') && module.tier === CHAMPION_TIER ? [AS_CHAMPION] : [];
    const byAssignment = assignments.filter(({ activity }) => activity === moduleActivity(module.slug)).map(asReason);
    const reasons = [...byTier, ...byRole, ...byAssignment];
    const due = reasons.flatMap(({ dueOn }) => (dueOn === null ? [] : [dueOn])).sort();
    return { module, reasons, dueOn: due[0] ?? null };
  });
};

// Computed like a tier, so that it ends with the role.
const AS_CHAMPION: Reason = { ground: 'champion', tier: CHAMPION_TIER, dueOn: null, assignmentId: null };

/** An assignment as the reason it is. */
export const asReason = ({ id, ground, finding, due_on: dueOn }: Pick<LearningTables['assignment'], 'id' | 'ground' | 'finding' | 'due_on'>): Reason =>
  ground === 'own-choice' ? { ground, dueOn, assignmentId: id } : { ground: 'own-finding', finding: finding ?? '', dueOn, assignmentId: id };
