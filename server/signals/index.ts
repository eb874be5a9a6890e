// Signals: what tools, code hosts and scanners say about work. Words: source, record, interaction, identity, finding, incident.
// It keeps that something happened and what was found in it, never a text; and whose it was under a name that nothing else can compute.
export { countIntegrations, type IntegrationFigures } from './alerts/count-integrations.ts';
export { countPeopleBehind } from './count-people-behind.ts';
export { decideAlert } from './alerts/decide-alert.ts';
export { drawIntegrations } from './alerts/draw-integrations.ts';
export { listAlerts } from './alerts/list-alerts.ts';
export { addSource } from './sources/add-source.ts';
export { type CountAsked, countInteractions, type InteractionFigures } from './receive/count-interactions.ts';
export { drawRecords, type DrawnRecord } from './receive/draw-records.ts';
export { drawPullRequests } from './pull-requests/draw-pull-requests.ts';
export { addCodeHost, listCodeHosts } from './pull-requests/set-up-code-host.ts';
export { pullRequestId, takeTold, type Told } from './pull-requests/take-told.ts';
export { countPullRequests, type PullRequestFigures } from './pull-requests/count-pull-requests.ts';
export { type Identity, identityKey, type IdentityName, identityOf, identitiesOf } from './identities/identity-of.ts';
export { ignoreIdentity, matchIdentity } from './identities/decide-identity.ts';
export { reopenIdentity } from './identities/reopen-identity.ts';
export { loopMode } from './loop/loop-mode.ts';
export { markNote } from './loop/mark-note.ts';
export type { LoopMode } from './loop/schemas.ts';
export { readNotes } from './loop/read-notes.ts';
export { setLoop } from './loop/set-loop.ts';
export { receiveRecords } from './receive/receive-records.ts';
export { listSources } from './sources/list-sources.ts';
export { signalsCapability } from './signals-capability.ts';
