// What the ledger names by slugs is said by its title.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { addMessages } from '../ui/messages.ts';
import { appealMessages } from './appeal-messages.ts';
import { resultWords, type Titles } from './result-words.ts';

const titles: Titles = {
  module: (slug) => (slug === 'using-ai-tools' ? 'Using AI tools safely' : undefined),
  unit: (_module, unit) => (unit === 'safe-practices' ? 'Safe practices that cost no speed' : undefined),
  exercises: (slug) => (slug === 'using-ai-tools' ? [{ name: 'tab-completion', title: 'One press of Tab' }, { name: 'agent-env-sent', title: 'An agent sends a file' }, { name: 'agent-env-refused', title: 'An agent refuses' }] : []),
  lab: (slug) => (slug === 'sql-injection' ? 'A search box that answers more than it was asked' : undefined),
};

it('says a result by the title of what was done, and by its slug only where there is none', () => {
  addMessages(appealMessages);
  const says = (activity: string): string => resultWords(activity, titles);
  assert.equal(says('exercise:using-ai-tools/lab/sql-injection'), 'Using AI tools safely: A search box that answers more than it was asked');
  assert.equal(says('lab:sql-injection'), 'Lab: A search box that answers more than it was asked');
  assert.equal(says('unit:using-ai-tools/safe-practices'), 'Using AI tools safely: Safe practices that cost no speed');
  assert.equal(says('exercise:using-ai-tools/explorer/tab-completion'), 'Using AI tools safely: what leaves your machine (One press of Tab)');
  assert.equal(says('exercise:using-ai-tools/compare/agent-env-sent-agent-env-refused'), 'Using AI tools safely: what leaves your machine, compared (An agent sends a file / An agent refuses)');
  assert.equal(says('exercise:using-ai-tools/compare/tab-completion-gone'), 'Using AI tools safely: what leaves your machine, compared (tab completion gone)');
  assert.equal(says('exercise:gone-module/lab/gone-lab'), 'gone module: gone lab');
  assert.equal(says('something:else'), 'something:else');
});
