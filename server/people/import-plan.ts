// What an import would do, decided from the file and from who is here. Pure: preview shows it, import carries it out.
import type { CsvRecord } from './csv.ts';
import { type Column, columnOf, readCell, type Said } from './import-columns.ts';
import type { ImportMistake, ImportMistakeCode, ImportRow, MistakeNumbers } from './schemas.ts';

/** Somebody who is here, or has left; keyed by e-mail address. */
export type Known = {
  id: string;
  name: string;
  email: string;
  jobFunction: string | null;
  languages: string[];
  hiredOn: string | null;
  employment: 'employee' | 'contractor';
  /** E-mail address. */
  manager: string | null;
  teams: string[];
  hasLeft: boolean;
};

export type PlannedRow = ImportRow & { said: Said };
export type ImportPlan = { fileMistakes: ImportMistake[]; mistakes: ImportMistake[]; badLines: ReadonlySet<number>; rows: PlannedRow[]; newTeams: string[] };

const MOST_ROWS = 20_000;
/** A file of something else may have any number of columns; nobody reads what is wrong with each. */
const MOST_HEADER_MISTAKES = 100;
const mistake = (line: number, column: string, value: string, code: ImportMistakeCode, numbers: MistakeNumbers = {}): ImportMistake => ({ line, column, value: value.slice(0, 200), code, numbers });
const nothing = (fileMistakes: ImportMistake[]): ImportPlan => ({ fileMistakes, mistakes: [], badLines: new Set(), rows: [], newTeams: [] });

/** `today` is a day; `teams` are the names there are. */
export const planImport = (records: readonly CsvRecord[], known: ReadonlyMap<string, Known>, teams: readonly string[], today: string): ImportPlan => {
  const [header, ...body] = records;
  if (header === undefined) return nothing([mistake(1, '', '', 'empty-file')]);
  const wrongHeader = checkHeader(header);
  if (wrongHeader.length > 0) return nothing(wrongHeader.slice(0, MOST_HEADER_MISTAKES));
  if (body.length === 0) return nothing([mistake(header.line, '', '', 'nobody')]);
  if (body.length > MOST_ROWS) return nothing([mistake(body[MOST_ROWS]!.line, '', '', 'too-many-rows', { most: MOST_ROWS })]);

  const columns = header.cells.map((cell) => columnOf(cell)!);
  const mistakes: ImportMistake[] = [];
  const said = body.flatMap((record) => readRow(record, columns, today, mistakes));
  findTwins(said, mistakes);
  findStrangers(said, known, mistakes);
  findManagers(said, known, mistakes);
  const bad = new Set(mistakes.map(({ line }) => line));
  const good = said.filter(({ line }) => !bad.has(line));
  const rows = good.map(({ line, said }) => planRow(line, said, known.get(said.email)));
  const here = new Set(teams.map((team) => team.toLowerCase()));
  const named = new Map(good.flatMap(({ said }) => said.teams ?? []).map((team) => [team.toLowerCase(), team]));
  return { fileMistakes: [], mistakes: mistakes.sort((a, b) => a.line - b.line), badLines: bad, rows, newTeams: [...named].flatMap(([key, team]) => (here.has(key) ? [] : [team])) };
};

const checkHeader = ({ line, cells }: CsvRecord): ImportMistake[] => {
  const found = cells.map(columnOf);
  const unknown = cells.flatMap((cell, at) => (found[at] === undefined ? [mistake(line, cell, cell, 'unknown-column')] : []));
  const twice = cells.flatMap((cell, at) => (found[at] !== undefined && found.indexOf(found[at]) < at ? [mistake(line, cell, cell, 'column-twice')] : []));
  const missing = (['name', 'e-mail'] as const).flatMap((column) => (found.includes(column) ? [] : [mistake(line, column, '', 'column-missing')]));
  return [...unknown, ...twice, ...missing];
};

type SaidRow = { line: number; said: Said };

const readRow = ({ line, cells }: CsvRecord, columns: readonly Column[], today: string, mistakes: ImportMistake[]): SaidRow[] => {
  if (cells.length > columns.length) {
    mistakes.push(mistake(line, '', cells.slice(columns.length).join(' '), 'too-many-cells', { cells: cells.length, named: columns.length }));
    return [];
  }
  const said: Partial<Said> = {};
  columns.forEach((column, at) => {
    const cell = cells[at] ?? '';
    const reading = readCell(column, cell, today);
    if ('code' in reading) mistakes.push(mistake(line, column, cell, reading.code));
    else Object.assign(said, reading.said);
  });
  // A row without an address cannot be told apart from others; its other mistakes are named already.
  return said.email === undefined ? [] : [{ line, said: { name: said.name ?? '', email: said.email, ...said } }];
};

const findTwins = (rows: readonly SaidRow[], mistakes: ImportMistake[]): void => {
  const first = new Map<string, number>();
  for (const { line, said } of rows) {
    const earlier = first.get(said.email);
    if (earlier === undefined) first.set(said.email, line);
    else mistakes.push(mistake(line, 'e-mail', said.email, 'email-twice', { earlier }));
  }
};

const findStrangers = (rows: readonly SaidRow[], known: ReadonlyMap<string, Known>, mistakes: ImportMistake[]): void => {
  for (const { line, said } of rows) {
    if (known.get(said.email)?.hasLeft === true) mistakes.push(mistake(line, 'e-mail', said.email, 'has-left'));
  }
};

/** A row may name a manager whose own row is bad: then it is bad too, and so on down. Every row is looked at a few times, however long the line of managers. */
const findManagers = (rows: readonly SaidRow[], known: ReadonlyMap<string, Known>, mistakes: ImportMistake[]): void => {
  const bad = new Set(mistakes.map(({ line }) => line));
  const good = new Map(rows.filter(({ line }) => !bad.has(line)).map((row) => [row.said.email, row]));
  const reports = new Map<string, SaidRow[]>();
  for (const row of good.values()) {
    if (!row.said.manager) continue;
    const others = reports.get(row.said.manager);
    if (others === undefined) reports.set(row.said.manager, [row]);
    else others.push(row);
  }
  const refuse = (row: SaidRow, code: ImportMistakeCode): void => {
    good.delete(row.said.email);
    mistakes.push(mistake(row.line, 'manager', row.said.manager ?? '', code));
  };
  const refuseStranded = (given: readonly SaidRow[]): void => {
    const waiting = [...given];
    for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
      const manager = row.said.manager ?? '';
      if (!good.has(row.said.email) || good.has(manager) || known.get(manager)?.hasLeft === false) continue;
      refuse(row, 'unknown-manager');
      waiting.push(...(reports.get(row.said.email) ?? []));
    }
  };
  refuseStranded([...reports.values()].flat());
  // Without a row in a circle somebody keeps the manager they have, which may close another one.
  for (let circling = inCircles(good, known); circling.length > 0; circling = inCircles(good, known)) {
    for (const row of circling) refuse(row, 'own-manager');
    refuseStranded(circling.flatMap(({ said }) => reports.get(said.email) ?? []));
  }
};

/** The rows by which somebody would report to themselves, over however many others. */
const inCircles = (good: ReadonlyMap<string, SaidRow>, known: ReadonlyMap<string, Known>): SaidRow[] => {
  const managerOf = (email: string): string | null | undefined => {
    const manager = good.get(email)?.said.manager;
    return manager !== undefined ? manager : known.get(email)?.manager;
  };
  const [walked, found] = [new Set<string>(), new Set<SaidRow>()];
  for (const start of good.keys()) {
    const path = new Set<string>();
    let here: string | null | undefined = start;
    for (; here && !walked.has(here) && !path.has(here); here = managerOf(here)) path.add(here);
    for (let each = here; each && path.has(each); each = managerOf(each)) {
      path.delete(each);
      walked.add(each);
      const row = good.get(each);
      if (row?.said.manager) found.add(row);
    }
    for (const email of path) walked.add(email);
  }
  return [...found];
};

const same = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && [...a].sort().join('\n') === [...b].sort().join('\n');
const small = (list: readonly string[]): string[] => list.map((each) => each.toLowerCase());

const planRow = (line: number, said: Said, known: Known | undefined): PlannedRow => {
  if (known === undefined) return { line, does: 'add', name: said.name, email: said.email, changes: [], said };
  const changes = [
    ...(said.name !== known.name ? ['name'] : []),
    ...(said.teams !== undefined && !same(small(said.teams), small(known.teams)) ? ['teams'] : []),
    ...(said.manager !== undefined && said.manager !== known.manager ? ['manager'] : []),
    ...(said.jobFunction !== undefined && said.jobFunction !== known.jobFunction ? ['job function'] : []),
    ...(said.languages !== undefined && !same(said.languages, known.languages) ? ['languages'] : []),
    ...(said.hiredOn !== undefined && said.hiredOn !== known.hiredOn ? ['hire date'] : []),
    ...(said.employment !== undefined && said.employment !== known.employment ? ['employment'] : []),
  ];
  return { line, does: changes.length > 0 ? 'change' : 'nothing', name: said.name, email: said.email, changes, said };
};
