import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { queues } from '../../jobs.ts'
import { migrations } from '../../migrations.ts'
import { startCluster } from '../../platform/db/cluster.ts'
import { migrate } from '../../platform/db/migrate.ts'
import { inOrganisation } from '../../platform/db/transaction.ts'
import { openLog } from '../../platform/log.ts'
import { openRowan } from '../../rowan.ts'
import { createOrganisation, makeSignInLink } from '../../trust/index.ts'

/** A whole Rowan on a PostgreSQL and a port of its own, that leaves nothing behind. */
export type ThrowAwayRowan = {
  /** `http://127.0.0.1:40123` */
  readonly address: string
  /** A fresh organisation, and the link that signs its owner in once, as a first start makes them. */
  readonly signInLink: string
  readonly databaseUrl: string
  stop(): Promise<void>
}

export type Founder = {
  readonly slug: string
  readonly name: string
  readonly owner: { readonly name: string; readonly email: string }
}

/** Starts it: the same server, jobs and database as `npm start`, with durability left out. */
export async function startThrowAwayRowan(founder: Founder): Promise<ThrowAwayRowan> {
  const log = openLog('silent')
  const ending: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const end of ending.splice(0).reverse()) await end()
  }
  try {
    const cluster = await startCluster({ durable: false, purpose: 'test', log })
    ending.push(() => cluster.stop())
    await migrate(cluster.url, migrations, queues)
    // The port is known only once the server listens, and links carry it: the server comes first.
    let answer: (request: Request, env: unknown) => Response | Promise<Response> = () =>
      new Response(null, { status: 503 })
    const server = createAdaptorServer({ fetch: (request, env) => answer(request, env) })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    ending.push(async () => {
      const closed = once(server, 'close')
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await closed
    })
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const rowan = await openRowan({
      databaseUrl: cluster.url,
      secretKey: randomBytes(48),
      publicUrl: address,
      // Every participant is told apart as by a proxy, because rate limits go by where people come from.
      trustProxy: true,
      log,
      work: true,
      mail: { smtpUrl: undefined, from: 'Rowan <rowan@localhost>' },
    })
    ending.push(() => rowan.stop())
    answer = (request, env) => rowan.app.fetch(request, env as object)
    const made = await createOrganisation(rowan.services, founder)
    if (!made) throw new Error('A fresh database has no organisations.')
    const signInLink = await inOrganisation(rowan.services.database.db, made.organisation.id, db =>
      makeSignInLink(rowan.services, db, made.organisation.slug, made.owner),
    )
    return { address, signInLink, databaseUrl: cluster.url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
