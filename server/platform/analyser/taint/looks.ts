// Whether a function that is called like a check refuses anything at all: one that only trims, logs or asks for a text that is not empty proves nothing.
import { CHECK_NAME } from '../rules/cleaners.ts';
import type { Expression, Made, Statement } from '../program.ts';

const refuses = new WeakMap<Made, boolean>();

export const refusesSomething = (made: Made): boolean => {
  const known = refuses.get(made) ?? made.body.some(inStatement);
  refuses.set(made, known);
  return known;
};

const inStatement = (statement: Statement): boolean => {
  switch (statement.is) {
    case 'if':
      return (isAsking(statement.test) && (ends(statement.yes) || ends(statement.no))) || [...statement.yes, ...statement.no].some(inStatement);
    case 'loop':
    case 'block':
      return statement.body.some(inStatement);
    case 'try':
      return [...statement.body, ...statement.otherwise.flat(), ...statement.last].some(inStatement);
    case 'do':
      return inExpression(statement.value);
    case 'return':
      return statement.value !== undefined && (isQuestion(statement.value) || inExpression(statement.value));
    default:
      return false;
  }
};
/** A side that gives up: it throws, or answers without the text. */
const ends = (statements: readonly Statement[]): boolean =>
  statements.some((statement) => statement.is === 'leave' || (statement.is === 'return' && (statement.value === undefined || ['constant', 'text', 'record', 'list'].includes(statement.value.is))) || (statement.is === 'if' && (ends(statement.yes) || ends(statement.no))));

/** Another check is asked, or one of two is given back. */
const inExpression = (expression: Expression): boolean => {
  switch (expression.is) {
    case 'choice':
      return isAsking(expression.test);
    case 'either':
      return isAsking(expression.left) || inExpression(expression.right);
    case 'assign':
      return inExpression(expression.value);
    case 'call':
      return CHECK_NAME.test(lastName(expression.callee)) || expression.given.some(({ value }) => inExpression(value));
    default:
      return false;
  }
};
const lastName = (callee: Expression): string => (callee.is === 'name' ? callee.id : callee.is === 'get' ? (callee.key ?? '') : '');

const ASKS = /^(test|match|fullmatch|search|has|includes|contains|startswith|startsWith|every|some|all|any|issubset|isSubsetOf|isalnum|isdigit|isidentifier)$/;
/** What is given back is a yes or no, and no text that was made ready. */
const isQuestion = (value: Expression): boolean => (value.is === 'call' ? ASKS.test(lastName(value.callee)) : isAsking(value));

const OF_ANY_TEXT = /^(isinstance|typeof|len|bool|Boolean|trim|strip|lstrip|rstrip|length)$/;
/** Compares or asks about the text, and not only whether there is one. */
const isAsking = (test: Expression): boolean => {
  switch (test.is) {
    case 'not':
      return isAsking(test.of);
    case 'either':
      return isAsking(test.left) || isAsking(test.right);
    case 'compare':
      return ![test.left, test.right].some(isEmptyOrLength) || [test.left, test.right].some((side) => side.is === 'call' && isAsking(side));
    case 'call':
      if (lastName(test.callee) === 'isinstance') return !/^(str|bytes|string)$/.test(lastName(test.given[1]?.value ?? test));
      return !OF_ANY_TEXT.test(lastName(test.callee));
    default:
      return false;
  }
};
const isEmptyOrLength = (side: Expression): boolean => (side.is === 'text' && side.text.trim() === '') || side.is === 'constant' || (side.is === 'text' && /^(string|str)$/.test(side.text)) || (side.is === 'get' && side.key === 'length') || (side.is === 'call' && lastName(side.callee) === 'len');
