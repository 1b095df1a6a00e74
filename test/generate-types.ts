import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { brandTypes } from './brand-types.ts'

/** The table types of the database at `url`, as `src/platform/db/database.generated.ts` holds them. */
export function generateTypes(url: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'rowan-types-'))
  try {
    const out = join(folder, 'database.ts')
    execFileSync(
      resolve(import.meta.dirname, '../node_modules/.bin/kysely-codegen'),
      [
        '--url',
        url,
        '--dialect',
        'postgres',
        '--default-schema',
        'rowan',
        '--include-pattern',
        'rowan.*',
        '--out-file',
        out,
        '--log-level',
        'error',
        '--date-parser',
        'string',
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    )
    return brandTypes(readFileSync(out, 'utf8'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
