// The one shape that Python, TypeScript and JavaScript are read into, so that taint is followed by one engine.

export type Language = 'python' | 'script';

/** `at` and `to` are offsets into the source text. */
type Placed = { readonly at: number; readonly to: number };

export type Argument = { readonly name?: string; readonly value: Expression; readonly isSpread?: boolean };
/** Without a key it is spread, or its key is computed. */
export type Entry = { readonly key?: string; readonly value: Expression };

export type Expression = Placed &
  (
    | { readonly is: 'name'; readonly id: string }
    | { readonly is: 'text'; readonly text: string }
    | { readonly is: 'constant' }
    | { readonly is: 'get'; readonly of: Expression; readonly key?: string; readonly index?: Expression }
    /** `component`: of an element of a page, the function or class that makes it, when it is no plain tag. */
    | { readonly is: 'call'; readonly callee: Expression; readonly given: readonly Argument[]; readonly isNew: boolean; readonly component?: Expression }
    | { readonly is: 'yield'; readonly value: Expression }
    /** Parts that become one text: `+`, templates, `%`. */
    | { readonly is: 'join'; readonly parts: readonly Expression[] }
    | { readonly is: 'pipe'; readonly parts: readonly Expression[] }
    | { readonly is: 'record'; readonly entries: readonly Entry[] }
    | { readonly is: 'list'; readonly items: readonly Expression[] }
    | { readonly is: 'spread'; readonly of: Expression }
    | { readonly is: 'function'; readonly made: Made }
    | { readonly is: 'choice'; readonly test: Expression; readonly yes: Expression; readonly no: Expression }
    | { readonly is: 'either'; readonly op: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
    | { readonly is: 'compare'; readonly op: string; readonly left: Expression; readonly right: Expression }
    | { readonly is: 'not'; readonly of: Expression }
    | { readonly is: 'assign'; readonly target: Expression; readonly value: Expression; readonly adds?: boolean }
    | { readonly is: 'each'; readonly target: Expression; readonly over: Expression; readonly tests: readonly Expression[]; readonly value: Expression }
    | { readonly is: 'fallback'; readonly target: Expression; readonly value: Expression }
    | { readonly is: 'mixed'; readonly parts: readonly Expression[] }
  );

/** `mark`: what stands before it (`@Body() body`). */
export type Parameter = { readonly target: Expression; readonly type?: string; readonly mark?: string; readonly isRest?: boolean; readonly fallback?: Expression };

/** A function, with what stands above it. */
export type Made = Placed & {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Statement[];
  readonly marks: readonly Expression[];
  readonly owner?: string;
  readonly bases?: readonly string[];
  readonly isExported: boolean;
};

export type Statement = Placed &
  (
    | { readonly is: 'do'; readonly value: Expression }
    | { readonly is: 'return'; readonly value?: Expression }
    | { readonly is: 'leave' }
    | { readonly is: 'if'; readonly test: Expression; readonly yes: readonly Statement[]; readonly no: readonly Statement[] }
    | { readonly is: 'loop'; readonly target?: Expression; readonly over?: Expression; readonly test?: Expression; readonly body: readonly Statement[] }
    | { readonly is: 'block'; readonly body: readonly Statement[] }
    | { readonly is: 'try'; readonly body: readonly Statement[]; readonly otherwise: readonly (readonly Statement[])[]; readonly last: readonly Statement[] }
    | { readonly is: 'function'; readonly made: Made }
    /** `types`: what its fields are declared to be. */
    | { readonly is: 'class'; readonly name: string; readonly bases: readonly string[]; readonly members: readonly Made[]; readonly fields: readonly Entry[]; readonly types: ReadonlyMap<string, string> }
    /** `what` is missing for the module as a whole, `*` for all it hands out; `isDefault` is the one thing that it hands out without a name. */
    | { readonly is: 'import'; readonly from: string; readonly what?: string; readonly as: string; readonly isDefault?: boolean }
  );

/** `exports`: what a module hands out, where that is called otherwise than inside. */
export type Program = { readonly language: Language; readonly body: readonly Statement[]; readonly exports: ReadonlyMap<string, string> };
