// Python, parsed by Lezer (the grammar of the editor) and read into the common shape; broken code is read as far as it goes.
import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import type { Argument, Entry, Expression, Made, Parameter, Program, Statement } from '../program.ts';
import { isJunction, junction } from './junction.ts';
import { matched } from './match.ts';
import { childrenOf, isMark, parts, place } from './nodes.ts';

export const readPython = (source: string): Program => {
  const read = new PythonReader(source);
  return { language: 'python', body: childrenOf(parser.parse(source).topNode).flatMap((node) => read.statement(node)), exports: new Map() };
};

class PythonReader {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }

  text(node: SyntaxNode): string {
    return this.source.slice(node.from, node.to);
  }

  body(node: SyntaxNode | undefined): Statement[] {
    return node === undefined ? [] : parts(node).flatMap((inner) => this.statement(inner));
  }

  statement(node: SyntaxNode): Statement[] {
    const placed = place(node);
    switch (node.name) {
      case 'StatementGroup':
        return this.body(node);
      case 'YieldStatement':
        return [{ is: 'do', value: this.expression(node), ...placed }];
      case 'ExpressionStatement':
        return parts(node).map((inner) => ({ is: 'do' as const, value: this.expression(inner), ...placed }));
      case 'AssignStatement':
      case 'UpdateStatement':
        return this.assigned(node);
      case 'ReturnStatement': {
        const values = parts(node).slice(1);
        return [{ is: 'return', ...(values.length === 0 ? {} : { value: this.several(values, node) }), ...placed }];
      }
      case 'RaiseStatement':
        return [...parts(node).slice(1, 2).map((inner) => ({ is: 'do' as const, value: this.expression(inner), ...placed })), { is: 'leave', ...placed }];
      case 'BreakStatement':
      case 'ContinueStatement':
        return [{ is: 'leave', ...placed }];
      case 'AssertStatement': {
        const test = parts(node)[1];
        return test === undefined ? [] : [{ is: 'if', test: this.expression(test), yes: [], no: [{ is: 'leave', ...placed }], ...placed }];
      }
      case 'IfStatement':
        return this.branches(parts(node), placed);
      case 'ForStatement': {
        const all = parts(node).filter(({ name }) => name !== 'async');
        const inAt = all.findIndex(({ name }) => name === 'in');
        const bodyAt = all.findIndex(({ name }) => name === 'Body');
        return [{ is: 'loop', target: this.several(all.slice(1, inAt), node), over: this.several(all.slice(inAt + 1, bodyAt), node), body: this.body(all[bodyAt]), ...placed }];
      }
      case 'WhileStatement': {
        const all = parts(node);
        return [{ is: 'loop', test: this.expression(all[1]!), body: this.body(all.find(({ name }) => name === 'Body')), ...placed }];
      }
      case 'WithStatement':
        return this.opened(node);
      case 'TryStatement':
        return this.tried(node);
      case 'MatchStatement':
        return matched(this, node);
      case 'FunctionDefinition':
        return [{ is: 'function', made: this.made(node, [], undefined), ...placed }];
      case 'ClassDefinition':
        return [this.classOf(node)];
      case 'DecoratedStatement': {
        const marks = parts(node).filter(({ name }) => name === 'Decorator').map((mark) => this.decorator(mark));
        const inner = parts(node).at(-1)!;
        return inner.name === 'FunctionDefinition' ? [{ is: 'function', made: this.made(inner, marks, undefined), ...placed }] : this.statement(inner);
      }
      case 'ImportStatement':
        return this.imports(node);
      default:
        return [];
    }
  }

  assigned(node: SyntaxNode): Statement[] {
    const all = childrenOf(node);
    const groups: SyntaxNode[][] = [[]];
    for (const child of all) {
      if (child.name === 'AssignOp' || child.name === 'UpdateOp') groups.push([]);
      else if (child.name !== 'TypeDef' && !isMark(child)) groups.at(-1)!.push(child);
    }
    if (groups.length < 2) return [];
    const value = this.several(groups.at(-1)!, node);
    const adds = node.name === 'UpdateStatement' ? { adds: true } : {};
    return groups.slice(0, -1).map((group) => ({ is: 'do', value: { is: 'assign', target: this.several(group, node), value, ...adds, ...place(node) }, ...place(node) }));
  }

  branches(all: SyntaxNode[], placed: { at: number; to: number }): Statement[] {
    const head = all[0];
    if (head === undefined) return [];
    if (head.name === 'else') return this.body(all[1]);
    const bodyAt = all.findIndex(({ name }) => name === 'Body');
    if (bodyAt < 0 || all[1] === undefined) return [];
    return [{ is: 'if', test: this.expression(all[1]), yes: this.body(all[bodyAt]), no: this.branches(all.slice(bodyAt + 1), placed), ...placed }];
  }

  opened(node: SyntaxNode): Statement[] {
    const all = parts(node).filter(({ name }) => name !== 'with' && name !== 'async');
    const made: Statement[] = [];
    for (let index = 0; index < all.length; index += 1) {
      const item = all[index]!;
      if (item.name === 'Body') break;
      if (item.name === 'as') continue;
      const value = this.expression(item);
      if (all[index + 1]?.name === 'as' && all[index + 2] !== undefined) {
        const target = this.expression(all[index + 2]!);
        made.push({ is: 'do', value: { is: 'assign', target, value, ...place(item) }, ...place(item) });
        index += 2;
      } else made.push({ is: 'do', value, ...place(item) });
    }
    return [...made, ...this.body(all.find(({ name }) => name === 'Body'))];
  }

  tried(node: SyntaxNode): Statement[] {
    const all = parts(node);
    const parted: { name: string; body: Statement[] }[] = [];
    let last = '';
    for (const child of all) {
      if (child.name === 'Body') parted.push({ name: last, body: this.body(child) });
      else if (['try', 'except', 'else', 'finally'].includes(child.name)) last = child.name;
    }
    const of = (name: string): Statement[][] => parted.filter((part) => part.name === name).map(({ body }) => body);
    return [{ is: 'try', body: [...of('try').flat(), ...of('else').flat()], otherwise: of('except'), last: of('finally').flat(), ...place(node) }];
  }

  decorator(node: SyntaxNode): Expression {
    const [first, ...rest] = parts(node).filter(({ name }) => name !== 'At');
    let made: Expression = { is: 'name', id: first === undefined ? '' : this.text(first), ...place(node) };
    for (const part of rest) {
      if (part.name === 'ArgList') made = { is: 'call', callee: made, given: this.given(part), isNew: false, ...place(node) };
      else made = { is: 'get', of: made, key: this.text(part), ...place(node) };
    }
    return made;
  }

  made(node: SyntaxNode, marks: Expression[], owner: { name: string; bases: string[] } | undefined): Made {
    const all = parts(node);
    const name = all.find((child) => child.name === 'VariableName');
    const list = all.find((child) => child.name === 'ParamList');
    const called = name === undefined ? '' : this.text(name);
    return {
      name: called,
      parameters: list === undefined ? [] : this.parameters(list),
      body: this.body(all.find((child) => child.name === 'Body')),
      marks,
      isExported: !called.startsWith('_'),
      ...(owner === undefined ? {} : { owner: owner.name, bases: owner.bases }),
      ...place(node),
    };
  }

  parameters(list: SyntaxNode): Parameter[] {
    const made: Parameter[] = [];
    let isRest = false;
    const all = childrenOf(list);
    for (let index = 0; index < all.length; index += 1) {
      const child = all[index]!;
      if (child.name === '*' || child.name === '**') isRest = true;
      else if (child.name === ',') isRest = false;
      else if (child.name === 'VariableName') made.push({ target: this.expression(child), ...(isRest ? { isRest } : {}) });
      else if (child.name === 'TypeDef' && made.length > 0) made[made.length - 1] = { ...made.at(-1)!, type: this.text(child).replace(/^:\s*/, '') };
      else if (child.name === 'AssignOp' && all[index + 1] !== undefined) {
        made[made.length - 1] = { ...made.at(-1)!, fallback: this.expression(all[index + 1]!) };
        index += 1;
      }
    }
    return made;
  }

  classOf(node: SyntaxNode): Statement {
    const all = parts(node);
    const name = this.text(all.find((child) => child.name === 'VariableName') ?? node).slice(0, 80);
    const list = all.find((child) => child.name === 'ArgList');
    const bases = list === undefined ? [] : this.given(list).filter((given) => given.name === undefined).map(({ value }) => this.source.slice(value.at, value.to));
    const members: Made[] = [];
    const fields: Entry[] = [];
    for (const member of parts(all.find((child) => child.name === 'Body') ?? node)) {
      if (member.name === 'FunctionDefinition') members.push(this.made(member, [], { name, bases }));
      else if (member.name === 'DecoratedStatement') {
        const inner = parts(member).at(-1)!;
        const marks = parts(member).filter((mark) => mark.name === 'Decorator').map((mark) => this.decorator(mark));
        if (inner.name === 'FunctionDefinition') members.push(this.made(inner, marks, { name, bases }));
      } else if (member.name === 'AssignStatement' || member.name === 'StatementGroup') {
        fields.push(...this.fixedFields(member));
        for (const made of this.statement(member)) {
          if (made.is === 'do' && made.value.is === 'assign' && made.value.target.is === 'name') fields.push({ key: made.value.target.id, value: made.value.value });
        }
      }
    }
    return { is: 'class', name, bases, members, fields, types: this.declaredTypes(all.find((child) => child.name === 'Body')), ...place(node) };
  }

  /** `llm: ChatOpenAI`. */
  declaredTypes(body: SyntaxNode | undefined): ReadonlyMap<string, string> {
    const all = parts(body ?? null).flatMap((member) => (member.name === 'StatementGroup' ? parts(member) : [member]));
    return new Map(all.flatMap((one): [string, string][] => {
      const [name, type] = [one.firstChild, one.getChild('TypeDef')];
      return name === null || type === null ? [] : [[this.text(name), this.text(type).replace(/^:\s*/, '')]];
    }));
  }

  /** `action: Literal['a', 'b']`: whatever fills such a class, this field holds one of a few values. */
  fixedFields(node: SyntaxNode): Entry[] {
    const all = node.name === 'StatementGroup' ? parts(node) : [node];
    return all.flatMap((one) => {
      const [name, type] = [one.firstChild, one.getChild('TypeDef')];
      if (name === null || type === null || !/^:\s*(int|float|bool|Literal\[|UUID|date|datetime)/.test(this.text(type))) return [];
      const placed = place(one);
      return [{ key: this.text(name), value: { is: 'call' as const, callee: { is: 'name' as const, id: '<fixed value>', ...placed }, given: [], isNew: false, ...placed } }];
    });
  }

  imports(node: SyntaxNode): Statement[] {
    const clean = this.text(node).replace(/[()\\\n]/g, ' ').replace(/#.*$/gm, '').trim();
    const placed = place(node);
    const names = (list: string): [string, string][] =>
      list.split(',').map((item) => item.trim().split(/\s+as\s+/)).filter(([first]) => first !== '').map(([first, second]) => [first!, second ?? first!]);
    const from = /^from\s+(\S+)\s+import\s+(.*)$/.exec(clean);
    if (from !== null) return names(from[2]!).map(([what, as]) => ({ is: 'import' as const, from: from[1]!, what, as, ...placed }));
    return names(clean.replace(/^import\s+/, '')).map(([module, as]) => {
      const top = module.split('.')[0]!;
      return { is: 'import' as const, from: as === module ? top : module, as: as === module ? top : as, ...placed };
    });
  }

  given(list: SyntaxNode): Argument[] {
    const groups: SyntaxNode[][] = [[]];
    for (const child of childrenOf(list)) {
      if (child.name === ',') groups.push([]);
      else if (child.name !== '(' && child.name !== ')') groups.at(-1)!.push(child);
    }
    return groups.filter((group) => group.length > 0).map((group): Argument => {
      const [first, second, third] = group;
      if (first!.name === '*' || first!.name === '**') return { value: this.several(group.slice(1), list), isSpread: true };
      if (second?.name === 'AssignOp' && third !== undefined) return { name: this.text(first!), value: this.expression(third) };
      if (group.some(({ name }) => name === 'for')) return { value: this.comprehension(group, list) };
      return { value: this.expression(first!) };
    });
  }

  /** One expression, or a tuple of several. */
  several(nodes: SyntaxNode[], around: SyntaxNode): Expression {
    if (nodes.length === 1) return this.expression(nodes[0]!);
    if (nodes.length === 0) return { is: 'constant', ...place(around) };
    return { is: 'list', items: nodes.filter((node) => !isMark(node)).map((node) => this.expression(node)), at: nodes[0]!.from, to: nodes.at(-1)!.to };
  }

  expression(node: SyntaxNode): Expression {
    const placed = place(node);
    switch (node.name) {
      case 'VariableName':
      case 'PropertyName':
        return { is: 'name', id: this.text(node), ...placed };
      case 'self':
        return { is: 'name', id: 'self', ...placed };
      case 'String':
        return { is: 'text', text: this.text(node).replace(/^[rRbBuU]*("""|'''|"|')|("""|'''|"|')$/g, ''), ...placed };
      case 'FormatString':
        return this.format(node);
      case 'ContinuedString':
        return { is: 'join', parts: parts(node).map((inner) => this.expression(inner)), ...placed };
      case 'MemberExpression': {
        const of = this.expression(node.firstChild!);
        const property = node.getChild('PropertyName');
        if (property !== null) return { is: 'get', of, key: this.text(property), ...placed };
        const inside = parts(node).slice(1);
        const index = this.several(inside, node);
        if (inside.length === 1 && index.is === 'text') return { is: 'get', of, key: index.text, ...placed };
        if (inside.length === 1 && inside[0]!.name === 'Number') return { is: 'get', of, key: this.text(inside[0]!), ...placed };
        // A slice of a text is still that text.
        return childrenOf(node).some(({ name }) => name === ':') ? of : { is: 'get', of, index, ...placed };
      }
      case 'CallExpression':
        return { is: 'call', callee: this.expression(node.firstChild!), given: this.given(node.getChild('ArgList') ?? node), isNew: false, ...placed };
      case 'YieldExpression':
        return { is: 'yield', value: this.several(parts(node).filter(({ name }) => !['yield', 'from'].includes(name)), node), ...placed };
      case 'ParenthesizedExpression':
      case 'AwaitExpression': {
        const inner = parts(node).filter(({ name }) => name !== 'await');
        return inner.some(({ name }) => name === 'for') ? this.comprehension(inner, node) : this.several(inner, node);
      }
      case 'YieldStatement':
        return { is: 'yield', value: this.several(parts(node).slice(1).filter(({ name }) => name !== 'from'), node), ...placed };
      case 'BinaryExpression':
        return this.binary(node);
      case 'UnaryExpression':
        if (isJunction(parts(node)[1])) return junction(node, (inner) => this.expression(inner));
        return parts(node)[0]?.name === 'not' ? { is: 'not', of: this.expression(parts(node)[1] ?? node.firstChild!), ...placed } : { is: 'constant', ...placed };
      case 'ConditionalExpression': {
        const [yes, , test, , no] = parts(node);
        return yes === undefined || test === undefined || no === undefined ? { is: 'constant', ...placed } : { is: 'choice', test: this.expression(test), yes: this.expression(yes), no: this.expression(no), ...placed };
      }
      case 'DictionaryExpression':
        return this.dictionary(node);
      case 'ArrayExpression':
      case 'TupleExpression':
      case 'SetExpression':
        return { is: 'list', items: parts(node).map((inner) => this.expression(inner)), ...placed };
      case 'ArrayComprehensionExpression':
      case 'SetComprehensionExpression':
      case 'DictionaryComprehensionExpression':
      case 'ComprehensionExpression':
        return this.comprehension(parts(node), node);
      case 'LambdaExpression': {
        const list = node.getChild('ParamList');
        const value = parts(node).at(-1)!;
        return { is: 'function', made: { name: 'lambda', parameters: list === null ? [] : this.parameters(list), body: [{ is: 'return', value: this.expression(value), ...place(value) }], marks: [], isExported: false, ...placed }, ...placed };
      }
      case 'NamedExpression': {
        const all = parts(node).filter(({ name }) => name !== 'AssignOp');
        return all.length < 2 ? { is: 'constant', ...placed } : { is: 'assign', target: this.expression(all[0]!), value: this.expression(all[1]!), ...placed };
      }
      default:
        return { is: 'constant', ...placed };
    }
  }

  format(node: SyntaxNode): Expression {
    const made: Expression[] = [];
    let at = node.from;
    const text = (to: number): void => void (to > at && made.push({ is: 'text', text: this.source.slice(at, to).replace(/^[fFrR]+("""|'''|"|')/, ''), at, to }));
    for (const hole of node.getChildren('FormatReplacement')) {
      text(hole.from);
      const value = parts(hole).find(({ name }) => !name.startsWith('Format'));
      if (value !== undefined) made.push(this.expression(value));
      at = hole.to;
    }
    text(Math.max(at, node.to - 1));
    return { is: 'join', parts: made, ...place(node) };
  }

  binary(node: SyntaxNode): Expression {
    if (isJunction(node)) return junction(node, (inner) => this.expression(inner));
    const placed = place(node);
    const all = childrenOf(node).filter(({ name }) => name !== '(' && name !== ')');
    const [left, right] = [this.expression(all[0]!), this.expression(all.at(-1)!)];
    const op = all.slice(1, -1).map((inner) => this.text(inner)).join(' ');
    if (op === '|') return { is: 'pipe', parts: [left, right], ...placed };
    if (op === '/') return { is: 'call', callee: { is: 'name', id: '<path join>', ...placed }, given: [{ value: left }, { value: right }], isNew: false, ...placed };
    if (op === '+' || op === '%') return { is: 'join', parts: right.is === 'list' ? [left, ...right.items] : right.is === 'record' ? [left, ...right.entries.map(({ value }) => value)] : [left, right], ...placed };
    if (op === 'not in') return { is: 'not', of: { is: 'compare', op: 'in', left, right, ...placed }, ...placed };
    return { is: 'compare', op, left, right, ...placed };
  }

  dictionary(node: SyntaxNode): Expression {
    const entries: Entry[] = [];
    const groups: SyntaxNode[][] = [[]];
    for (const child of childrenOf(node)) {
      if (child.name === ',') groups.push([]);
      else if (child.name !== '{' && child.name !== '}') groups.at(-1)!.push(child);
    }
    for (const [first, second, third] of groups) {
      if (first === undefined || second === undefined) continue;
      if (first.name === '**') entries.push({ value: this.expression(second) });
      else if (third !== undefined) entries.push({ ...(first.name === 'String' ? { key: (this.expression(first) as { text: string }).text } : {}), value: this.expression(third) });
    }
    return { is: 'record', entries, ...place(node) };
  }

  comprehension(nodes: SyntaxNode[], around: SyntaxNode): Expression {
    const placed = place(around);
    const forAt = nodes.findIndex(({ name }) => name === 'for');
    const inAt = nodes.findIndex(({ name }, index) => index > forAt && name === 'in');
    const [value, over] = [nodes[forAt - 1] ?? nodes[0], nodes[inAt + 1]];
    if (forAt < 0 || inAt < 0 || value === undefined || over === undefined) return { is: 'mixed', parts: nodes.filter((node) => !isMark(node)).map((node) => this.expression(node)), ...placed };
    const tests = nodes.flatMap((node, index) => (node.name === 'if' && nodes[index + 1] !== undefined ? [this.expression(nodes[index + 1]!)] : []));
    return { is: 'each', target: this.several(nodes.slice(forAt + 1, inAt), around), over: this.expression(over), tests, value: this.expression(value), ...placed };
  }
}
