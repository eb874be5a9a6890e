// Why a permission is too wide, where several assistants have the same one.
export const RUNS_ANYTHING = 'One hidden instruction in a file the model reads is enough to run anything with your rights.';
export const AS_WIDE_AS_ALL = 'It is allowed with any argument, and its argument is a program or an address: as wide as allowing every command.';
