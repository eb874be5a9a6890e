// The columns of people's CSV: how each may be called, and what a cell in it may say.
import { isHireDay } from './rules.ts';
import { Email, type Employment, type ImportMistakeCode, JobFunction, Language, PersonName, TeamName } from './schemas.ts';

export const COLUMNS = ['name', 'e-mail', 'teams', 'manager', 'job function', 'languages', 'hire date', 'employment'] as const;
export type Column = (typeof COLUMNS)[number];

const plain = (header: string): string => header.toLowerCase().replaceAll(/[^a-z]/g, '');
// Maps: a header or a cell may be called `constructor`.
const ALIASES: ReadonlyMap<string, Column> = new Map(Object.entries({
  name: 'name', fullname: 'name', email: 'e-mail', emailaddress: 'e-mail', mail: 'e-mail', team: 'teams', teams: 'teams',
  manager: 'manager', manageremail: 'manager', jobfunction: 'job function', function: 'job function', role: 'job function', jobtitle: 'job function',
  language: 'languages', languages: 'languages', hiredon: 'hire date', hiredate: 'hire date', hired: 'hire date', startdate: 'hire date', employment: 'employment', employmenttype: 'employment',
} as const));

export const columnOf = (header: string): Column | undefined => ALIASES.get(plain(header));

/** What a row says; a column that the file does not have is undefined and changes nothing. */
export type Said = {
  name: string;
  email: string;
  teams?: string[];
  /** E-mail address, or null for nobody. */
  manager?: string | null;
  jobFunction?: string | null;
  languages?: string[];
  hiredOn?: string | null;
  employment?: Employment;
};

export type CellReading = { said: Partial<Said> } | { code: ImportMistakeCode };

const parts = (cell: string, sign: RegExp): string[] => [...new Set(cell.split(sign).map((part) => part.trim()).filter(Boolean))];
const EMPLOYED: ReadonlyMap<string, Employment> = new Map(Object.entries({ employee: 'employee', permanent: 'employee', contractor: 'contractor', freelancer: 'contractor', external: 'contractor' } as const));

/** One cell, trimmed; `today` bounds the hire date to a year ahead. */
export const readCell = (column: Column, cell: string, today: string): CellReading => {
  switch (column) {
    case 'name':
      return cell === '' ? { code: 'no-name' } : fits(PersonName, cell, (name) => ({ name }), 'bad-name');
    case 'e-mail':
      return cell === '' ? { code: 'no-email' } : fits(Email, cell, (email) => ({ email }), 'bad-email');
    case 'teams':
      return all(TeamName, parts(cell, /[;|]/), 50, (teams) => ({ teams }), 'bad-teams');
    case 'manager':
      return cell === '' ? { said: { manager: null } } : fits(Email, cell, (manager) => ({ manager }), 'bad-manager');
    case 'job function':
      return cell === '' ? { said: { jobFunction: null } } : fits(JobFunction, cell, (jobFunction) => ({ jobFunction }), 'bad-job-function');
    case 'languages':
      return all(Language, parts(cell, /[;|,]/), 20, (languages) => ({ languages }), 'bad-languages');
    case 'hire date':
      return readDay(cell, today);
    case 'employment':
      return readEmployment(cell);
    default:
      return column satisfies never;
  }
};

const readEmployment = (cell: string): CellReading => {
  if (cell === '') return { said: {} };
  const employment = EMPLOYED.get(cell.toLowerCase());
  return employment === undefined ? { code: 'bad-employment' } : { said: { employment } };
};

type Check<T> = { safeParse(value: unknown): { success: true; data: T } | { success: false } };

const fits = <T>(schema: Check<T>, cell: string, said: (value: T) => Partial<Said>, code: ImportMistakeCode): CellReading => {
  const parsed = schema.safeParse(cell);
  return parsed.success ? { said: said(parsed.data) } : { code };
};

const all = (schema: Check<string>, cells: string[], most: number, said: (values: string[]) => Partial<Said>, code: ImportMistakeCode): CellReading =>
  cells.length <= most && cells.every((cell) => schema.safeParse(cell).success) ? { said: said(cells) } : { code };

const readDay = (cell: string, today: string): CellReading => {
  if (cell === '') return { said: { hiredOn: null } };
  if (!/^\d{4}-\d{2}-\d{2}$/.test(cell)) return { code: 'bad-day' };
  const at = new Date(`${cell}T00:00:00Z`);
  if (Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== cell) return { code: 'no-such-day' };
  return isHireDay(cell, today) ? { said: { hiredOn: cell } } : { code: 'day-too-far' };
};
