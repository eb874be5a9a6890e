// Microsoft Purview: interactions with Copilot and other AI, and rules that matched what went to them; as the audit's API, its export, Microsoft Graph and Sentinel hand it over.
import { readJson } from '../read-json.ts';
import { AI, asObject, looked, names } from './dlp.ts';
import { type Adapter, at, type Decision, isObject, type Json, listOf, named, type ReadInteraction, textAt } from './interaction.ts';

/** A block of Copilot by DLP stands only with the resources it wanted: their status, and the policy behind it. */
export const readPurview: Adapter = (document) => {
  if (!isObject(document)) return undefined;
  const data = recordIn(document);
  if (data === undefined || textAt(data, 'Id', 'Operation', 'RecordType') === null) return undefined;
  if (/^DlpRuleMatch$/i.test(textAt(data, 'Operation') ?? '')) return ofRuleMatch(data);
  if (!/CopilotInteraction|AIInteraction|AIAppInteraction/i.test(textAt(data, 'Operation') ?? '') && textAt(data, 'RecordType') !== '261') return [];
  const event = at(data, 'CopilotEventData') ?? at(data, 'copilotEventData');
  const resources = listOf(at(event, 'AccessedResources')).filter((each) => listOf(at(each, 'PolicyDetails')).length > 0 || isObject(at(each, 'PolicyDetails')));
  const rules = resources.flatMap((each) => rulesOf(at(each, 'PolicyDetails')));
  const isBlocked = resources.some((each) => /fail|block|den/i.test(textAt(each, 'Status') ?? ''));
  return [looked({ id: textAt(data, 'Id'), time: at(data, 'CreationTime'), user: named(textAt(data, 'UserId', 'UserKey')), tool: copilotIn(textAt(event, 'AppHost')) ?? textAt(data, 'Workload') ?? 'Microsoft 365 Copilot', model: textAt(at(event, 'ModelTransparencyDetails', 0), 'ModelName') ?? textAt(data, 'AIModelName'), decision: resources.length === 0 ? null : isBlocked ? 'blocked' : 'allowed', rules })];
};

/** The record of the audit in what stands around it: as JSON in a text, in Graph's reply, or as a row of Sentinel's table. */
const recordIn = (document: Json): Json | undefined => {
  const inner = document['AuditData'] ?? document['auditData'];
  if (inner !== undefined) {
    const data = opened(inner);
    // Graph names outside again what the record may lack.
    return data && { ...(document['auditData'] === undefined ? {} : { Id: document['id'], CreationTime: document['createdDateTime'], Operation: document['operation'], UserId: document['userPrincipalName'], Workload: document['service'] }), ...data };
  }
  if (document['LLMEventData'] === undefined) return document;
  const event = opened(document['LLMEventData']);
  return { ...document, Id: document['RecordId'], CreationTime: document['TimeGenerated'], Operation: document['RecordType'], UserId: document['ActorName'] ?? document['ActorUserId'], CopilotEventData: { AppHost: document['AppHost'], ...event } };
};
const opened = (value: unknown): Json | undefined => asObject(typeof value === 'string' ? readJson(value)?.value : value);

/** The host is the program around it: Word, Teams, BizChat. What is an AI tool by its own name keeps that. */
const copilotIn = (host: string | null): string | null => (host === null || AI.test(host) ? host : `Microsoft 365 Copilot (${host})`);

const rulesOf = (policies: unknown): string[] => [policies].flat().flatMap((policy) => (listOf(at(policy, 'Rules')).length > 0 ? names(at(policy, 'Rules')) : names([policy])));

/** Of an endpoint: 1 audited, 2 and 3 asked first, 4 blocked, 5 let through. */
const ENFORCED: readonly (Decision | null)[] = [null, 'allowed', 'warned', 'warned', 'blocked', 'allowed'];

/** A rule that matched what went to an AI tool: to Copilot, or from a machine to a page or program. An override went out. */
const ofRuleMatch = (data: Json): ReadInteraction[] => {
  const endpoint = at(data, 'EndpointMetaData');
  const targets = [textAt(data, 'Workload', 'Application'), ...['TargetDomain', 'TargetUrl', 'Application', 'DestinationLocationUrl'].map((key) => textAt(endpoint, key))].filter((each) => each !== null);
  const tool = targets.find((each) => AI.test(each));
  if (tool === undefined) return [];
  const policies = [data['PolicyDetails']].flat();
  const actions = policies.flatMap((policy) => listOf(at(policy, 'Rules'))).flatMap((rule) => listOf(at(rule, 'Actions'))).join(' ');
  const isOverridden = isObject(data['ExceptionInfo']) && Object.keys(data['ExceptionInfo']).length > 0;
  const said = ENFORCED[Number(at(endpoint, 'EnforcementMode'))] ?? (/block|restrict/i.test(actions) ? 'blocked' : 'allowed');
  return [looked({ id: textAt(data, 'Id'), time: at(data, 'CreationTime'), user: named(textAt(data, 'UserId', 'UserKey')), tool, decision: isOverridden ? 'warned' : said, rules: rulesOf(policies).slice(0, 5) })];
};
