// How a measured child tells its parent: one line of JSON on the third pipe, with the most memory it ever had.
import { writeSync } from 'node:fs';

export const tell = (seconds: number, bytes: number, found: readonly (readonly [number, number])[]): void => {
  const line = Buffer.from(JSON.stringify({ seconds, bytes, rss: process.resourceUsage().maxRSS * 1024, found }));
  for (let at = 0; at < line.length; ) at += writeSync(3, line, at);
};

/** Processor seconds since `from`, of all threads. */
export const secondsSince = (from: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1e6;
};
