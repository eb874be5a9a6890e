// The handbook's own pages; answers link to them.
export const HANDBOOK = 'https://handbook.fernwood.example';
