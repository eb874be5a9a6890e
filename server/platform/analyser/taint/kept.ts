// What a page of Streamlit keeps in its session: written in one function, read in another, in whatever order they run.
import type { Engine } from './engine.ts';
import { everyTaint, joinValues, untied, type Value } from './value.ts';

const KEEPS = /(^|\.)session_state$/;

export const keptBy = ({ kept }: Engine, { named = '' }: Value, key: string): Value | undefined => (KEEPS.test(named) ? kept.get(key) : undefined);

export const keep = (engine: Engine, { named = '' }: Value, key: string, value: Value): void => {
  if (!KEEPS.test(named)) return;
  const before = engine.kept.get(key);
  const after = joinValues([...(before === undefined ? [] : [before]), untied(value)]);
  if (everyTaint(after).length > everyTaint(before ?? { taints: [] }).length || after.isModel !== before?.isModel) engine.isStateNew = true;
  engine.kept.set(key, after);
};
