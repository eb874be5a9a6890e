// Stands in for node:events: EventEmitter and once, as programs use them.

type Listener = (...args: unknown[]) => unknown;
type Entry = { call: Listener; listener: Listener };
type Target = { addEventListener: (name: string, run: Listener, options: object) => void };

export const makeEvents = (): Record<string, unknown> => {
  class EventEmitter {
    static defaultMaxListeners = 10;
    #entries = new Map<unknown, Entry[]>();
    #most = EventEmitter.defaultMaxListeners;

    on(name: unknown, listener: Listener): this {
      return this.#add(name, { call: listener, listener });
    }
    addListener(name: unknown, listener: Listener): this {
      return this.on(name, listener);
    }
    prependListener(name: unknown, listener: Listener): this {
      return this.#add(name, { call: listener, listener }, true);
    }
    once(name: unknown, listener: Listener): this {
      return this.#add(name, this.#first(name, listener));
    }
    prependOnceListener(name: unknown, listener: Listener): this {
      return this.#add(name, this.#first(name, listener), true);
    }
    off(name: unknown, listener: Listener): this {
      const at = this.#of(name).findLastIndex((one) => one.listener === listener);
      if (at >= 0) this.#entries.set(name, this.#of(name).toSpliced(at, 1));
      return this;
    }
    removeListener(name: unknown, listener: Listener): this {
      return this.off(name, listener);
    }
    removeAllListeners(name?: unknown): this {
      if (name === undefined) this.#entries.clear();
      else this.#entries.delete(name);
      return this;
    }
    emit(name: unknown, ...args: unknown[]): boolean {
      const entries = this.#of(name);
      // As in Node: an error that nobody listens for is thrown.
      if (name === 'error' && entries.length === 0) throw Object.prototype.toString.call(args[0]) === '[object Error]' ? args[0] : Object.assign(new Error(`Unhandled error. (${String(args[0])})`), { code: 'ERR_UNHANDLED_ERROR' });
      for (const { call } of entries) Reflect.apply(call, this, args);
      return entries.length > 0;
    }
    listeners(name: unknown): Listener[] {
      return this.#of(name).map(({ listener }) => listener);
    }
    rawListeners(name: unknown): Listener[] {
      return this.#of(name).map(({ call }) => call);
    }
    listenerCount(name: unknown): number {
      return this.#of(name).length;
    }
    eventNames(): unknown[] {
      return [...this.#entries].flatMap(([name, { length }]) => (length > 0 ? [name] : []));
    }
    setMaxListeners(most: number): this {
      this.#most = most;
      return this;
    }
    getMaxListeners(): number {
      return this.#most;
    }

    #of(name: unknown): Entry[] {
      return this.#entries.get(name) ?? [];
    }
    #add(name: unknown, entry: Entry, isFirst = false): this {
      this.#entries.set(name, isFirst ? [entry, ...this.#of(name)] : [...this.#of(name), entry]);
      return this;
    }
    #first(name: unknown, listener: Listener): Entry {
      const entry: Entry = {
        listener,
        call: (...args) => {
          this.#entries.set(name, this.#of(name).filter((one) => one !== entry));
          return Reflect.apply(listener, this, args);
        },
      };
      return entry;
    }
  }

  /** What the next event of this name brings, or a rejection by its next error. */
  const once = (from: EventEmitter | Target, name: string, { signal }: { signal?: AbortSignal } = {}): Promise<unknown[]> =>
    new Promise((done, fail) => {
      const aborted = (): void => fail(Object.assign(new Error('The operation was aborted'), { name: 'AbortError', code: 'ABORT_ERR' }));
      if (signal?.aborted) return aborted();
      signal?.addEventListener('abort', aborted, { once: true });
      if ('addEventListener' in from) return from.addEventListener(name, (event) => done([event]), { once: true });
      const failed: Listener = (problem) => (from.off(name, arrived), fail(problem as Error));
      const arrived: Listener = (...args) => (from.off('error', failed), done(args));
      from.once(name, arrived);
      if (name !== 'error') from.once('error', failed);
    });
  return Object.assign(EventEmitter, { EventEmitter, once, default: EventEmitter, __esModule: true }) as never;
};
