import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { generateTypes } from './generate-types.ts'
import { databaseAt, prepareTemplate } from './template.ts'

/* Writes the table types from the migrated database: `npm run types:db`. */
const target = resolve(import.meta.dirname, '../src/platform/db/database.generated.ts')
const template = await prepareTemplate(process.env['TEST_DATABASE_URL'])
try {
  writeFileSync(target, generateTypes(databaseAt(template.url, 'rowan_template')))
} finally {
  await template.stop()
}
