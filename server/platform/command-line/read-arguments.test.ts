// What stands behind a command: values with their types, older names, help, and mistakes that say what exists.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeUsage, readArguments } from './read-arguments.ts';

const USAGE = describeUsage({
  usage: 'send FILE…',
  does: 'sends files',
  least: 1,
  most: 2,
  options: {
    at: { value: 'URL', also: 'to', says: 'where to' },
    format: { oneOf: ['text', 'json'], default: 'text', says: 'how' },
    only: { value: 'NAME', multiple: true, default: 'all', says: 'which' },
    all: { flag: true, says: 'everything' },
  },
  after: 'Ends with 0 when it was sent.',
});
const read = (...given: string[]) => readArguments(given, USAGE);
const said = (...given: string[]): string => {
  const ended = read(...given);
  assert.ok('says' in ended && ended.code === 2, JSON.stringify(ended));
  return ended.says.split('\n')[0]!;
};

describe('reading what stands behind a command', () => {
  it('gives each option its value, its default or nothing, wherever it stands', () => {
    assert.deepEqual(read('a'), { values: { at: undefined, format: 'text', only: ['all'], all: false }, rest: ['a'] });
    assert.deepEqual(read('a', '--all', '--only', 'x', '-', '--only=y', '--format=json', '--at', 'b'), { values: { at: 'b', format: 'json', only: ['x', 'y'], all: true }, rest: ['a', '-'] });
  });

  it('takes an older name, names that begin with a hyphen behind --, and values that do behind =', () => {
    assert.deepEqual(read('--to', 'b', '--', '--all', '-x'), { values: { at: 'b', format: 'text', only: ['all'], all: false }, rest: ['--all', '-x'] });
    assert.deepEqual(read('a', '--at=-b'), { values: { at: '-b', format: 'text', only: ['all'], all: false }, rest: ['a'] });
  });

  it('shows its help for --help and -h, whatever else is wrong, and where too little is named', () => {
    for (const given of [['--help'], ['-h'], ['--nonsense', '--help']]) assert.deepEqual([given, (read(...given) as { code: number }).code], [given, 0]);
    const { says } = read('--help') as { says: string };
    assert.equal(says, 'beforetab send FILE…   sends files\n  --at URL            where to; also --to\n  --format text|json  how (text)\n  --only NAME         which (all)\n  --all               everything\nEnds with 0 when it was sent.');
    assert.deepEqual(read('--all'), { says, code: 2 });
  });

  it('says what exists, and what is missing', () => {
    assert.equal(said('--fromat', 'json', 'a'), 'There is no option --fromat. There are: --help, --at, --format, --only, --all.');
    assert.equal(said('-x', 'a'), 'There is no option -x. There are: --help, --at, --format, --only, --all.');
    assert.equal(said('a', '--format', 'xml'), '--format is one of text, json, and not "xml".');
    assert.equal(said('a', '--at'), '--at needs a value: --at URL');
    assert.equal(said('a', '--at='), '--at needs a value: --at URL');
    assert.equal(said('a', '--to', '--all'), '--to needs a value before --all. If --all is the value, write --to=--all');
    assert.equal(said('a', '--all=yes'), '--all takes no value.');
    assert.equal(said('a', 'b', 'c'), 'Too much is named: c.');
  });

  it('takes words of objects for no options', () => {
    for (const name of ['constructor', '__proto__', 'toString']) assert.match(said(`--${name}`, 'a'), /^There is no option/);
  });
});
