// Moves someone's place in a unit, and keeps a finished step; the last one finishes the unit, and perhaps the module.
import { type Ctx, mustBePerson } from '../platform/context.ts';
import { conflict, invalid, type PlannedError } from '../platform/errors.ts';
import { newId } from '../platform/id.ts';
import { completeModule } from './complete-module.ts';
import { needsOfStep } from './exercises.ts';
import { movePlace } from './hot-statements.ts';
import { asPlace } from './open-unit.ts';
import { countedSeconds } from './rules.ts';
import type { StepReply, StepReport, UnitName } from './schemas.ts';
import { getUnit, lessonIn, stepIdsOf } from './unit-content.ts';

/** Throws Conflict for a step whose exercises the server has not all seen; `fields` names them as the page does. */
export const reportStep = async (ctx: Ctx, { module, unit }: UnitName, { version, step, isDone, seconds }: StepReport): Promise<StepReply> => {
  const { subject } = mustBePerson(ctx);
  const current = await getUnit(ctx, module, unit);
  // Someone who began with an older version may finish it: its own steps are what counts.
  const lesson = version === current.fixed.version && current.body !== null ? current.body : await lessonIn(ctx, version, { module, unit });
  const steps = stepIdsOf(lesson);
  if (!steps.includes(step)) throw invalid('This unit has no such step. Open it again to see its newest version.', [{ path: 'step', says: 'not a step of this version' }]);
  const now = ctx.now();
  const ids = [newId(now.getTime()), newId(now.getTime()), newId(now.getTime())] as const;
  const needs = isDone ? needsOfStep(lesson, step) : [];
  const asked = [needs.map(({ name }) => name), needs.map(({ activity }) => activity), needs.map(({ others }) => others.join(',')), needs.map(({ item }) => item)] as const;
  const moved = await movePlace(ctx.pool, [subject, module, unit, version, step, isDone, countedSeconds(seconds), steps, now, ...ids, ...asked]);
  if (moved.missing.length > 0) throw stillOpen(moved.missing);
  const isModuleDone = moved.done_at !== null && (await completeModule(ctx, subject, module));
  return { place: asPlace(moved)!, isModuleDone };
};

const stillOpen = (missing: readonly string[]): PlannedError =>
  conflict(
    `This step is not done yet: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} still open. What you answered, and your place, are kept. Do what is open, then go on; or skip the step and come back.`,
    missing.map((path) => ({ path, says: 'still open' })),
  );
