// What statements were answered stays in the process for the rest of a run: the same one again is told along, and nobody waits for a reply that is known.
import { type HostReply, MAX_CALLS } from '../host/create-host.ts';
import type { ToHost } from './jailed-talk.ts';
import type { AskHost, PythonRequest } from './python-child.ts';

/** `rows`: tells the rows of one request from those of another, which the process never sees. */
export type JailedPythonRequest = PythonRequest & { rows: number };

/** What is remembered holds for this run and these rows; a request of no run has a memory of its own. */
type Scope = { rows: number; run: string | undefined };

const MOST_KEPT = 64;
/** Told along with one message at most, in characters. */
const MOST_NOTED = 100_000;

/** The host hears of every call in its order, counts it and logs it; it is asked again where it may say something else. */
export const rememberReplies = (): ((scope: Scope, host: ToHost) => AskHost) => {
  let ofRun: string | undefined;
  const known = new Map<string, string>();
  return ({ rows, run }, host) => {
    if (run === undefined || run !== ofRun) known.clear();
    ofRun = run;
    let [calls, noted] = [0, 0];
    return (line) => {
      calls += 1;
      const [call, question] = [JSON.parse(line) as [string, unknown[]], `${rows} ${line}`];
      const reply = known.get(question);
      // Beyond the most calls of a request the host refuses whatever it is.
      if (reply !== undefined && calls <= MAX_CALLS && noted + line.length <= MOST_NOTED) {
        noted += line.length;
        host.note(call);
        return reply;
      }
      noted = 0;
      const { isLasting, ...given } = host.ask(call) as HostReply;
      const text = JSON.stringify(given);
      if (isLasting && known.size < MOST_KEPT) known.set(question, text);
      return text;
    };
  };
};
