// The columns of the CSV and two invented people that show them.
export const csvColumns = [
  { name: 'name', says: 'people.import.column.name', examples: ['Ada Example', 'Lin Example'] },
  { name: 'e-mail', says: 'people.import.column.email', examples: ['ada@company.example', 'lin@company.example'] },
  { name: 'teams', says: 'people.import.column.teams', examples: ['Payments;Platform', 'Payments'] },
  { name: 'manager', says: 'people.import.column.manager', examples: ['lin@company.example', ''] },
  { name: 'job function', says: 'people.import.column.job', examples: ['backend developer', 'engineering manager'] },
  { name: 'languages', says: 'people.import.column.languages', examples: ['Python;TypeScript', 'Go'] },
  { name: 'hire date', says: 'people.import.column.hired', examples: ['2024-03-01', '2019-09-16'] },
  { name: 'employment', says: 'people.import.column.employment', examples: ['employee', 'employee'] },
] as const;
export type CsvColumn = (typeof csvColumns)[number];

export const exampleCsv = (): string => [csvColumns.map(({ name }) => name), ...[0, 1].map((at) => csvColumns.map(({ examples }) => examples[at]))].map((row) => row.join(',')).join('\r\n') + '\r\n';
