// What a retention rule keeps and why, by the name its capability gives it; a new rule shows its own name until it has words.
import { t } from '../ui/messages.ts';
import { ownMessages } from './own-messages.ts';

type RuleKey = Extract<keyof typeof ownMessages, `people.keeps.${string}`>;
const isRuleKey = (key: string): key is RuleKey => key.startsWith('people.keeps.') && Object.hasOwn(ownMessages, key);

const wordsOf = (key: string, name: string): string => (isRuleKey(key) ? t(key) : name);
export const ruleName = (name: string): string => wordsOf(`people.keeps.${name}`, name);
export const ruleWhy = (name: string): string => wordsOf(`people.keeps.${name}.why`, '');
