// What was pressed may go away with its row or its form: the focus then goes on to what stands in its place, and not to the top of the page.
// Watches from when it is loaded, for as long as the page lives.

/** Nothing that opens a phone's keyboard by itself. */
const PLACES = 'main :is(a[href], button, summary, input[type="checkbox"], input[type="radio"])';
/** Whoever moves the focus on purpose has done so by then. */
const PATIENCE_MS = 60;

const places = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(PLACES)].filter((one) => one.closest('dialog') === null && one.checkVisibility());
const isBefore = (one: Node, other: Node): boolean => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body;

let last: { element: Element; at: number; path: string } | undefined;
let waiting: ReturnType<typeof setTimeout> | undefined;

const remember = ({ target }: FocusEvent): void => {
  // A dialog gives the focus back to what opened it, which is what may be gone.
  if (!(target instanceof Element) || target.closest('dialog') !== null) return;
  const at = target.closest('main') === null ? -1 : places().findIndex((one) => one === target || isBefore(target, one));
  last = { element: target, at, path: location.pathname };
};
/** Somebody who clicks beside it has let go of it. */
const letGo = ({ target }: FocusEvent): void =>
  void setTimeout(() => {
    if (last?.element === target && last?.element.isConnected && isNowhere()) last = undefined;
  });
const goOn = (): void => {
  waiting = undefined;
  const gone = last;
  if (gone === undefined || gone.element.isConnected || !isNowhere() || document.querySelector('dialog[open]') !== null) return;
  last = undefined;
  // A new page takes the focus itself.
  if (gone.path !== location.pathname) return;
  const left = places();
  (gone.at < 0 ? left.at(-1) : (left[gone.at] ?? left.at(-1)))?.focus({ preventScroll: true });
};
const watching = new MutationObserver(() => {
  if (last !== undefined && !last.element.isConnected) waiting ??= setTimeout(goOn, PATIENCE_MS);
});

document.addEventListener('focusin', remember);
document.addEventListener('focusout', letGo);
watching.observe(document.body, { childList: true, subtree: true });
