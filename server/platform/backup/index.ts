// Backup and restore: the whole database and the organisation's own content in one file.
// Words: backup, entry (one file inside it). It never holds the job queue, and never the data folder's raw files.
export { checkBackup, type Backup } from './check-backup.ts';
export { hasDatabase, reachDatabase, type Reached } from './reach-database.ts';
export { restoreBackup } from './restore-backup.ts';
export { holdsRows } from './describe-database.ts';
export { writeBackup, type Written } from './write-backup.ts';
