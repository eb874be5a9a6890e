// Figures by tier and team as a file: what the page shows, to the same eyes.
import { writeCsv } from '../../people/index.ts';
import type { Ctx } from '../../platform/context.ts';
import type { FigureSource, PeopleSource } from '../figures.ts';
import type { MetricId } from '../schemas.ts';
import type { GroupFigure } from './contract.ts';
import { reportGroups } from './report-groups.ts';

const HEADER = ['metric', 'from', 'to', 'kind', 'name', 'people', 'records', 'events', 'per', 'value', 'low', 'high', 'said'];

export const groupsCsv = async (ctx: Ctx, id: MetricId, source?: FigureSource, people?: PeopleSource): Promise<string> => {
  const { metric, from, to, per, tiers, teams } = await reportGroups(ctx, id, source, people);
  const lineOf = (kind: string, name: string, people: number | null, records: number | null, figure: GroupFigure | null, hidden: string | null): (string | number)[] =>
    [metric, from, to, kind, name, people, records, ...cellsOf(figure, per), hidden === null ? saidOf(figure) : `hidden: ${hidden}`].map((cell) => cell ?? '');
  return writeCsv([
    HEADER,
    ...tiers.map(({ tier, people, records, figure }) => lineOf('tier', String(tier), people, records, figure, null)),
    ...teams.map(({ team, people, records, figure, hidden }) => lineOf('team', team, people, records, figure, hidden)),
  ]);
};

const cellsOf = (figure: GroupFigure | null, per: number): (number | null)[] => {
  if (figure?.kind === 'exact') return [figure.events, per, figure.estimate * per, figure.low * per, figure.high * per];
  if (figure?.kind === 'band') return [null, per, null, figure.from * per, figure.to * per];
  return [null, per, null, null, null];
};

const saidOf = (figure: GroupFigure | null): string => (figure === null ? 'nothing counted' : { exact: 'interval', band: 'band, because the group is small', 'records-only': 'rates are shown from 20 people on' }[figure.kind]);
