// What may be told of an exception that a program ended with while it held what its author may not see: nothing in words of its own.
import type { Failure } from './program.ts';

// The name of an exception is a word of the program too: a class can be named as it runs.
const BUILT_IN: ReadonlySet<string> = new Set(
  `Error EvalError RangeError ReferenceError SyntaxError TypeError URIError AggregateError
  ArithmeticError AssertionError AttributeError BadRequest BadRequestKeyError EOFError Exception FileExistsError FileNotFoundError Forbidden ImportError IndentationError IndexError IntegrityError IsADirectoryError JSONDecodeError KeyError LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError
  NotFound NotImplementedError OSError OperationalError OverflowError PermissionError ProgrammingError RecursionError RuntimeError StopIteration SystemExit TabError TimeoutError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnpicklingError ValueError ZeroDivisionError`.split(/\s+/),
);
/** A file of 64 KiB has no more. */
const MOST_LINES = 65_536;

/** Its kind where the language has it, else `Exception`; its place where that is in one of `files`. Both may be made up, and so say little. */
export const failureWithoutWords = ({ type, file, line }: Failure, files: readonly string[]): Failure => ({
  type: BUILT_IN.has(type) ? type : 'Exception',
  message: '',
  // Python names a file that it cannot read by its last part.
  ...(file !== undefined && files.some((name) => name === file || name.endsWith(`/${file}`)) && { file }),
  ...(Number.isInteger(line) && line! >= 1 && line! <= MOST_LINES && { line: line! }),
});
