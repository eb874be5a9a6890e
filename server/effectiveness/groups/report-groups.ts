// One metric by tier and team over the last quarter: for owners and auditors from 5 people on, for managers from 10, and never a person.
import { groupsAtLeast, K_MANAGER, K_ORGANISATION, listTeams, withoutNearTwins } from '../../people/index.ts';
import { type Ctx, hasRole, mustHaveRole } from '../../platform/context.ts';
import { type Figure, type FigureSource, type PeopleSource, signalFigures, signalPeople } from '../figures.ts';
import { sumOf } from '../level-of.ts';
import { metricOf } from '../metrics.ts';
import { addDays, mondayOf } from '../periods.ts';
import type { Metric, MetricId } from '../schemas.ts';
import { listBaselines } from '../store.ts';
import type { GroupReport, TeamFigure, TierFigure } from './contract.ts';
import { groupFigure } from './group-figure.ts';
import { countTeamless, pairOf, readGroups, readShared, readTierSizes, type TeamSize } from './read-groups.ts';

const QUARTER_DAYS = 91;

/** `behind`: how many people its figure is from. */
type Named = TeamSize & { name: string; members: number; behind: number };
type Sorted = { shown: Named[]; hidden: (Named & { why: NonNullable<TeamFigure['hidden']> })[] };

export const reportGroups = async (ctx: Ctx, id: MetricId, source: FigureSource = signalFigures, people: PeopleSource = signalPeople): Promise<GroupReport> => {
  mustHaveRole(ctx, 'owner', 'auditor', 'manager');
  const seesReportsOnly = !hasRole(ctx, 'owner', 'auditor');
  const atLeast = seesReportsOnly ? K_MANAGER : K_ORGANISATION;
  const metric = metricOf(id)!;
  const to = mondayOf(ctx.now().toISOString().slice(0, 10));
  const baseline = (await listBaselines(ctx)).find((closed) => closed.metric === id && closed.metricVersion === metric.version);
  const from = [addDays(to, -QUARTER_DAYS), mondayOf(baseline?.startsOn ?? '2000-01-03', true)].sort()[1]!;
  const [{ figures }, seen] = from < to ? await Promise.all([source(ctx, id, { from, to }), people(ctx, id, { from, to })]) : [{ figures: [] }, null];
  const ofTeam = Map.groupBy(figures, ({ teamId }) => teamId);
  // Where nothing was counted there is nothing to hide.
  const behindOf = ({ team, size }: TeamSize): number => (seen === null || !ofTeam.has(team) ? size : Math.max(1, Math.min(size, seen.get(team) ?? 0)));
  const { shown, hidden } = await sortTeams(ctx, atLeast, seesReportsOnly, behindOf);
  const teams = [
    ...shown.map((team): TeamFigure => ({ ...lineOf(team), people: team.size, records: sumOf(ofTeam.get(team.team) ?? []).of, figure: groupFigure(metric, team.size, [sumOf(ofTeam.get(team.team) ?? [])]), hidden: null })),
    ...hidden.map((team): TeamFigure => ({ ...lineOf(team), people: null, records: null, figure: null, hidden: team.why })),
  ].sort((one, other) => one.team.localeCompare(other.team));
  return { metric: id, name: metric.name, per: metric.per, atLeast, from, to, isCounted: figures.some(({ of }) => of > 0), tiers: tiersOf(metric, shown, ofTeam, await readTierSizes(ctx, shown)), teams };
};

const lineOf = ({ team, name }: Named): { teamId: string; team: string } => ({ teamId: team, team: name });

/** Overlapping teams are shown only where their difference says nothing of a few; figures of teams a manager sees in part are other people's. */
const sortTeams = async (ctx: Ctx, k: number, seesReportsOnly: boolean, behindOf: (team: TeamSize) => number): Promise<Sorted> => {
  const [sizes, names, shared, teamless] = await Promise.all([readGroups(ctx), listTeams(ctx), readShared(ctx), seesReportsOnly ? 0 : countTeamless(ctx)]);
  const teams = sizes.flatMap((size): Named[] => names.filter(({ id }) => id === size.team).map(({ name, members }) => ({ ...size, name, members, behind: behindOf(size) })));
  // The one who is missing is the manager.
  const isWhole = ({ size, members }: Named): boolean => !seesReportsOnly || members - size <= 1;
  const large = besidesTeamless(k, teams.filter(isWhole), teamless);
  const apart = withoutNearTwins(k, large.shown, (one, other) => shared.get(pairOf(one.team, other.team)) ?? 0);
  const because = (why: NonNullable<TeamFigure['hidden']>) => (team: Named) => ({ ...team, why });
  return {
    shown: apart.shown,
    hidden: [
      ...teams.filter((team) => !isWhole(team)).map(because('not-all-report-to-you')),
      ...large.hidden.map((team) => because(team.size < k ? 'too-few-people' : team.behind < k ? 'too-few-seen' : 'shields-another')(team)),
      ...apart.hidden.map(because('shields-another')),
    ],
  };
};

/** Where every team is shown, the trend's total minus all of them is what people in no team did: a few of them need a team hidden beside them. Managers see no total. */
const besidesTeamless = (k: number, teams: readonly Named[], teamless: number): { shown: Named[]; hidden: Named[] } => {
  const groups = teams.map((team) => ({ size: team.behind, team }));
  const alone = groupsAtLeast(k, groups);
  const { shown, hidden } = alone.hidden.length > 0 || teamless === 0 || teamless >= k ? alone : groupsAtLeast<{ size: number; team?: Named }>(k, [...groups, { size: teamless }]);
  const teamsOf = (some: readonly { team?: Named }[]): Named[] => some.flatMap(({ team }) => team ?? []);
  return { shown: teamsOf(shown), hidden: teamsOf(hidden) };
};

const tiersOf = (metric: Metric, shown: readonly Named[], ofTeam: ReadonlyMap<string | null, Figure[]>, sizes: ReadonlyMap<number, number>): TierFigure[] =>
  [...Map.groupBy(shown, ({ tier }) => tier)].sort(([one], [other]) => one - other).map(([tier, teams]) => {
    const cells = teams.map(({ team }) => sumOf(ofTeam.get(team) ?? []));
    const people = sizes.get(tier) ?? 0;
    return { tier, teams: teams.length, people, records: sumOf(cells).of, figure: groupFigure(metric, people, cells) };
  });
