// TypeScript and JavaScript (with JSX), parsed by oxc and read into the common shape.
import { parseSync } from 'oxc-parser';
import { TOOL_TYPE } from '../rules/sources.ts';
import { requiredModule } from './required-module.ts';
import type { Argument, Entry, Expression, Made, Parameter, Program, Statement } from '../program.ts';

type Node = { readonly type: string; readonly start: number; readonly end: number; readonly [key: string]: unknown };

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
const one = (node: Node, key: string): Node | undefined => (isNode(node[key]) ? node[key] : undefined);
const many = (node: Node, key: string): Node[] => (Array.isArray(node[key]) ? (node[key] as unknown[]).filter(isNode) : []);
const word = (node: Node | undefined, key: string): string => (typeof node?.[key] === 'string' ? node[key] : '');
const place = ({ start, end }: Node): { at: number; to: number } => ({ at: start, to: end });

/** Throws when nothing can be read of it. */
export const readScript = (path: string, source: string): Program => readParts(path, source).program;

/** `reactive`: what Svelte runs again whenever something changes (`$: …`). */
export const readParts = (path: string, source: string): { readonly program: Program; readonly reactive: readonly Statement[] } => {
  const lang = /\.[cm]?ts$/.test(path) ? 'ts' : path.endsWith('.tsx') ? 'tsx' : 'jsx';
  const program = parseSync(path, source, { lang, sourceType: 'unambiguous' }).program as unknown as Node;
  const read = new ScriptReader(source, listedExports(many(program, 'body')));
  const body = many(program, 'body').flatMap((node) => read.statement(node));
  return { program: { language: 'script', body, exports: read.exports }, reactive: read.reactive };
};

/** One that stands by itself at `at` of a larger text; nothing when it cannot be read. */
export const readExpression = (source: string, at: number, text: string): Expression | undefined => {
  const around = `${source.slice(0, Math.max(0, at - 1)).replace(/[^\n]/g, ' ')}(${text})`;
  const program = parseSync('expression.ts', around, { lang: 'ts', sourceType: 'module' }).program as unknown as Node;
  const [only] = many(program, 'body');
  return only?.type === 'ExpressionStatement' ? new ScriptReader(around, new Set()).maybe(only, 'expression') : undefined;
};

/** Stands for what `export default` gives a name to nowhere. */
const DEFAULT = '<default>';

class ScriptReader {
  readonly source: string;
  /** Names that the file hands out further down. */
  readonly listed: ReadonlySet<string>;
  /** What it hands out under another name than its own. */
  readonly exports = new Map<string, string>();
  readonly reactive: Statement[] = [];
  constructor(source: string, listed: ReadonlySet<string>) {
    this.source = source;
    this.listed = listed;
  }

  statements(node: Node | undefined): Statement[] {
    if (node === undefined) return [];
    return node.type === 'BlockStatement' || node.type === 'StaticBlock' ? many(node, 'body').flatMap((inner) => this.statement(inner)) : this.statement(node);
  }

  statement(node: Node, isExported = false): Statement[] {
    const placed = place(node);
    switch (node.type) {
      case 'ExpressionStatement': {
        const assigned = one(node, 'expression');
        const right = assigned?.type === 'AssignmentExpression' ? one(assigned, 'right') : undefined;
        if (right?.type === 'ClassExpression') return [this.classOf(right, true, word(one(one(assigned!, 'left')!, 'property'), 'name'))];
        return [{ is: 'do', value: this.maybe(node, 'expression'), ...placed }];
      }
      case 'VariableDeclaration':
        return many(node, 'declarations').flatMap((declared) => this.declared(declared, isExported));
      case 'FunctionDeclaration':
        return [{ is: 'function', made: this.made(node, word(one(node, 'id'), 'name') || 'default', { isExported: isExported || this.isListed(one(node, 'id')) }), ...placed }];
      case 'ClassDeclaration':
        return [this.classOf(node, isExported || this.isListed(one(node, 'id')))];
      case 'ReturnStatement':
        return [{ is: 'return', value: this.maybe(node, 'argument'), ...placed }];
      case 'ThrowStatement':
        return [{ is: 'do', value: this.maybe(node, 'argument'), ...placed }, { is: 'leave', ...placed }];
      case 'BreakStatement':
      case 'ContinueStatement':
        return [{ is: 'leave', ...placed }];
      case 'IfStatement':
        return [{ is: 'if', test: this.maybe(node, 'test'), yes: this.statements(one(node, 'consequent')), no: this.statements(one(node, 'alternate')), ...placed }];
      case 'ForOfStatement':
      case 'ForInStatement':
        return [{ is: 'loop', target: this.bound(one(node, 'left')), over: this.maybe(node, 'right'), body: this.statements(one(node, 'body')), ...placed }];
      case 'ForStatement': {
        const first = one(node, 'init');
        const before = first === undefined ? [] : first.type === 'VariableDeclaration' ? this.statement(first) : [{ is: 'do' as const, value: this.expression(first), ...place(first) }];
        return [...before, { is: 'loop', test: this.maybe(node, 'test'), body: this.statements(one(node, 'body')), ...placed }];
      }
      case 'WhileStatement':
      case 'DoWhileStatement':
        return [{ is: 'loop', test: this.maybe(node, 'test'), body: this.statements(one(node, 'body')), ...placed }];
      case 'BlockStatement':
        return [{ is: 'block', body: this.statements(node), ...placed }];
      case 'LabeledStatement': {
        const body = this.statements(one(node, 'body'));
        if (word(one(node, 'label'), 'name') === '$') this.reactive.push(...body);
        return [{ is: 'block', body, ...placed }];
      }
      case 'TryStatement': {
        const caught = one(node, 'handler');
        return [{ is: 'try', body: this.statements(one(node, 'block')), otherwise: caught === undefined ? [] : [this.statements(one(caught, 'body'))], last: this.statements(one(node, 'finalizer')), ...placed }];
      }
      case 'SwitchStatement':
        return this.switchOf(node);
      case 'ImportDeclaration':
        return this.imports(node);
      case 'ExportAllDeclaration':
        return [{ is: 'import', from: word(one(node, 'source'), 'value'), what: '*', as: '*', ...placed }];
      case 'ExportNamedDeclaration':
      case 'ExportDefaultDeclaration': {
        const inner = one(node, 'declaration');
        if (inner === undefined) return this.handedOut(node);
        const isDefault = node.type === 'ExportDefaultDeclaration';
        if (inner.type.endsWith('Declaration')) {
          if (isDefault) this.exports.set('default', word(one(inner, 'id'), 'name') || (inner.type === 'ClassDeclaration' ? 'class' : 'default'));
          return this.statement(inner, true);
        }
        const value = this.expression(inner, 'default');
        const shown: Expression = value.is === 'function' ? { ...value, made: { ...value.made, isExported: true } } : value;
        this.exports.set('default', value.is === 'name' ? value.id : DEFAULT);
        return [{ is: 'do', value: { is: 'assign', target: { is: 'name', id: DEFAULT, ...placed }, value: shown, ...placed }, ...placed }];
      }
      default:
        return [];
    }
  }

  /** `export { run as start }`, `export { run } from './run.ts'`. */
  handedOut(node: Node): Statement[] {
    const from = word(one(node, 'source'), 'value');
    return many(node, 'specifiers').flatMap((specifier): Statement[] => {
      const [inside, outside] = ['local', 'exported'].map((key) => word(one(specifier, key), 'name'));
      this.exports.set(outside!, from === '' ? inside! : `<${outside!}>`);
      return from === '' ? [] : [{ is: 'import', from, as: `<${outside!}>`, ...(inside === 'default' ? { isDefault: true } : { what: inside! }), ...place(specifier) }];
    });
  }

  isListed(id: Node | undefined): boolean {
    return this.listed.has(word(id, 'name'));
  }

  declared(node: Node, isAlone: boolean): Statement[] {
    const id = one(node, 'id');
    const isExported = isAlone || this.isListed(id);
    const init = one(node, 'init');
    if (id === undefined || init === undefined) return [];
    if (init.type === 'ClassExpression') return [this.classOf(init, isExported, word(id, 'name'))];
    const value = this.expression(init, word(id, 'name'));
    const type = one(id, 'typeAnnotation');
    const isTool = type !== undefined && TOOL_TYPE.test(this.source.slice(type.start, type.end));
    const marks: Expression[] = isTool ? [{ is: 'name', id: '<tool>', ...place(node) }] : [];
    const shown = value.is === 'function' && (isExported || isTool) ? { ...value, made: { ...value.made, isExported, marks } } : value;
    const from = requiredModule(value);
    if (from !== undefined && id.type === 'Identifier') return [{ is: 'import', from, as: word(id, 'name'), ...place(node) }];
    if (from !== undefined && id.type === 'ObjectPattern') {
      return many(id, 'properties').map((property) => ({ is: 'import' as const, from, what: word(one(property, 'key'), 'name'), as: word(one(property, 'value'), 'name'), ...place(node) }));
    }
    return [{ is: 'do', value: { is: 'assign', target: this.pattern(id), value: shown, ...place(node) }, ...place(node) }];
  }

  imports(node: Node): Statement[] {
    const from = word(one(node, 'source'), 'value');
    return many(node, 'specifiers').map((specifier) => {
      const what = specifier.type === 'ImportSpecifier' ? word(one(specifier, 'imported'), 'name') : specifier.type === 'ImportDefaultSpecifier' ? 'default' : undefined;
      return { is: 'import' as const, from, as: word(one(specifier, 'local'), 'name'), ...(what === undefined ? {} : what === 'default' ? { isDefault: true } : { what }), ...place(specifier) };
    });
  }

  /** Each case is an `if` on a comparison; falling through is read as if it ended. */
  switchOf(node: Node): Statement[] {
    const left = this.maybe(node, 'discriminant');
    return many(node, 'cases').map((one_) => {
      const body = many(one_, 'consequent').flatMap((inner) => this.statement(inner)).filter(({ is }) => is !== 'leave');
      const test = one(one_, 'test');
      const placed = place(one_);
      return test === undefined ? { is: 'block' as const, body, ...placed } : { is: 'if' as const, test: { is: 'compare' as const, op: '===', left, right: this.expression(test), ...placed }, yes: body, no: [], ...placed };
    });
  }

  /** `called` is the variable that holds it, as in `const Search = class extends Tool {}`. */
  classOf(node: Node, isExported: boolean, called = ''): Statement {
    const name = called || word(one(node, 'id'), 'name') || 'class';
    const parent = one(node, 'superClass');
    const bases = parent === undefined ? [] : [this.source.slice(parent.start, parent.end)];
    const body = one(node, 'body');
    const members: Made[] = [];
    const fields: Entry[] = [];
    const types = new Map<string, string>();
    for (const member of body === undefined ? [] : many(body, 'body')) {
      const value = one(member, 'value');
      const key = word(one(member, 'key'), 'name') || word(one(member, 'key'), 'value');
      const type = one(member, 'typeAnnotation');
      if (type !== undefined) types.set(key, this.source.slice(type.start + 1, type.end).trim());
      if (value === undefined) continue;
      if (/Function/.test(value.type)) members.push(this.made(value, key, { owner: name, bases, isExported, marks: many(member, 'decorators') }));
      else fields.push({ key, value: this.expression(value) });
    }
    return { is: 'class', name, bases, members, fields, types, ...place(node) };
  }

  made(node: Node, name: string, more: { owner?: string; bases?: string[]; isExported?: boolean; marks?: Node[] } = {}): Made {
    const body = one(node, 'body');
    const isShort = body !== undefined && body.type !== 'BlockStatement' && body.type !== 'FunctionBody';
    const inner: Statement[] = body === undefined ? [] : isShort ? [{ is: 'return', value: this.expression(body), ...place(body) }] : many(body, 'body').flatMap((part) => this.statement(part));
    return {
      name,
      parameters: many(node, 'params').map((parameter) => this.parameter(parameter)),
      body: [...this.kept(node), ...inner],
      marks: (more.marks ?? []).flatMap((mark) => [this.maybe(mark, 'expression')]),
      isExported: more.isExported ?? false,
      ...(more.owner === undefined ? {} : { owner: more.owner, bases: more.bases ?? [] }),
      ...place(node),
    };
  }

  /** `constructor(private readonly db: Database)` puts the parameter into a field. */
  kept(node: Node): Statement[] {
    return many(node, 'params').filter(({ type }) => type === 'TSParameterProperty').flatMap((property): Statement[] => {
      const { target } = this.parameter(property);
      const placed = place(property);
      return target.is !== 'name' ? [] : [{ is: 'do', value: { is: 'assign', target: { is: 'get', of: { is: 'name', id: 'this', ...placed }, key: target.id, ...placed }, value: target, ...placed }, ...placed }];
    });
  }

  parameter(node: Node): Parameter {
    if (node.type === 'AssignmentPattern') {
      const left = one(node, 'left')!;
      return { ...this.parameter(left), fallback: this.maybe(node, 'right') };
    }
    if (node.type === 'TSParameterProperty') return this.parameter(one(node, 'parameter')!);
    const inner = node.type === 'RestElement' ? one(node, 'argument')! : node;
    const type = one(node, 'typeAnnotation');
    const mark = many(inner, 'decorators').map((one_) => /^@(\w+)/.exec(this.source.slice(one_.start, one_.end))?.[1])[0];
    return { target: this.pattern(inner), ...(mark === undefined ? {} : { mark }), ...(type === undefined ? {} : { type: this.source.slice(type.start + 1, type.end).trim() }), ...(node.type === 'RestElement' ? { isRest: true } : {}) };
  }

  bound(node: Node | undefined): Expression {
    if (node === undefined) return { is: 'constant', at: 0, to: 0 };
    return node.type === 'VariableDeclaration' ? this.pattern(one(many(node, 'declarations')[0]!, 'id')!) : this.pattern(node);
  }

  pattern(node: Node): Expression {
    const placed = place(node);
    switch (node.type) {
      case 'Identifier':
        // The end of a typed binding is the end of its type.
        return { is: 'name', id: word(node, 'name'), at: node.start, to: node.start + word(node, 'name').length };
      case 'ObjectPattern':
        return {
          is: 'record',
          entries: many(node, 'properties').map((property) => {
            if (property.type === 'RestElement') return { value: this.pattern(one(property, 'argument')!) };
            const key = word(one(property, 'key'), 'name') || word(one(property, 'key'), 'value');
            return { key, value: this.pattern(one(property, 'value')!) };
          }),
          ...placed,
        };
      case 'ArrayPattern':
        return { is: 'list', items: (node['elements'] as unknown[]).map((item) => (isNode(item) ? this.pattern(item) : { is: 'constant' as const, ...placed })), ...placed };
      case 'AssignmentPattern':
        return { is: 'fallback', target: this.pattern(one(node, 'left')!), value: this.maybe(node, 'right'), ...placed };
      case 'RestElement':
        return { is: 'spread', of: this.pattern(one(node, 'argument')!), ...placed };
      default:
        return this.expression(node);
    }
  }

  maybe(node: Node, key: string): Expression {
    const inner = one(node, key);
    return inner === undefined ? { is: 'constant', ...place(node) } : this.expression(inner);
  }

  expression(node: Node, name = ''): Expression {
    const placed = place(node);
    switch (node.type) {
      case 'Identifier':
      case 'JSXIdentifier':
        return { is: 'name', id: word(node, 'name'), ...placed };
      case 'ThisExpression':
        return { is: 'name', id: 'this', ...placed };
      case 'Literal':
        return typeof node['value'] === 'string' && node['regex'] === undefined ? { is: 'text', text: node['value'], ...placed } : { is: 'constant', ...placed };
      case 'TemplateLiteral':
        return this.template(node);
      case 'TaggedTemplateExpression': {
        const quasi = one(node, 'quasi')!;
        // A tag sees texts and values apart (SQL tags bind them); the shell's `$` is told by its name.
        return { is: 'call', callee: this.maybe(node, 'tag'), given: [{ value: { is: 'list', items: many(quasi, 'expressions').map((inner) => this.expression(inner)), ...placed } }], isNew: false, ...placed };
      }
      case 'MemberExpression': {
        const property = one(node, 'property')!;
        const isPlain = node['computed'] !== true;
        const key = isPlain ? word(property, 'name') : typeof property['value'] === 'string' || typeof property['value'] === 'number' ? String(property['value']) : undefined;
        return { is: 'get', of: this.maybe(node, 'object'), ...(key === undefined ? { index: this.expression(property) } : { key }), ...placed };
      }
      case 'CallExpression':
      case 'NewExpression':
        return { is: 'call', callee: this.maybe(node, 'callee'), given: many(node, 'arguments').map((given) => this.argument(given)), isNew: node.type === 'NewExpression', ...placed };
      case 'ImportExpression':
        return { is: 'call', callee: { is: 'name', id: 'import', ...placed }, given: [{ value: this.maybe(node, 'source') }], isNew: false, ...placed };
      case 'ObjectExpression':
        return { is: 'record', entries: many(node, 'properties').map((property) => this.entry(property)), ...placed };
      case 'ArrayExpression':
        return { is: 'list', items: many(node, 'elements').map((item) => this.expression(item)), ...placed };
      case 'SpreadElement':
        return { is: 'spread', of: this.maybe(node, 'argument'), ...placed };
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
        return { is: 'function', made: this.made(node, word(one(node, 'id'), 'name') || name), ...placed };
      case 'ConditionalExpression':
        return { is: 'choice', test: this.maybe(node, 'test'), yes: this.maybe(node, 'consequent'), no: this.maybe(node, 'alternate'), ...placed };
      case 'LogicalExpression':
        return { is: 'either', op: node['operator'] === '&&' ? 'and' : 'or', left: this.maybe(node, 'left'), right: this.maybe(node, 'right'), ...placed };
      case 'BinaryExpression': {
        const [left, right] = [this.maybe(node, 'left'), this.maybe(node, 'right')];
        return node['operator'] === '+' ? { is: 'join', parts: [left, right], ...placed } : { is: 'compare', op: word(node, 'operator'), left, right, ...placed };
      }
      case 'UnaryExpression':
        return node['operator'] === '!' ? { is: 'not', of: this.maybe(node, 'argument'), ...placed } : { is: 'constant', ...placed };
      case 'AssignmentExpression':
        return { is: 'assign', target: this.pattern(one(node, 'left')!), value: this.expression(one(node, 'right')!, word(one(node, 'left'), 'name')), ...(node['operator'] === '=' ? {} : { adds: true }), ...placed };
      case 'ChainExpression':
      case 'ParenthesizedExpression':
      case 'TSAsExpression':
      case 'TSSatisfiesExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'JSXExpressionContainer':
        return this.expression(one(node, 'expression')!, name);
      case 'AwaitExpression':
        return this.maybe(node, 'argument');
      case 'YieldExpression':
        return { is: 'yield', value: this.maybe(node, 'argument'), ...placed };
      case 'SequenceExpression': {
        // `(0, fs.readFile)(path)` is how compilers write a plain call.
        const parts = many(node, 'expressions').map((inner) => this.expression(inner));
        return parts.slice(0, -1).every(({ is }) => is === 'constant') ? parts.at(-1)! : { is: 'mixed', parts, ...placed };
      }
      case 'JSXElement':
        return this.element(node);
      case 'JSXFragment':
        return { is: 'mixed', parts: many(node, 'children').map((inner) => this.expression(inner)), ...placed };
      default:
        return { is: 'constant', ...placed };
    }
  }

  template(node: Node): Expression {
    const texts = many(node, 'quasis').map((quasi) => ({ is: 'text' as const, text: (quasi['value'] as { cooked?: string } | undefined)?.cooked ?? '', ...place(quasi) }));
    const values = many(node, 'expressions').map((inner) => this.expression(inner));
    if (values.length === 0) return { ...texts[0]!, ...place(node) };
    return { is: 'join', parts: texts.flatMap((text, index) => (values[index] === undefined ? [text] : [text, values[index]])), ...place(node) };
  }

  argument(node: Node): Argument {
    return node.type === 'SpreadElement' ? { value: this.maybe(node, 'argument'), isSpread: true } : { value: this.expression(node) };
  }

  entry(property: Node): Entry {
    if (property.type === 'SpreadElement') return { value: this.maybe(property, 'argument') };
    const key = property['computed'] === true ? '' : word(one(property, 'key'), 'name') || word(one(property, 'key'), 'value');
    const value = this.expression(one(property, 'value')!, key);
    return key === '' ? { value } : { key, value };
  }

  element(node: Node): Expression {
    const attributes = many(one(node, 'openingElement')!, 'attributes').flatMap((attribute): Argument[] => {
      const value = one(attribute, 'value');
      return value === undefined ? [] : [{ name: word(one(attribute, 'name'), 'name'), value: this.expression(value) }];
    });
    const inside = many(node, 'children').map((child): Argument => ({ value: this.expression(child) }));
    const placed = place(node);
    const tag = one(one(node, 'openingElement')!, 'name');
    const isComponent = tag?.type === 'JSXIdentifier' && /^[A-Z]/.test(word(tag, 'name'));
    return { is: 'call', callee: { is: 'name', id: '<element>', ...placed }, given: [...attributes, ...inside], isNew: false, ...(isComponent ? { component: { is: 'name', id: word(tag, 'name'), ...place(tag) } } : {}), ...placed };
  }
}

/** `export { run }`, `export default run`, `module.exports = { run }`, `exports.run = run`. */
const listedExports = (body: readonly Node[]): ReadonlySet<string> => {
  const names = body.flatMap((node): (Node | undefined)[] => {
    if (node.type === 'ExportNamedDeclaration') return one(node, 'source') === undefined ? many(node, 'specifiers').map((specifier) => one(specifier, 'local')) : [];
    if (node.type === 'ExportDefaultDeclaration') return wrapped(one(node, 'declaration'));
    const assigned = node.type === 'ExpressionStatement' ? one(node, 'expression') : undefined;
    const left = assigned?.type === 'AssignmentExpression' ? one(assigned, 'left') : undefined;
    if (left?.type !== 'MemberExpression' || !isExports(left)) return [];
    const right = one(assigned!, 'right')!;
    return right.type === 'ObjectExpression' ? many(right, 'properties').map((property) => one(property, 'value')) : [right];
  });
  return new Set(names.flatMap((id) => (id?.type === 'Identifier' ? [word(id, 'name')] : [])));
};
/** `memo(Answer)` hands out what it is given. */
const wrapped = (node: Node | undefined): (Node | undefined)[] => (node?.type === 'CallExpression' ? many(node, 'arguments').flatMap(wrapped) : [node]);
const isExports = (left: Node): boolean => {
  const of = one(left, 'object');
  return word(of, 'name') === 'exports' || (word(of, 'name') === 'module' && word(one(left, 'property'), 'name') === 'exports') || (of?.type === 'MemberExpression' && isExports(of));
};
