// One element of a page as the rules ask for it.

/** Where it stands among its siblings, and among those of its name, from 1. */
export type ElementPlace = { at: number; all: number; ofType: number; allOfType: number };
export type Element = { tag: string; attributes: Readonly<Record<string, string>>; classes: ReadonlySet<string>; parent: Element | undefined; before?: Element | undefined; place?: ElementPlace | undefined };
