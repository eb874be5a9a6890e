// Tries patterns away from the page, so that one which never ends can be ended.
import { type Asked, tryPattern } from './judge.ts';

// The type of a worker's own scope is in a library that excludes the page's.
const scope = globalThis as unknown as { addEventListener(type: 'message', hear: (event: MessageEvent<{ id: number; asked: Asked }>) => void): void; postMessage(message: unknown): void };
scope.addEventListener('message', ({ data: { id, asked } }) => scope.postMessage({ id, outcome: tryPattern(asked) }));
scope.postMessage({ id: 0 });
