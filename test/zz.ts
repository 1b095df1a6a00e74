import { writeFileSync } from 'node:fs'
import { generateTypes } from './generate-types.ts'

writeFileSync(
  'src/platform/db/database.generated.ts',
  generateTypes('postgres://postgres@127.0.0.1:5599/boot'),
)
