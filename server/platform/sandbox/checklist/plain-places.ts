// The same engines without a jail: an attempt that fails here too proves nothing about the jail.
import { type GuestProgram, type JailCommand, outerEnvironment } from '../jail/guest-program.ts';
import { findDeno } from '../jail/deno.ts';
import type { BackEndName, Bait } from './escape-case.ts';

/** Anything that makes a command out of a program, jailed or not. */
export type Place = { command: (program: GuestProgram) => JailCommand };

/** Where attempts are made: a back end by its name, and a folder of ours. */
export type On = { name: BackEndName; backEnd: Place; runDir: string };

/** Arguments of setpriv: what is not jailed ends with whoever started it all the same. */
export const WITH_US = ['--pdeathsig', 'KILL', '--'];

const environmentWith = ({ secret }: Bait): Record<string, string> => ({ ...outerEnvironment(), BAIT: secret });

const plainNode = (bait: Bait): Place => ({
  command: ({ script, folder, isNative }) => ({
    command: 'setpriv',
    args: [...WITH_US, ...(isNative === true ? [script] : [process.execPath, '--no-warnings', script, folder ?? ''])],
    environment: environmentWith(bait),
    talksOn: 'its own pipe',
    // An open file of the server, as a program could find it where descriptors leak.
    filter: bait.file,
  }),
});

const plainDeno = (bait: Bait): Place => ({
  command: ({ script, folder }) => ({
    command: 'setpriv',
    args: [...WITH_US, findDeno() ?? 'deno', 'run', '--allow-all', '--no-config', '--no-lock', '--quiet', script, folder ?? ''],
    environment: { ...environmentWith(bait), HOME: '/proc/nowhere', DENO_DIR: '/proc/nowhere', NO_COLOR: '1' },
    talksOn: 'standard input and output',
  }),
});

export const plainPlace = (of: BackEndName, bait: Bait): Place => (of === 'deno' ? plainDeno(bait) : plainNode(bait));

/** The jail as it is used, started by a server whose own environment holds the secret. */
export const amongSecrets = (backEnd: Place, { secret }: Bait): Place => ({
  command: (program) => {
    const made = backEnd.command(program);
    return { ...made, environment: { ...made.environment, BAIT: secret } };
  },
});
