import { queues } from '../../src/jobs.ts'
import { migrations } from '../../src/migrations.ts'
import { migrate } from '../../src/platform/db/migrate.ts'

/* Migrates the database at the address given, as a starting Rowan does. */
await migrate(process.argv[2] ?? '', migrations, queues)
