// What a test proves about the values in it: compared with a constant, found in a fixed set, matched by an anchored pattern, lying in a folder.
import { ABOUT_IP, AGREED_NAME, ALPHABET_METHOD, ASKED, CHECK_NAME, DECLINED, INSIDE_NAME, IS_INSIDE, IS_PUBLIC, ONLY_READS, RESOLVED, UNRESOLVED, WHOLE_ADDRESS } from '../rules/cleaners.ts';
import type { Place } from '../rules/kinds.ts';
import { MODEL_SPEAKS, SPEAKER } from '../rules/sources.ts';
import type { Expression } from '../program.ts';
import type { Engine } from './engine.ts';
import { isStrong } from './files.ts';
import { believedPlaces, shownPlaces } from './own-checks.ts';
import { placesOfRest } from './rewrites.ts';
import { EVERYTHING, type Scope, spokenBy } from './scope.ts';
import { everyTaint, standsForWhole, type Value } from './value.ts';

const LOCATION = ['path', 'url'] as const satisfies readonly Place[];

/** Clears in `scope` what is proved when `test` comes out as `isTrue`. */
export const assume = (engine: Engine, test: Expression, isTrue: boolean, scope: Scope): void => {
  switch (test.is) {
    case 'not':
      return assume(engine, test.of, !isTrue, scope);
    case 'either':
      if ((test.op === 'and') !== isTrue) return assumeOneOf(engine, test, isTrue, scope);
      assume(engine, test.left, isTrue, scope);
      return assume(engine, test.right, isTrue, scope);
    case 'compare':
      return assumeCompared(engine, test, isTrue, scope);
    case 'call':
      return assumeCalled(engine, test, isTrue, scope);
    case 'name': {
      agree(scope, test.id, isTrue);
      const known = scope.find(test.id)?.test;
      // `x = f(x or y)` speaks of itself.
      if (known === undefined || engine.assuming > 2) return;
      engine.assuming += 1;
      assume(engine, known, isTrue, scope);
      engine.assuming -= 1;
      return;
    }
    case 'get':
      agree(scope, test.key ?? '', isTrue);
      if ((isTrue ? IS_PUBLIC : IS_INSIDE).test(test.key ?? '')) clear(scope, engine.evaluate(test.of, scope), ['url']);
      if (isTrue && test.key === undefined && test.index !== undefined && isTable(engine, test.of, engine.evaluate(test.of, scope))) clear(scope, engine.evaluate(test.index, scope));
      // `parsed.success` of a check that was kept in a variable.
      if (test.of.is === 'name') assume(engine, test.of, isTrue, scope);
      return;
    case 'assign':
      return assume(engine, test.value, isTrue, scope);
    default:
  }
};

/** `a or b`: what either of them would prove. */
const assumeOneOf = (engine: Engine, { left, right }: Expression & { is: 'either' }, isTrue: boolean, scope: Scope): void => {
  const before = new Map(scope.cleared);
  const [first, second] = [left, right].map((side) => {
    scope.cleared = new Map(before);
    assume(engine, side, isTrue, scope);
    return scope.cleared;
  });
  scope.cleared = before;
  for (const [path, places] of first!) {
    const shared = places.filter((place) => second!.get(path)?.includes(place));
    if (shared.length > 0) scope.clear(path, shared);
  }
};

/** Whoever set `allow_dangerous_code` was told. */
const agree = (scope: Scope, name: string, isTrue: boolean): void => {
  if (isTrue && AGREED_NAME.test(name)) scope.clear(EVERYTHING, ['code', 'shell', 'sql']);
};

/** A person who was asked here said what lets it go on. */
const decide = (scope: Scope, { named = '' }: Value, answer: string | undefined): void => {
  if (ASKED.test(named) && !DECLINED.test(answer ?? '')) scope.clear(EVERYTHING, ['code', 'shell', 'sql']);
};

const clear = (scope: Scope, value: Value, places: readonly Place[] | 'all' = 'all'): void => {
  for (const { through } of value.taints) for (const path of through) scope.clear(path, places);
  for (const field of value.fields?.values() ?? []) for (const { through } of field.taints) for (const path of through) scope.clear(path, places);
};
/** That it begins at the root, or here, or with a word, says nothing of the folder; and a scheme nothing of the host. One of several is as good as the weakest. */
const placesOfLead = (lead: Value | undefined): readonly Place[] => {
  const leads = lead?.fields === undefined ? [lead?.text] : [...lead.fields.values()].map(({ text }) => text);
  return LOCATION.filter((place) => leads.every((text) => text === undefined || LEADS[place].test(text)));
};
const LEADS: Readonly<Record<(typeof LOCATION)[number], RegExp>> = { path: /[^./\\~][/\\]|[/\\][^./\\~]/, url: /^\w+:\/\/[^/?#]|^\/\/[^/]|^[^/:]+\.\w/ };

/** `/srv/data/../x` begins with `/srv/data/`, and `/srv/data2` with `/srv/data`. Of what a caller hands in, the caller knows whether it was resolved. */
const isInFolder = (engine: Engine, { named = '', taints }: Value, lead: Value | undefined, key: string): boolean => {
  const isCallers = taints.every(({ kind }) => kind === 'handed' || kind === 'parameter');
  const isResolved = isCallers || (engine.program.language === 'python' ? RESOLVED.test(named.replaceAll('os.path.join()', '')) : RESOLVED.test(named)) || !UNRESOLVED.test(named);
  return isResolved && (key === 'is_relative_to' || lead === undefined || lead.isFolder === true);
};

const IS_NOTHING = /^(None|null|undefined|void 0)$/;
/** What is found in a table that stands here has a name that we wrote. */
const isTable = (engine: Engine, of: Expression, value: Value): boolean => isOurs(value) && everyTaint(value).every(({ kind }) => kind === 'parameter' || kind === 'handed') && (value.fields !== undefined || /(^|\.)Map\(\)$/.test(value.named ?? '') || /^[A-Z][A-Z0-9_]{2,}$/.test(engine.spelled(of)));

const isTainted = ({ taints }: Value): boolean => taints.length > 0;
/** What to compare with may come from a caller of the function (`root`) or from whoever starts the program, but not from outside. */
const isOurs = ({ taints }: Value): boolean => taints.every(({ kind }) => kind === 'parameter' || kind === 'handed' || kind === 'operator' || kind === 'secret');

const assumeCompared = (engine: Engine, test: Expression & { is: 'compare' }, isTrue: boolean, scope: Scope): void => {
  const { op } = test;
  const [left, right] = [engine.evaluate(test.left, scope), engine.evaluate(test.right, scope)];
  if (['==', '===', 'is', '!=', '!==', 'is not'].includes(op)) {
    const isEqual = ['==', '===', 'is'].includes(op) === isTrue;
    if ((test.right.is === 'constant' || test.right.is === 'name') && IS_NOTHING.test(engine.source.slice(test.right.at, test.right.to))) return assume(engine, test.left, !isEqual, scope);
    if (!isEqual) return;
    noteSpeaker(engine, test, right.text ?? '', scope);
    decide(scope, left, right.text);
    // Being equal to nothing, a number or yes tells little; being equal to a text or a variable of ours tells all.
    if (isTainted(left) && isOurs(right) && test.right.is !== 'constant' && right.text !== '') clear(scope, left);
    else if (isTainted(right) && isOurs(left) && test.left.is !== 'constant' && left.text !== '') clear(scope, right);
    return;
  }
  if (op !== 'in') return;
  if (isTrue) decide(scope, left, undefined);
  if (isTrue && isTainted(left) && isOurs(right) && test.right.is !== 'text') clear(scope, left);
  // `folder in target.parents`: it lies below.
  if (isTrue && !isTainted(left) && isTainted(right) && test.right.is === 'get' && test.right.key === 'parents') clear(scope, right, ['path']);
  if (!isTrue && isTainted(right) && /^\.\.|^[/\\]$/.test(left.text ?? '')) clear(scope, right, ['path']);
};

/** `message.role === 'assistant'`: what is said in it, a model says. */
const noteSpeaker = (engine: Engine, { left }: Expression & { is: 'compare' }, who: string, scope: Scope): void => {
  if (!MODEL_SPEAKS.test(who)) return;
  if (left.is === 'get' && SPEAKER.test(left.key ?? '')) scope.clear(spokenBy(engine.spelled(left.of)), ['html']);
  if (left.is === 'name' && SPEAKER.test(left.id)) scope.clear(spokenBy(''), ['html']);
};

/** Only a pattern that speaks about the whole text proves something. */
const isWhole = (engine: Engine, pattern: Expression | undefined, scope: Scope): boolean => {
  if (pattern === undefined) return true;
  const known = pattern.is === 'name' ? (scope.find(pattern.id)?.text ?? '') : engine.source.slice(pattern.at, pattern.to);
  return known === '' || /\^.*(\$|\\Z)/s.test(known);
};

/** `isPrivateIp(url)`: an address with its scheme is no number of the network, so the answer is always no. */
const isOfNoAddress = (engine: Engine, { callee, given }: Expression & { is: 'call' }, { made }: Value): boolean => {
  const [first] = given;
  return made === undefined && first !== undefined && ABOUT_IP.test(engine.spelled(callee)) && WHOLE_ADDRESS.test(engine.spelled(first.value).split('.').at(-1)!);
};

const assumeCalled = (engine: Engine, test: Expression & { is: 'call' }, isTrue: boolean, scope: Scope): void => {
  const { callee, given } = test;
  const values = given.map(({ value }) => engine.evaluate(value, scope));
  const clearGiven = (places: readonly Place[] | 'all' = 'all'): void => values.forEach((value) => clear(scope, value, places));
  const name = engine.nameOf(callee, scope);
  if (isTrue && CHECK_NAME.test(name)) clearGiven(believedPlaces(engine, name, engine.evaluate(callee, scope), values.some(isStrong)));
  else if (values.some(isStrong)) shownPlaces(engine, engine.evaluate(callee, scope), isTrue).forEach((places, index) => values[index] !== undefined && clear(scope, values[index], places));
  if (!isTrue && [name, engine.spelled(callee)].some((one) => INSIDE_NAME.test(one)) && !isOfNoAddress(engine, test, engine.evaluate(callee, scope))) clearGiven(['url']);
  if (isTrue && name === 'isinstance' && given[1] !== undefined && values[0] !== undefined && standsForWhole(values[0])) clear(scope, values[0], (values[0].named ?? '').startsWith('ast.') ? ['code'] : ONLY_READS.test(engine.spelled(given[1].value)) ? ['sql'] : []);
  const each = given[0]?.value;
  if (isTrue && /(^|\.)(every|all|issubset|isSubsetOf)$/.test(name)) {
    if (each?.is === 'each') clear(scope, engine.evaluate(each.over, scope));
    if (callee.is === 'get') clear(scope, engine.evaluate(callee.of, scope));
  }
  // `roots.some((root) => path.startsWith(root))`: what holds for one of ours holds.
  if (isTrue && /(^|\.)(some|any)$/.test(name)) {
    const [only] = each?.is === 'function' ? each.made.body : [];
    if (each?.is === 'each') assume(engine, each.value, true, scope);
    else if (only?.is === 'return' && only.value !== undefined) assume(engine, only.value, true, scope);
  }
  if (callee.is !== 'get') return;
  const receiver = engine.evaluate(callee.of, scope);
  const key = callee.key ?? '';
  const first = values[0];
  if (isTrue) {
    if (/^(has|includes|contains|__contains__|hasOwn|hasOwnProperty)$/.test(key) && isOurs(receiver)) clearGiven();
    if (key === 'get' && given.length === 1 && isTable(engine, callee.of, receiver)) clearGiven();
    if (/^(startsWith|startswith|is_relative_to)$/.test(key) && isTainted(receiver) && (first === undefined || isOurs(first))) clear(scope, receiver, placesOfLead(first).filter((place) => place !== 'path' || isInFolder(engine, receiver, first, key)));
    if (ALPHABET_METHOD.test(key)) clear(scope, receiver);
    if (/^(test|fullmatch|match)$/.test(key)) {
      const isModule = name === `re.${key}`;
      const pattern = isModule ? given[0]?.value : isTainted(receiver) ? given[0]?.value : callee.of;
      if (key === 'fullmatch' || isWhole(engine, pattern, scope)) {
        if (isTainted(receiver) && !isModule) clear(scope, receiver);
        else clearGiven();
      }
    }
  } else if (/^(test|search|match)$/.test(key)) {
    const isModule = name === `re.${key}`;
    const isOfText = isTainted(receiver) && !isModule;
    const places = placesOfRest(engine, isModule || isOfText ? given[0]?.value : callee.of, scope);
    if (isOfText) clear(scope, receiver, places);
    else clearGiven(places);
  } else if (/^(startsWith|startswith)$/.test(key) && isTainted(receiver) && first?.text === '-') clear(scope, receiver, ['shell']);
  else if (/^(includes|contains)$/.test(key) && isTainted(receiver) && /^\.\.|^[/\\]$/.test(first?.text ?? '')) clear(scope, receiver, ['path']);
  else if (/^(startsWith|startswith)$/.test(key) && isTainted(receiver) && first?.text?.startsWith('..') === true) clear(scope, receiver, ['path']);
};
