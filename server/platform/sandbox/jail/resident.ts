// How much memory a jailed process holds, as the kernel counts it: bubblewrap in front of it belongs to it.
import { readFileSync } from 'node:fs';

const PAGE = 4096;

/** The process and all below it; those that went in the meantime are left out. Linux only. */
export const familyOf = (pid: number): number[] => {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
    return [pid, ...children.flatMap(familyOf)];
  } catch {
    return [];
  }
};

/** Resident bytes of a process and all below it. */
export const residentBytes = (pid: number): number =>
  familyOf(pid).reduce((sum, one) => {
    try {
      return sum + Number(readFileSync(`/proc/${one}/statm`, 'latin1').split(' ')[1]) * PAGE;
    } catch {
      return sum;
    }
  }, 0);
