// What every rule tells: its number in the engine, the name in reports, how a match is verified and by whose description.
export type Group = 'structured' | 'generic' | 'personal';
export type Rule = { number: number; id: string; title: string; group: Group; verifiedBy: string; source: string };
