// HTTP for people: who may call what; each line calls one verb.
import type { PersonalPart, RetentionRule } from '../platform/capability.ts';
import { FileReply, type HttpSide, type Route, routesOf } from '../platform/http/route.ts';
import type { Ctx } from '../platform/context.ts';
import { addPerson } from './add-person.ts';
import { addTeam } from './add-team.ts';
import { addTierRule } from './add-tier-rule.ts';
import { answerObjection } from './answer-objection.ts';
import { askReset } from './ask-reset.ts';
import { changeOrganisation } from './change-organisation.ts';
import { changePassword } from './change-password.ts';
import { changePerson } from './change-person.ts';
import { decideTier } from './decide-tier.ts';
import { eraseOneself } from './erase-oneself.ts';
import { erasePerson } from './erase-person.ts';
import { exportPeople } from './export-people.ts';
import { importPeople } from './import-people.ts';
import { keepDevice } from './known-device.ts';
import { listLogins } from './list-logins.ts';
import { listObjections } from './list-objections.ts';
import { listPeople } from './list-people.ts';
import { listTeams } from './list-teams.ts';
import { listTierRules } from './list-tier-rules.ts';
import { invitePeople } from './invite-people.ts';
import { makeLink } from './make-link.ts';
import { markLeft } from './mark-left.ts';
import { objectToTier } from './object-to-tier.ts';
import { forgetToken, keepToken, type OpenedLogin } from './open-login.ts';
import { previewImport } from './preview-import.ts';
import { readMe } from './read-me.ts';
import { readOrganisation } from './read-organisation.ts';
import { readPerson } from './read-person.ts';
import { exportPersonalData, readPersonalData } from './read-personal-data.ts';
import { removeTeam } from './remove-team.ts';
import { removeTierRule } from './remove-tier-rule.ts';
import { renameTeam } from './rename-team.ts';
import { revokeLogin, signOut } from './revoke-login.ts';
import { type Me, peopleContract } from './schemas.ts';
import { setUp } from './set-up.ts';
import { showLink } from './show-link.ts';
import { signIn } from './sign-in.ts';
import { takeBack } from './take-back.ts';
import { readOwnTiers } from './tiers-of.ts';
import { useLink } from './use-link.ts';

const CSV = 'text/csv; charset=utf-8';

const enter = async (ctx: Ctx, { token, viewer }: OpenedLogin, http: HttpSide): Promise<Me> => {
  keepToken(http, token);
  await keepDevice(ctx, viewer, http);
  return readMe({ ...ctx, viewer }, http.isLocal);
};

export const peopleRoutes = (parts: readonly PersonalPart[], rules: readonly RetentionRule[]): Route[] =>
  routesOf(peopleContract, {
    'GET /api/me': { allow: 'anyone', handle: (ctx, _given, http) => readMe(ctx, http.isLocal) },
    'POST /api/set-up': { allow: 'anyone', handle: async (ctx, { body }, http) => enter(ctx, await setUp(ctx, body, http), http) },

    'POST /api/logins': { allow: 'anyone', handle: async (ctx, { body }, http) => enter(ctx, await signIn(ctx, body, http.address, http.deviceToken), http) },
    'DELETE /api/logins/current': { allow: 'person', handle: async (ctx, _given, http) => (await signOut(ctx), forgetToken(http), {}) },
    'GET /api/me/logins': { allow: 'person', handle: async (ctx) => ({ logins: await listLogins(ctx) }) },
    'DELETE /api/me/logins/:id': { allow: 'person', handle: async (ctx, { params }) => (await revokeLogin(ctx, params.id), {}) },
    'POST /api/me/password': { allow: 'person', handle: async (ctx, { body }) => (await changePassword(ctx, body), {}) },
    'POST /api/resets': { allow: 'anyone', handle: (ctx, { body }, http) => askReset(ctx, body.email, http.address) },
    'POST /api/links/look': { allow: 'anyone', handle: (ctx, { body }) => showLink(ctx, body.token) },
    'POST /api/links/use': { allow: 'anyone', handle: async (ctx, { body }, http) => enter(ctx, await useLink(ctx, body.token, body.password), http) },
    'POST /api/people/:id/links': { allow: ['owner'], handle: (ctx, { params }) => makeLink(ctx, params.id) },
    'POST /api/people/invitations': { allow: ['owner'], handle: (ctx, { body }) => invitePeople(ctx, body) },

    'GET /api/people': { allow: ['owner', 'auditor'], handle: (ctx, { query }) => listPeople(ctx, query) },
    'GET /api/people.csv': { allow: ['owner', 'auditor'], handle: async (ctx) => new FileReply('people.csv', CSV, await exportPeople(ctx)) },
    'POST /api/people': { allow: ['owner'], handle: (ctx, { body }) => addPerson(ctx, body) },
    'GET /api/people/:id': { allow: ['owner', 'auditor'], handle: (ctx, { params }) => readPerson(ctx, params.id) },
    'PATCH /api/people/:id': { allow: ['owner'], handle: (ctx, { params, body }) => changePerson(ctx, params.id, body) },
    'POST /api/people/:id/leave': { allow: ['owner'], handle: (ctx, { params, body }) => markLeft(ctx, params.id, body.leftOn) },
    'POST /api/people/:id/return': { allow: ['owner'], handle: (ctx, { params }) => takeBack(ctx, params.id) },
    'POST /api/people/:id/erase': { allow: ['owner'], handle: (ctx, { params }) => erasePerson(ctx, params.id, parts, rules) },
    'POST /api/people/import/preview': { allow: ['owner'], handle: (ctx, { body }) => previewImport(ctx, body.csvBase64) },
    'POST /api/people/import': { allow: ['owner'], handle: (ctx, { body }) => importPeople(ctx, body) },

    'GET /api/teams': { allow: ['owner', 'auditor', 'manager', 'instructor'], handle: async (ctx) => ({ teams: await listTeams(ctx) }) },
    'POST /api/teams': { allow: ['owner'], handle: (ctx, { body }) => addTeam(ctx, body.name) },
    'PATCH /api/teams/:id': { allow: ['owner'], handle: (ctx, { params, body }) => renameTeam(ctx, params.id, body.name) },
    'DELETE /api/teams/:id': { allow: ['owner'], handle: async (ctx, { params }) => (await removeTeam(ctx, params.id), {}) },

    'GET /api/tier-rules': { allow: ['owner', 'auditor'], handle: async (ctx) => ({ rules: await listTierRules(ctx) }) },
    'POST /api/tier-rules': { allow: ['owner'], handle: (ctx, { body }) => addTierRule(ctx, body) },
    'DELETE /api/tier-rules/:id': { allow: ['owner'], handle: async (ctx, { params }) => (await removeTierRule(ctx, params.id), {}) },
    'POST /api/people/:id/tiers': { allow: ['owner'], handle: async (ctx, { params, body }) => ({ tiers: await decideTier(ctx, params.id, body) }) },
    'GET /api/me/tiers': { allow: 'person', handle: async (ctx) => ({ tiers: await readOwnTiers(ctx) }) },
    'POST /api/me/tiers/:tier/objection': { allow: 'person', handle: (ctx, { params, body }) => objectToTier(ctx, params.tier, body.reason) },
    'GET /api/tier-objections': { allow: ['owner', 'auditor'], handle: async (ctx) => ({ objections: await listObjections(ctx) }) },
    'POST /api/tier-objections/:id/answer': { allow: ['owner'], handle: (ctx, { params, body }) => answerObjection(ctx, params.id, body) },

    'GET /api/organisation': { allow: ['owner', 'auditor'], handle: (ctx) => readOrganisation(ctx, rules) },
    'PATCH /api/organisation': { allow: ['owner'], handle: (ctx, { body }) => changeOrganisation(ctx, body, rules) },
    'GET /api/me/data': { allow: 'person', handle: (ctx) => readPersonalData(ctx, parts, rules) },
    'GET /api/me/data/export': {
      allow: 'person',
      handle: async (ctx) => {
        const { name, text } = await exportPersonalData(ctx, parts, rules);
        return new FileReply(name, 'application/json; charset=utf-8', text);
      },
    },
    'POST /api/me/erase': {
      allow: 'person',
      handle: async (ctx, { body }, http) => {
        const erased = await eraseOneself(ctx, body.password, parts, rules);
        forgetToken(http);
        return erased;
      },
    },
  });
