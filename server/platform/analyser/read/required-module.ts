// The module that `require('…')` or `import('…')` stands for, also as compilers write it.
import type { Expression } from '../program.ts';

const COMPILED = /^_{0,2}(importStar|importDefault|interopRequire(Default|Wildcard)|toESM)$/;

export const requiredModule = (value: Expression): string | undefined => {
  if (value.is !== 'call') return undefined;
  const first = value.given[0]?.value;
  const { callee } = value;
  // What compilers put around it.
  if (first !== undefined && COMPILED.test(callee.is === 'name' ? callee.id : callee.is === 'get' ? (callee.key ?? '') : '')) return requiredModule(first);
  if (callee.is !== 'name' || !['require', 'import'].includes(callee.id)) return undefined;
  return first?.is === 'text' ? first.text : undefined;
};
