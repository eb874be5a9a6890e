// OCSF class 2006, the Data Security Finding, with its profile of AI operations.
import { looked } from './dlp.ts';
import { type Adapter, at, type Decision, decisionOf, isObject, named, textAt } from './interaction.ts';
import { sideByRole } from './side-by-role.ts';

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
      ...(textAt(context, 'prompt_text') === null && textAt(context, 'response_text') !== null && { rulesIn: 'assistant' as const }),
      rules: found === undefined ? ['data-security-finding'] : [found as string],
      sideOf: (path) => {
        const key = path.includes('message_context') ? path[path.indexOf('message_context') + 1] : undefined;
        return key === 'prompt_text' ? sideByRole(document, path, 'user') : key === 'response_text' ? 'assistant' : 'record';
      },
    }),
  ];
};
