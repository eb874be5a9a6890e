// What runs inside a jail: a script, the files it reads, and V8's settings for it.

export type GuestProgram = {
  /** Absolute path of a script without imports of files. */
  script: string;
  /** A folder that is shown read-only; the script finds it in its first argument. */
  folder?: string;
  heapMb: number;
  /** For the checklist: without the settings that only harden, as if a takeover had undone them. */
  isBare?: true;
  /** For the checklist: the script is a program of its own, run in place of the engine. */
  isNative?: true;
};

/** A command for spawn; the guest speaks on the descriptors `talks` names. */
export type JailCommand = {
  command: string;
  args: string[];
  environment: Record<string, string>;
  /** Descriptor of a pipe in both directions, or 0 and 1. */
  talksOn: 'its own pipe' | 'standard input and output';
  /** A file to hand over as descriptor 3. */
  filter?: string;
};

/** A way to make a jail on this machine. */
export type BackEnd = {
  name: 'bubblewrap' | 'deno';
  command: (program: GuestProgram) => JailCommand;
};

/** Around the jail, never inside: where to find commands, and whose process this is for whoever looks at the list of them. */
export const outerEnvironment = (): Record<string, string> => {
  const { PATH = '/usr/bin:/bin', BEFORETAB_DATA } = process.env;
  return { PATH, ...(BEFORETAB_DATA !== undefined && { BEFORETAB_DATA }) };
};
