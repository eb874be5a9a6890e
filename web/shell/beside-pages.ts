// What works beside every page and comes after it: where the focus goes on, and what is said while the server is away.
import './keep-focus.ts';

export { watchAway } from './away-line.tsx';
