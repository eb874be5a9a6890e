// Whatever the tests started is ended once: at the end, on a signal, or when npm is gone.
import { onParentGone } from '../../server/platform/parent.ts';

const stops = new Set<() => Promise<void> | void>();

/** `stop` is called at the latest when this process ends; the returned function forgets it. */
export const atTheEnd = (stop: () => Promise<void> | void): (() => void) => {
  stops.add(stop);
  return () => void stops.delete(stop);
};

export const stopAll = async (): Promise<void> => {
  const all = [...stops];
  stops.clear();
  await Promise.allSettled(all.map(async (stop) => stop()));
};

let isLeft = false;
/** Nothing more is begun: whoever ran this was told to end. */
export const isLeaving = (): boolean => isLeft;

const leave = (): void => {
  isLeft = true;
  void stopAll().then(() => process.exit(143));
};
process.once('SIGTERM', leave);
process.once('SIGINT', leave);
onParentGone(leave);
