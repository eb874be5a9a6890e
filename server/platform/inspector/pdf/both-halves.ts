// Both halves of pdf.js, the one that is asked and the one that reads; only what is used, so that one file stays lean.
export { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
export { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
