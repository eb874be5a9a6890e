// Remembers what the interpreter's disk holds and takes away what a request left there. The disk lives outside of the memory.

/** A file or folder of Emscripten's file system in memory; a folder's contents are its entries by name. */
export type DiskNode = { isFolder: boolean; mtime: number; usedBytes?: number; contents?: unknown };

type Disk = { root: DiskNode; unlink: (path: string) => void; rmdir: (path: string) => void };
type Saved = { entries: Map<string, Saved>; mtime: number; usedBytes: number | undefined };

/** Where the system shows descriptors, which are no files. */
const PROC = 'proc';

/** `restore` throws when something is gone or changed that was there before: the interpreter cannot be put back then. */
export function saveDisk(FS: Disk): { restore: () => void } {
  const saved = look(FS.root);
  return { restore: () => clear(FS, FS.root, saved, '') };
}

const entriesOf = (node: DiskNode): [string, DiskNode][] => (node.isFolder ? Object.entries(node.contents ?? {}) : []) as [string, DiskNode][];

const look = (node: DiskNode): Saved => ({
  entries: new Map(entriesOf(node).flatMap(([name, entry]) => (name === PROC ? [] : [[name, look(entry)]]))),
  mtime: node.mtime,
  usedBytes: node.usedBytes,
});

/** Deepest first, because only an empty folder can be removed. */
function clear(FS: Disk, node: DiskNode, saved: Saved | undefined, path: string): void {
  let known = 0;
  for (const [name, entry] of entriesOf(node)) {
    if (name === PROC && path === '') continue;
    const [here, before] = [`${path}/${name}`, saved?.entries.get(name)];
    if (entry.isFolder) clear(FS, entry, before, here);
    if (before === undefined) remove(FS, here, entry);
    else known += 1;
    if (before !== undefined && !entry.isFolder && (entry.mtime !== before.mtime || entry.usedBytes !== before.usedBytes)) throw new Error(`${here} was changed`);
  }
  if (saved !== undefined && known < saved.entries.size) throw new Error(`something is gone from ${path}/`);
}

function remove(FS: Disk, path: string, node: DiskNode): void {
  if (node.isFolder) FS.rmdir(path);
  else FS.unlink(path);
}
