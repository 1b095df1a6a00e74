import type { Import, SourceFile } from './source-file.ts'

/** Where a file breaks a rule: `src/a/b.ts:12  what is wrong`. */
export type Breach = string

export function breach(file: SourceFile, line: number, what: string): Breach {
  return `${file.path}:${line}  ${what}`
}

/** What knows no room, from the bottom up: each may import what stands before it. */
export const floors: readonly string[] = ['language', 'disclosure', 'platform', 'ui']

/** The rooms from the bottom up: each may import what stands before it. */
export const rooms: readonly string[] = [
  'trust',
  'programmes',
  'listening',
  'understanding',
  'publishing',
  'overview',
]

/** The folder under `src/` that a path is in; undefined for what composes: `app.ts`, `cli/`, `start/`. */
export function roomOf(path: string): string | undefined {
  const [, folder = ''] = path.split('/')
  return floors.includes(folder) || rooms.includes(folder) ? folder : undefined
}

export function isRoom(name: string | undefined): boolean {
  return name !== undefined && rooms.includes(name)
}

/** What a file is, by its name. A `domain` file is any other `.ts`; whether it is pure is another question. */
export type Kind = 'sql' | 'migrations' | 'routes' | 'index' | 'view' | 'jobs' | 'domain'

export function kindOf(path: string): Kind {
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (name.endsWith('.sql.ts')) return 'sql'
  if (name === 'migrations.ts' || name.endsWith('.migration.ts')) return 'migrations'
  if (/^([\w-]+-)?routes\.tsx?$/.test(name)) return 'routes'
  if (name === 'index.ts') return 'index'
  if (name === 'jobs.ts') return 'jobs'
  return name.endsWith('.tsx') ? 'view' : 'domain'
}

/** Lines of a file's code that a pattern is found on, counted from one. */
export function linesWith(file: SourceFile, pattern: RegExp): number[] {
  return file.code.flatMap((line, index) => (pattern.test(line) ? [index + 1] : []))
}

/** Imports that a file makes and that are not only of types. */
export function atRunTime(file: SourceFile): readonly Import[] {
  return file.imports.filter(each => !each.typeOnly)
}
