import { randomBytes } from 'node:crypto'
import { queues } from '../src/jobs.ts'
import type { FormDraft } from '../src/listening/forms/form.ts'
import { currentForm, type FormVersion, insertForm } from '../src/listening/forms/forms.sql.ts'
import { migrations } from '../src/migrations.ts'
import { systemClock } from '../src/platform/clock.ts'
import { startCluster } from '../src/platform/db/cluster.ts'
import { type OpenDatabase, openDatabase } from '../src/platform/db/connection.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { inOrganisation } from '../src/platform/db/transaction.ts'
import type { Id } from '../src/platform/ids.ts'
import { openLog } from '../src/platform/log.ts'
import { localHub } from '../src/platform/realtime/hub.ts'
import { openSecrets } from '../src/platform/secrets.ts'
import type { Services } from '../src/platform/services.ts'
import type { Activity, Programme } from '../src/programmes/index.ts'
import { currentStatement } from '../src/programmes/index.ts'
import { createOrganisation, type Organisation } from '../src/trust/index.ts'
import { makeActivity, makeProgramme } from '../test/programmes.ts'

/** A conversation that people can answer, in a database that keeps what it acknowledges. */
export type OpenConversation = {
  readonly services: Services
  readonly organisation: Organisation
  readonly owner: Id<'account'>
  readonly programme: Programme
  readonly activity: Activity
  readonly form: FormVersion
  readonly statement: NonNullable<Awaited<ReturnType<typeof currentStatement>>>
  /** For the superuser: counts everything. */
  readonly admin: OpenDatabase
  readonly url: string
  readonly secretKey: Buffer
  close(): Promise<void>
}

/** Opens one on a PostgreSQL of its own, with fsync on and a pool of 20. */
export async function openConversation(): Promise<OpenConversation> {
  const log = openLog('silent')
  const cluster = await startCluster({ purpose: 'test', log })
  await migrate(cluster.url, migrations, queues)
  const database = openDatabase(cluster.url, { size: 20 })
  const admin = openDatabase(cluster.url, { size: 1, role: 'none' })
  const secretKey = randomBytes(48)
  const services: Services = {
    database,
    queue: { send: async () => {} },
    realtime: localHub(),
    secrets: openSecrets(secretKey),
    clock: systemClock,
    log,
    publicUrl: 'http://rowan.test',
    trustProxy: true,
    sendsMail: false,
  }
  const made = await createOrganisation(services, {
    slug: 'bench',
    name: 'Alder Trust',
    owner: { email: 'owner@bench.example', name: 'Mairi Ross' },
  })
  if (!made) throw new Error('The organisation is there already.')
  const world = { services, clock: systemClock, ...made }
  const programme = await makeProgramme(world)
  const activity = await makeActivity(world, programme)
  const { form, statement } = await inOrganisation(database.db, made.organisation.id, async db => {
    await insertForm(db, activity.id, content, systemClock.now())
    return { form: await currentForm(db, activity.id), statement: await currentStatement(db, programme.id) }
  })
  if (!form || !statement) throw new Error('The conversation has no form or no permission statement.')
  return {
    services,
    organisation: made.organisation,
    owner: made.owner,
    programme,
    activity,
    form,
    statement,
    admin,
    url: cluster.url,
    secretKey,
    async close() {
      await database.close()
      await admin.close()
      await cluster.stop()
    },
  }
}

/** One question, and everything that people may tell about themselves: the longest page of one question. */
const content: FormDraft = {
  languages: ['en'],
  questions: [
    {
      kind: 'long_text',
      key: 'matters',
      texts: {
        en: { question: 'What matters most to you about care at home?', hint: 'A few words are enough.' },
      },
    },
  ],
  characteristics: ['role', 'age', 'area', 'gender', 'condition', 'carer'],
}
