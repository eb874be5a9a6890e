// One element of a page as the rules ask for it.

/** Where it stands among its siblings, and among those of its name, from 1. */
export type ElementPlace = { at: number; all: number; ofType: number; allOfType: number };
/** Known of a page whose rules ask for it. `isEmpty`: neither element nor text in it; `looks`: how many more may be looked at for `:has()`, in the whole page. */
export type ElementInside = { children: Element[]; siblings: Element[]; isEmpty: boolean; looks: { left: number } };
export type Element = { tag: string; attributes: Readonly<Record<string, string>>; classes: ReadonlySet<string>; parent: Element | undefined; before?: Element | undefined; place?: ElementPlace | undefined; inside?: ElementInside };
