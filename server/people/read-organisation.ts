// The organisation's own settings, with how long each kind of row is kept.
import type { RetentionRule } from '../platform/capability.ts';
import { type Ctx, mustHaveRole } from '../platform/context.ts';
import { daysOf } from './rules.ts';
import type { Organisation } from './schemas.ts';
import { getOrganisation } from './store.ts';

export const readOrganisation = async (ctx: Ctx, rules: readonly RetentionRule[]): Promise<Organisation> => {
  mustHaveRole(ctx, 'owner', 'auditor');
  const row = await getOrganisation(ctx);
  return {
    name: row.name,
    locale: row.locale,
    isDemo: row.is_demo,
    createdAt: row.created_at.toISOString(),
    retention: rules.map((rule) => ({ name: rule.name, keepDays: daysOf(rule, row.retention), usualDays: rule.keepDays })),
    duty: row.duty_why === null || row.duty_days === null ? null : { why: row.duty_why, keepDays: row.duty_days },
  };
};
