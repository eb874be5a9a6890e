// How groups stand: for owners from 5 people on, for managers from 10, and never a single person.
import { K_MANAGER, K_ORGANISATION, shareOf } from '../people/index.ts';
import { type Ctx, hasRole, mustHaveRole } from '../platform/context.ts';
import { policyNow } from './content.ts';
import { readTeamFigures, type TeamFigures } from './read-team-figures.ts';
import { moduleOfReport } from './report-people.ts';
import type { Share, TeamLine, TeamReport } from './schemas.ts';
import { teamNames } from './team-names.ts';

export const reportTeams = async (ctx: Ctx, slug: string | undefined): Promise<TeamReport> => {
  mustHaveRole(ctx, 'owner', 'manager');
  const atLeast = hasRole(ctx, 'owner') ? K_ORGANISATION : K_MANAGER;
  const [module, policy, names] = await Promise.all([moduleOfReport(ctx, slug), policyNow(ctx), teamNames(ctx)]);
  const { shown, hidden } = await readTeamFigures(ctx, module, policy?.version ?? null, atLeast);
  const teams = [
    ...shown.map((row): TeamLine => ({ teamId: row.team, team: names.get(row.team) ?? '', people: row.size, figures: figuresOf(row) })),
    ...hidden.map(({ team }): TeamLine => ({ teamId: team, team: names.get(team) ?? '', people: null, figures: null })),
  ];
  return { module: module.slug, moduleTitle: module.title, atLeast, teams: teams.sort((one, other) => one.team.localeCompare(other.team)) };
};

const figuresOf = (row: TeamFigures): NonNullable<TeamLine['figures']> => ({
  done: percent(row.done, row.size),
  begun: percent(row.begun, row.size),
  passedQuiz: percent(row.passed, row.size),
  acknowledgedPolicy: percent(row.acknowledged, row.size),
  medianMinutes: row.median_seconds === null ? null : Math.round(row.median_seconds / 60),
});

const percent = (count: number, of: number): Share => {
  const share = shareOf(count, of);
  return share.kind === 'exact' ? { percent: Math.round(share.share * 1000) / 10 } : { from: share.from * 100, to: share.to * 100 };
};
