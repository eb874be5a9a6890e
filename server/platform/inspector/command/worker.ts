// Where the thread that reads documents begins when the sources run as they are.
import { serveInspections } from './serve.ts';

await serveInspections();
