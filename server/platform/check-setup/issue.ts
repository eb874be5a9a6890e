// What is wrong with a setting, why, and what to write instead.

/** `high`: something runs or leaves without anybody being asked. `medium`: more than the work needs. `note`: worth knowing. */
export type Level = 'high' | 'medium' | 'note';

export type Rule = {
  id: string;
  level: Level;
  title: string;
  /** What an attacker, or a model that was talked into it, gets from this. */
  why: string;
  /** To paste, or to do. */
  fix: string;
  /** Where the setting is documented, or how it was measured. */
  source: string;
};

/** `line` counts from 1; `detail` says which entry, never a secret. */
export type Issue = Rule & { tool: string; path: string; line: number; detail: string };
