import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import { createApp } from '../src/app.ts'
import { settableClock } from '../src/platform/clock.ts'
import { inOrganisation } from '../src/platform/db/transaction.ts'
import { type Id, newId } from '../src/platform/ids.ts'
import type { JobPayload } from '../src/platform/jobs/queue.ts'
import { openLog } from '../src/platform/log.ts'
import { localHub } from '../src/platform/realtime/hub.ts'
import { openSecrets } from '../src/platform/secrets.ts'
import type { Services } from '../src/platform/services.ts'
import { giveOrganisationRole, giveProgrammeRole, insertAccount } from '../src/trust/accounts/accounts.sql.ts'
import { beginSignedIn } from '../src/trust/accounts/sign-in.ts'
import { createOrganisation, type Organisation } from '../src/trust/index.ts'
import type { OrganisationRole, ProgrammeRole } from '../src/trust/role.ts'
import { testDatabase } from './database.ts'

export { makeActivity, makeProgramme } from './programmes.ts'

/** Jobs that were sent and not yet run, in order. */
export type SentJob = { readonly name: string; readonly payload: JobPayload }

/** One organisation in the file's database, with the app around it. */
export type World = {
  readonly app: Hono
  readonly services: Services
  readonly clock: ReturnType<typeof settableClock>
  readonly organisation: Organisation
  readonly owner: Id<'account'>
  readonly sent: SentJob[]
  /** An account with these roles, signed in. */
  person(
    roles: readonly OrganisationRole[],
    inProgramme?: { programme: Id<'programme'>; roles: readonly ProgrammeRole[] },
  ): Promise<Person>
  /** The owner, signed in. */
  asOwner(): Promise<Person>
}

export type Person = {
  readonly account: Id<'account'>
  readonly email: string
  readonly cookie: string
  get(path: string): Promise<Response>
  post(path: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<Response>
}

/**
 * A new organisation of its own, so that tests do not see each other's rows; in a database of its own, or
 * `beside` another in the same one, to show that neither reaches the other.
 */
export async function makeWorld(beside?: World): Promise<World> {
  const { app, services, clock, sent } = beside ?? (await openWorld())
  const { database } = services
  const slug = `o-${newId().slice(-12)}`
  const made = await createOrganisation(services, {
    slug,
    name: 'Alder Trust',
    owner: { email: `owner@${slug}.example`, name: 'Mairi Ross' },
  })
  const { organisation, owner } = made!

  const person = (account: Id<'account'>, email: string): Promise<Person> =>
    inOrganisation(database.db, organisation.id, async db => {
      const token = await beginSignedIn(services, db, account, 'link', 'A browser')
      const cookie = `rowan_session=${token}`
      return {
        account,
        email,
        cookie,
        get: async path => app.request(`http://rowan.test${path}`, { headers: { Cookie: cookie } }),
        post: async (path, fields) =>
          app.request(`http://rowan.test${path}`, {
            method: 'POST',
            headers: { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' },
            body: formBody(fields),
          }),
      }
    })

  return {
    app,
    services,
    clock,
    organisation,
    owner,
    sent,
    asOwner: () => person(owner, `owner@${slug}.example`),
    async person(roles, inProgramme) {
      const account = newId<'account'>()
      const email = `${account.slice(-12)}@${slug}.example`
      await inOrganisation(database.db, organisation.id, async db => {
        await insertAccount(db, { id: account, email, name: `Person ${account.slice(-4)}` }, clock.now())
        for (const role of roles) await giveOrganisationRole(db, account, role, clock.now())
        for (const role of inProgramme?.roles ?? []) {
          await giveProgrammeRole(db, account, inProgramme!.programme, role, clock.now())
        }
      })
      return person(account, email)
    },
  }
}

async function openWorld(): Promise<Pick<World, 'app' | 'services' | 'clock' | 'sent'>> {
  const database = await testDatabase()
  const clock = settableClock(new Date('2026-03-04T10:00:00Z'))
  const sent: SentJob[] = []
  const services: Services = {
    database,
    // Tests run the jobs themselves, when they want them run: the queue has its own test.
    queue: { send: async (name, payload) => void sent.push({ name, payload }) },
    realtime: localHub(),
    secrets: openSecrets(randomBytes(48)),
    clock,
    log: openLog('silent'),
    publicUrl: 'http://rowan.test',
    trustProxy: true,
    sendsMail: false,
  }
  return { app: createApp(services), services, clock, sent }
}

/** Fields as a browser sends them. */
export function formBody(fields: Readonly<Record<string, string | readonly string[]>>): URLSearchParams {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    for (const text of typeof value === 'string' ? [value] : value) body.append(name, text)
  }
  return body
}
