// Words that each say a little for something else: looks, names, tests, speed, the language itself.
import { any } from './rule.ts';
import type { Sign } from './sign.ts';

export const SIGNS_OF_EVERYDAY: readonly Sign[] = [
  {
    id: 'tidy',
    words: any(
      String.raw`nit\b|renam\w+|typos?\b(?!\?)|flaky|snapshot|mock(?:s|ed)?\b|assert\w*|docs?:|documentation|readme|changelog|css\b|colou?r|margin|theme|layout|font`,
      String.raw`padding|spacing|pixel|align\w*|slow\w*|perf\w*|faster|memoi\w+|cached?\b|caching|refactor\w*|extract (?:this|it|a|the|into|that)\b|inline|duplicat\w*|helper|typed?\b|types\b`,
      String.raw`generics?\b|interface|readab\w+|shorter|cleaner|lint\w*|formatt\w*|indent\w*|whitespace|thanks|great work|labels?\b|button|modal|dialog|spinner`,
      String.raw`overlap\w*|benchmark|import(?:s|ed)?\b|class\b|method\b|constant\b|variable\b|consisten\w+|rebase|squash|merge conflict`,
    ),
  },
  {
    id: 'everyday',
    words: any(
      String.raw`spinner|nits?\b|logo\b|layout\b|page\b(?= (?:is|needs|loads|fails))|noisy|confus\w+|weird|odd\b|funny|dead code|early\b|autocomplete|hidden behind|nesting|full name|health ?check|backoff|random order|tooltip|banner|grid\b|card\b|column\b(?! (?:hold|stor|keep|that tenant))|columns?\b|row\b|translat\w+|wording|french|german|spanish`,
      String.raw`currency|tax\b|sort(?:s|ed|ing)\b|sort by|order(?:ed|ing)? (?:by|is)|stable\b|trailing|leading|case-insensitive|lower ?case|snake_case|camelcase|spelled`,
      String.raw`spelling|keystroke|debounce|re-?render\w*|(?:on|per|each) mount|loading|pagina\w+|scroll\w*|hover|touch\b|phones?\b|screen\b|windows\b|safari`,
      String.raw`firefox|twice\b|wrong (?:unit|order|name|place|currency|namespace|module|way)|verbs\b(?!:)|out of date|outdated|left in\b`,
      String.raw`look(?:s) (?:odd|strange|weird|nice|good)|convention|style guide|alias|structure|broken\b|narrow\b|wide\b(?! open)|tests? (?:fail|stable|repeat)\w*`,
      String.raw`repeatable|minutes\b|seconds\b|\d+ ?ms\b`,
    ),
  },
  {
    id: 'language',
    words: any(
      String.raw`for .{0,20} of\b|for loop|arrow function|async|await\w*|promise|callback\b|closure|switch\b|enum\b|const\b|let\b(?!'s| )|readonly|nullable|optional\b|cast\b`,
      String.raw`any\b here|react|component\w*|props?\b|hook\b|state\b(?! (?:param|actor))|store\b|module\b|library function|iterator|loop\b|index\b`,
    ),
  },
  {
    id: 'testing',
    words: any(
      String.raw`tests?\b|fixtures?\b|ci\b|coverage|spec\b`,
    ),
  },
  {
    id: 'nullish',
    words: any(
      String.raw`null\b|undefined|empty\b|nan\b|exists yet`,
    ),
  },
];
