// Looks for the secret in what the model said, in exactly the forms that a level's filter knows.
import type { DisguiseName, OutputFilter } from '../contract.ts';
import { findDisguise } from '../judging/disguises.ts';

/** The form in which the secret was found; undefined means that the reply may pass. */
export const filterOutput = (filter: OutputFilter | undefined, reply: string, secret: string): DisguiseName | undefined => (filter === undefined ? undefined : findDisguise(reply, secret, filter.catches));
