// Code of our own build that lies nowhere as a file: packed by Brotli, as base64, inside the one file of the command.
import { brotliDecompressSync } from 'node:zlib';

export const importPacked = <Module>(packed: string): Promise<Module> =>
  import(/* @vite-ignore */ `data:text/javascript;base64,${brotliDecompressSync(Buffer.from(packed, 'base64')).toString('base64')}`) as Promise<Module>;
