// The files an engine is made of, by the version this server has: workers, the check runner, and for Python its bytes.
const assets = '/assets/pyodide';

type Manifest = { stamp: string; files: Record<string, number> };

let found: Promise<Manifest> | undefined;

const manifest = (): Promise<Manifest> => {
  found ??= getOrThrow(`${assets}/manifest.json`)
    .then((response) => response.json() as Promise<Manifest>)
    .catch((problem: unknown) => {
      found = undefined;
      throw problem;
    });
  return found;
};

/** The address of one of this version's files. */
export const engineFile = async (name: string): Promise<string> => `${assets}/${(await manifest()).stamp}/${name}`;

/** All that Python is made of, with the share that has arrived so far. */
export const getPythonBytes = async (onPercent: (percent: number) => void): Promise<Record<string, ArrayBuffer>> => {
  const { stamp, files } = await manifest();
  const whole = Object.values(files).reduce((sum, size) => sum + size, 0);
  let got = 0;
  // When one download fails the others end with it, or they would go on telling how far they are.
  const stop = new AbortController();
  const getOne = async (name: string, size: number): Promise<readonly [string, ArrayBuffer]> => {
    const response = await getOrThrow(`${assets}/${stamp}/${name}`, stop.signal);
    const into = new Uint8Array(size);
    let at = 0;
    for await (const part of readParts(response)) {
      into.set(part, at);
      at += part.length;
      got += part.length;
      if (!stop.signal.aborted) onPercent(Math.floor((got / whole) * 100));
    }
    if (at !== into.length) throw new Error(`${name} was cut off`);
    return [name, into.buffer];
  };
  const all = await Promise.all(Object.entries(files).map(([name, size]) => getOne(name, size))).catch((problem: unknown) => {
    stop.abort();
    // A new version of the server has other files: ask for its list next time.
    found = undefined;
    throw problem;
  });
  return Object.fromEntries(all);
};

async function* readParts(response: Response): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  for (;;) {
    const read = await reader?.read();
    if (read === undefined || read.done) return;
    yield read.value;
  }
}

const getOrThrow = async (url: string, signal?: AbortSignal): Promise<Response> => {
  const response = await fetch(url, { signal: signal ?? null });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
};
