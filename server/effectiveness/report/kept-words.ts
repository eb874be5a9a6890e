// What each retention rule keeps, in the words of a written document; the page has its own in its catalogue.

export const KEPT_WORDS: Readonly<Record<string, string>> = {
  logins: 'Logins and links that are over',
  'people-who-left': 'People who left, before they are erased',
  audit: 'Audit: who changed what, under random names',
  outcomes: 'Outcomes: what somebody finished, with results',
  answers: 'Answers to items and scenarios',
  appeals: 'Appeals against an outcome',
  reviews: 'Spaced reviews',
  'lab-submissions': 'What was submitted to labs',
  'lab-drafts': 'Drafts in labs',
  'lab-pairs': 'What pairs made together in labs',
  'lab-runs': 'Runs of labs, and which checks failed',
  'arena-messages': 'What was written and answered in the arena',
  'arena-reports': 'Replies in the arena that somebody reported',
  'arena-conversations': 'Conversations in the arena, without their text',
  'arena-standings': 'Points, hints and solves in the arena',
  'arena-defences': 'Defences written in the arena',
  'arena-events': 'Events of the arena, and who took part',
  'arena-budgets': 'Tokens used in the arena',
  'signal-interactions': 'That there were interactions with AI tools, and what was found in them, without their text',
  'signal-names': 'Names in records of tools that match nobody, sealed',
  alerts: 'What scanners found in code, counted from when it is gone from the code',
  'pull-requests': 'Pull requests and remarks on them: who, when, and by what evidence; no titles, texts or code',
  'private-notes': 'That somebody put a private note aside, under a key',
  'sample-spans': 'Redacted spans in samples labelled by hand',
  'sample-labellers': 'Who labelled a sample and settled where labels differ; what they said stays',
  'module-deciders': 'Who decided about a module; the decision stays',
};

export const keptWords = (name: string): string => KEPT_WORDS[name] ?? name.replaceAll('-', ' ');
