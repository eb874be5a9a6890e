// Zscaler: feeds of the web, of endpoints and of cloud apps. Their fields are named as whoever sets up a feed names them; these stand in the vendor's own feeds.
import { looked, names, speaksOfAi } from './dlp.ts';
import { type Adapter, decisionOf, isObject, type Json, named, textAt } from './interaction.ts';
import { readTime } from './read-time.ts';

const ENGINES = ['dlpenginenames', 'dlpengine', 'dlpeng', 'dlpdictnames', 'dlpdictionaries', 'dlpdict'];
const ABOUT = ['appname', 'appclass', 'mobappname', 'urlcategory', 'urlcat', 'urlsubcat', 'urlsupercat', 'urlsupercategory', 'urlclass', 'host', 'hostname', 'url', 'eurl', 'channel', 'app', 'itemdstname', 'filedstpath'];
/** Any of them makes it a record of some feed, of which the rest is no business of ours. */
const KNOWN = ['user', 'login', 'recordid', 'record_id', 'event_id', 'actiontaken', 'action', 'sourcetype'];

/** The feed's zone stands beside the time, which is without one; where it is none we know, the seconds since 1970 are of no zone. */
const zscalerTime = (event: Json): unknown => {
  const time = event['datetime'] ?? event['time'] ?? event['timestamp'];
  const zoned = `${typeof time === 'string' ? time : ''} ${textAt(event, 'tz', 'timezone') ?? ''}`;
  if (readTime(zoned) !== undefined) return zoned;
  return event['epochtime'] ?? time;
};

/** What matched, or the rule of DLP; a rule of another name counts only where the feed has no field for what matched. */
const rulesIn = (event: Json): string[] => {
  const fields = [...ENGINES, 'dlprulename', ...(textAt(event, ...ENGINES) === null ? ['rulename'] : [])];
  return fields.map((field) => names(textAt(event, field) ?? '')).find((found) => found.length > 0) ?? [];
};

export const readZscaler: Adapter = (document) => {
  if (!isObject(document)) return undefined;
  const event = isObject(document['event']) ? document['event'] : document;
  if (textAt(event, ...KNOWN) === null && textAt(document, 'sourcetype') === null) return undefined;
  const rules = rulesIn(event);
  const isSilent = textAt(event, ...ABOUT) === null;
  if (rules.length === 0 || (!isSilent && !speaksOfAi(event, ABOUT))) return [];
  return [looked({ id: textAt(event, 'recordid', 'event_id', 'transactionid', 'identifier'), time: zscalerTime(event), user: named(textAt(event, 'user', 'login')), tool: textAt(event, 'appname', 'app', 'host', 'hostname', 'itemdstname'), decision: decisionOf(textAt(event, 'actiontaken', 'action')), rules: rules.slice(0, 5) })];
};
