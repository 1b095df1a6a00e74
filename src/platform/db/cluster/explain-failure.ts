import { ClusterRefusal } from './cluster-refusal.ts'

/** Codes of the file system, and PostgreSQL's own for a full disk. */
const outside = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'ENOTDIR', 'EEXIST', '53100'])

/** The error to throw for `error`: a refusal with what to do where the cause lies outside Rowan, else itself. */
export function orRefusal(error: unknown, folder: string): unknown {
  const known =
    error instanceof Error && 'code' in error && typeof error.code === 'string' && outside.has(error.code)
  return known ? new ClusterRefusal(explainFailure(error.message, folder)) : error
}

/**
 * What a failure of PostgreSQL or of the file system to start on `folder` means, as sentences for the
 * person at the terminal. `report` is what the program printed, or the error's message.
 */
export function explainFailure(report: string, folder: string): string {
  if (/no space left on device|ENOSPC|EDQUOT|quota exceeded/i.test(report)) {
    return `The disk is full: there is no room for Rowan's data in ${folder}. Free at least 200 MB and start again, or keep the data elsewhere: DATA_DIR=/path npm start`
  }
  if (/EROFS|read-only file system/i.test(report)) {
    return `${folder} is on a disk that can only be read. Keep the data elsewhere: DATA_DIR=/path npm start`
  }
  if (/EACCES|EPERM|permission denied/i.test(report)) {
    return `Rowan may not write in ${folder}. Change who owns that folder, or keep the data elsewhere: DATA_DIR=/path npm start`
  }
  if (/ENOTDIR|EEXIST|not a directory/i.test(report)) {
    return `${folder} is not a folder. Keep the data elsewhere: DATA_DIR=/path npm start`
  }
  if (/error while loading shared libraries|ENOENT|cannot execute|GLIBC/i.test(report)) {
    return [
      "Rowan's own PostgreSQL does not run on this machine:",
      `  ${lastLines(report, 2)}`,
      'Use a PostgreSQL of yours (15 or newer): DATABASE_URL=postgres://user:password@host/database npm start',
    ].join('\n')
  }
  if (
    /could not (create|allocate|resize|map|open) shared memory|cannot allocate memory|ENOMEM/i.test(report)
  ) {
    return `There is not enough memory for PostgreSQL. Close other programs and start again. It said:\n  ${lastLines(report, 2)}`
  }
  return [
    `Rowan's own PostgreSQL did not start on ${folder}. Your data was not changed. It said:`,
    `  ${lastLines(report, 6)}`,
  ].join('\n')
}

function lastLines(report: string, count: number): string {
  return report.trim().split('\n').slice(-count).join('\n  ')
}
