// How many days the organisation keeps what a retention rule is about: to be told to people before they write it.
import type { RetentionRule } from '../platform/capability.ts';
import type { Ctx } from '../platform/context.ts';
import { daysOf } from './rules.ts';
import { findOrganisation } from './store.ts';

export const keptDays = async (ctx: Ctx, rule: RetentionRule): Promise<number> => daysOf(rule, (await findOrganisation(ctx))?.retention ?? {});
