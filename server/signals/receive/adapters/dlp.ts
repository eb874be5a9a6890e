// What DLP products say about traffic to AI tools: Purview, Netskope, Zscaler, and OCSF class 2006. They have looked; we count their word.
import { type Adapter, at, type Decision, decisionOf, isObject, type Json, listOf, named, type ReadInteraction, textAt } from './interaction.ts';
import { readJson } from '../read-json.ts';
import { readTime } from './read-time.ts';
import { sideByRole } from './side-by-role.ts';

const AI = /generative|\bgen ?ai\b|\bai\b|artificial|chatgpt|openai|claude|anthropic|copilot|gemini|mistral|perplexity|deepseek|cursor|llm/i;

const looked = (given: Partial<ReadInteraction>): ReadInteraction => ({ root: [], id: null, time: undefined, user: null, tool: null, model: null, decision: null, isScanned: true, rules: [], sideOf: () => 'record', ...given });
const names = (value: unknown): string[] => (typeof value === 'string' ? value.split(/[|;,]/) : listOf(value).map((each) => (typeof each === 'string' ? each : (textAt(each, 'name', 'Name', 'RuleName', 'PolicyName') ?? '')))).map((name) => name.trim()).filter((name) => name !== '' && !/^(none|n\/a|-)$/i.test(name));

/** A block of Copilot by DLP stands only with the resources it wanted: their status, and the policy behind it. */
export const readPurview: Adapter = (document) => {
  if (!isObject(document)) return undefined;
  const data = isObject(document['AuditData']) ? document['AuditData'] : typeof document['AuditData'] === 'string' ? ownJson(document['AuditData']) : document;
  if (data === undefined || textAt(data, 'Id', 'Operation', 'RecordType') === null) return undefined;
  if (/^DlpRuleMatch$/i.test(textAt(data, 'Operation') ?? '')) return ofRuleMatch(data);
  if (!/CopilotInteraction|AIInteraction|AIAppInteraction/i.test(textAt(data, 'Operation') ?? '') && textAt(data, 'RecordType') !== '261') return [];
  const event = at(data, 'CopilotEventData') ?? at(data, 'copilotEventData');
  const resources = listOf(at(event, 'AccessedResources')).filter((each) => listOf(at(each, 'PolicyDetails')).length > 0 || isObject(at(each, 'PolicyDetails')));
  const rules = resources.flatMap((each) => rulesOf(at(each, 'PolicyDetails')));
  const isBlocked = resources.some((each) => /fail|block|den/i.test(textAt(each, 'Status') ?? ''));
  return [looked({ id: textAt(data, 'Id'), time: at(data, 'CreationTime'), user: named(textAt(data, 'UserId', 'UserKey')), tool: copilotIn(textAt(event, 'AppHost')) ?? textAt(data, 'Workload') ?? 'Microsoft 365 Copilot', model: textAt(at(event, 'ModelTransparencyDetails', 0), 'ModelName'), decision: resources.length === 0 ? null : isBlocked ? 'blocked' : 'allowed', rules })];
};

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

const ownJson = (text: string): Json | undefined => {
  const value = readJson(text)?.value;
  return isObject(value) ? value : undefined;
};

export const readNetskope: Adapter = (document) => {
  if (!isObject(document)) return undefined;
  if (textAt(document, 'alert_type', 'dlp_rule', 'dlp_profile', 'app', 'activity') === null) return undefined;
  const isDlp = /dlp/i.test(textAt(document, 'alert_type') ?? '') || textAt(document, 'dlp_rule', 'dlp_profile') !== null;
  const about = [textAt(document, 'appcategory'), textAt(document, 'app')].filter((each) => each !== null);
  if (!isDlp || (about.length > 0 && !about.some((each) => AI.test(each)))) return [];
  return [looked({ id: textAt(document, '_id', 'dlp_incident_id', 'incident_id'), time: document['timestamp'] ?? document['_insertion_epoch_timestamp'], user: named(textAt(document, 'user', 'ur_normalized', 'userkey', 'from_user')), tool: textAt(document, 'app'), decision: decisionOf(textAt(document, 'action')), rules: names(textAt(document, 'dlp_rule') ?? document['dlp_profile']).slice(0, 5) })];
};

/** Fields are named as whoever sets up a feed names them; these stand in the vendor's own feeds for web, endpoint and cloud. */
const ENGINES = ['dlpenginenames', 'dlpengine', 'dlpeng', 'dlpdictnames', 'dlpdictionaries', 'dlpdict', 'rulename', 'dlprulename'];
const ABOUT = ['appname', 'appclass', 'mobappname', 'urlcategory', 'urlcat', 'urlsubcat', 'urlsupercat', 'urlclass', 'host', 'hostname', 'url', 'channel', 'app'];

/** The feed's zone stands beside the time, which is without one; where it is none we know, the seconds since 1970 are of no zone. */
const zscalerTime = (event: Json): unknown => {
  const time = event['datetime'] ?? event['time'] ?? event['timestamp'];
  const zoned = `${typeof time === 'string' ? time : ''} ${textAt(event, 'tz', 'timezone') ?? ''}`;
  if (readTime(zoned) !== undefined) return zoned;
  return event['epochtime'] ?? time;
};

export const readZscaler: Adapter = (document) => {
  if (!isObject(document)) return undefined;
  const event = isObject(document['event']) ? document['event'] : document;
  const rules = names(textAt(event, ...ENGINES) ?? '');
  if (textAt(event, 'user', 'login', 'recordid', 'actiontaken', 'action') === null) return undefined;
  const about = ABOUT.flatMap((key) => textAt(event, key) ?? []);
  if (rules.length === 0 || (about.length > 0 && !about.some((each) => AI.test(each)))) return [];
  return [looked({ id: textAt(event, 'recordid', 'transactionid', 'identifier'), time: zscalerTime(event), user: named(textAt(event, 'user', 'login')), tool: textAt(event, 'appname', 'app', 'host', 'hostname'), decision: decisionOf(textAt(event, 'actiontaken', 'action')), rules: rules.slice(0, 5) })];
};

const numberAt = (value: unknown, key: string): number | undefined => {
  const text = textAt(value, key);
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
};
/** `action_id`, and where that says nothing (unknown, other) `disposition_id`: blocked, quarantined, isolated, deleted, dropped. */
const ACTIONS: ReadonlyMap<number, Decision> = new Map([[1, 'allowed'], [2, 'blocked']]);
const DISPOSITIONS: ReadonlyMap<number, Decision> = new Map([[1, 'allowed'], [2, 'blocked'], [3, 'blocked'], [4, 'blocked'], [5, 'blocked'], [6, 'blocked']]);

const PROMPT = ['ai_operation', 'message_context'];
/** Data Security Finding with the ai_operation profile (OCSF 1.8): 1 allowed, 2 denied; the fields stand in the event or under the profile. */
export const readOcsf: Adapter = (document) => {
  const uid = numberAt(document, 'class_uid');
  if (!isObject(document) || uid === undefined) return undefined;
  const context = at(document, 'message_context') ?? at(document, ...PROMPT);
  const model = at(document, 'ai_model') ?? at(document, 'ai_operation', 'ai_model');
  if (uid !== 2006 || (context === undefined && model === undefined)) return [];
  const found = [at(document, 'data_security', 'policy', 'name'), at(document, 'policy', 'name'), at(document, 'data_security', 'detection_pattern'), at(document, 'finding_info', 'title')].find((each) => typeof each === 'string' && each !== '');
  return [
    looked({
      id: textAt(document, ['metadata', 'uid'], ['finding_info', 'uid']),
      time: document['time'] ?? document['time_dt'],
      user: named(textAt(document, ['actor', 'user', 'email_addr'], ['user', 'email_addr'], ['actor', 'user', 'name'], ['actor', 'user', 'uid'])),
      tool: textAt(context, ['application', 'name'], ['service', 'name']) ?? textAt(document, ['metadata', 'product', 'name']),
      model: textAt(model, 'name', 'uid'),
      decision: ACTIONS.get(numberAt(document, 'action_id') ?? 0) ?? DISPOSITIONS.get(numberAt(document, 'disposition_id') ?? 0) ?? decisionOf(textAt(document, 'action')) ?? decisionOf(textAt(document, 'disposition')),
      rules: found === undefined ? ['data-security-finding'] : [found as string],
      sideOf: (path) => {
        const key = path.includes('message_context') ? path[path.indexOf('message_context') + 1] : undefined;
        return key === 'prompt_text' ? sideByRole(document, path, 'user') : key === 'response_text' ? 'assistant' : 'record';
      },
    }),
  ];
};
