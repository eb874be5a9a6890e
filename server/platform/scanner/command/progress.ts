// One line on a terminal that says how far a scan is; nothing where nobody watches.
import type { WriteStream } from 'node:tty';

type State = { files: number; bytes: number; findings: number };

export const createProgress = (out: Pick<WriteStream, 'write' | 'isTTY'>, state: () => State) => {
  let last = 0;
  let isShown = false;
  return {
    tick: (): void => {
      if (!out.isTTY || performance.now() - last < 100) return;
      last = performance.now();
      isShown = true;
      const { files, bytes, findings } = state();
      out.write(`\r\u001b[K${files} files, ${(bytes / 1e6).toFixed(0)} MB, ${findings} found …`);
    },
    end: (): void => void (isShown && out.write('\r\u001b[K')),
  };
};
