// The token of the command line, which comes in the Authorization header instead of a cookie and opens only what its scopes name.

/** Said in front of the random part, so that somebody who finds one knows whose it is, and sources' own tokens are told apart. */
export const COMMAND_TOKEN_PREFIX = 'beforetab_cli_';

/** Undefined for any other kind of authorization, which a route may read itself. */
export const readCommandToken = (header: string | undefined): string | undefined => {
  const token = /^bearer +(\S+) *$/i.exec(header ?? '')?.[1];
  return token?.startsWith(COMMAND_TOKEN_PREFIX) === true ? token : undefined;
};
