// Opens a set of scenarios: the one still open, or the unit's fixed ones with a few drawn.
import { randomUUID } from 'node:crypto';
import { recordAudit } from '../platform/audit/index.ts';
import { type Ctx, inTransaction, mustBePerson } from '../platform/context.ts';
import { notFound } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { scenariosOf } from './content.ts';
import { randomFrom } from '../platform/statistics/index.ts';
import { drawScenarios, type Drawn } from './rules.ts';
import type { ScenarioSet, UnitName } from './schemas.ts';
import { showScenarios } from './show-scenarios.ts';
import { insertAttempt, listAttempts, markShown } from './store.ts';
import { timesDrawn } from './times-drawn.ts';
import { getScenariosEmbed } from './unit-content.ts';

export const openScenarios = async (ctx: Ctx, { module, unit }: UnitName): Promise<ScenarioSet> => {
  const { subject } = mustBePerson(ctx);
  const earlier = await listAttempts(ctx, subject, 'scenarios', module, unit);
  const open = earlier.find(({ closed_at }) => closed_at === null);
  if (open !== undefined) return showScenarios(ctx, open);

  const embed = await getScenariosEmbed(ctx, { module, unit });
  const bank = (await scenariosOf(ctx, embed.version)).scenarios;
  const id = newId(ctx.now().getTime());
  const ids = drawScenarios([...bank.keys()], embed.always, embed.draw, timesDrawn(earlier), randomFrom(randomUUID()));
  const drawn: Drawn = Object.fromEntries(ids.map((scenario, at) => [scenario, { at, right: bank.get(scenario)!.answer }]));
  await inTransaction(ctx, async (ctx) => {
    const isMine = await insertAttempt(ctx, { id, subject, kind: 'scenarios', module, unit, version: embed.version, drawn, size: ids.length, pass_mark: null, opened_at: ctx.now() });
    if (!isMine) return;
    await markShown(ctx, subject, embed.version);
    await recordAudit(ctx, 'learning.open-scenarios', id);
  });
  const mine = (await listAttempts(ctx, subject, 'scenarios', module, unit)).find(({ closed_at }) => closed_at === null);
  if (mine === undefined) throw notFound('This set was finished on another device. Open it again.');
  return showScenarios(ctx, mine);
};
