// What the WebAssembly module offers to its host.
export { scan } from './gate.ts';
export { countLines, lineStart, units } from './lines.ts';
