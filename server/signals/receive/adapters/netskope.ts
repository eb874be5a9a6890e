// Netskope: alerts of DLP, and the incidents that its export of events has of the same.
import { looked, names, speaksOfAi } from './dlp.ts';
import { type Adapter, at, type Decision, decisionOf, isObject, type Json, listOf, named, type ReadInteraction, textAt } from './interaction.ts';

const ABOUT = ['appcategory', 'category', 'app', 'site', 'hostname', 'page', 'url'];

export const readNetskope: Adapter = (document) => {
  if (!isObject(document)) return undefined;
  const matches = [...listOf(document['dlp_match_info']), ...listOf(document['inline_dlp_match_info'])];
  if (matches.length === 0 && textAt(document, 'alert_type', 'dlp_rule', 'dlp_profile', 'app', 'activity') === null) return undefined;
  const isDlp = matches.length > 0 || /dlp/i.test(textAt(document, 'alert_type') ?? '') || textAt(document, 'dlp_rule', 'dlp_profile') !== null;
  // What names no app at all went to a printer or a disk.
  if (!isDlp || !speaksOfAi(document, textAt(document, 'app', 'appcategory') === null ? ABOUT : ['appcategory', 'app'])) return [];
  return [matches.length > 0 ? ofIncident(document, matches) : ofAlert(document)];
};

/** A download from an AI tool is its answer, and no text of the person's. */
const about = (document: Json) => ({ ...(/^download$/i.test(textAt(document, 'activity') ?? '') && { rulesIn: 'assistant' as const }), time: document['timestamp'] ?? document['_insertion_epoch_timestamp'], user: named(textAt(document, 'user', 'ur_normalized', 'userkey', 'acting_user', 'from_user')), tool: textAt(document, 'app', 'site') });

const ofAlert = (document: Json): ReadInteraction =>
  looked({ ...about(document), id: textAt(document, '_id', 'dlp_incident_id', 'incident_id'), decision: decisionOf(textAt(document, 'action')), rules: names(textAt(document, 'dlp_rule') ?? document['dlp_profile']).slice(0, 5) });

const STRONGEST: readonly Decision[] = ['blocked', 'warned', 'allowed'];

/** Several policies may have matched: the strongest of what they did is what happened. It is exported again whenever somebody works on it. */
const ofIncident = (document: Json, matches: readonly unknown[]): ReadInteraction => {
  const done = matches.map((match) => decisionOf(textAt(match, 'dlp_action')));
  const rules = matches.flatMap((match) => {
    const matched = listOf(at(match, 'dlp_rules')).flatMap((rule) => textAt(rule, 'dlp_rule_name') ?? []);
    return matched.length > 0 ? matched : names(textAt(match, 'dlp_profile_name') ?? '');
  });
  return looked({ ...about(document), id: textAt(document, 'dlp_incident_id', '_id'), decision: STRONGEST.find((decision) => done.includes(decision)) ?? null, rules: rules.slice(0, 5) });
};
