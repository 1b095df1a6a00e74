import { type ServerType, serve } from '@hono/node-server'
import { createApp } from '../src/app.ts'
import type { Services } from '../src/platform/services.ts'
import { makeWorld, type World } from '../test/world.ts'

/** A world served on this machine, at the address that its passkeys and links are for. */
export type ServedWorld = {
  readonly world: World
  readonly services: Services
  /** Of the organisation's workspace. */
  readonly home: string
  readonly server: ServerType
}

export async function serveWorld(): Promise<ServedWorld> {
  const world = await makeWorld()
  const services: { -readonly [K in keyof Services]: Services[K] } = { ...world.services }
  const app = createApp(services)
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise<void>(done => server.once('listening', () => done()))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  services.publicUrl = `http://localhost:${address.port}`
  return { world, services, home: `${services.publicUrl}/o/${world.organisation.slug}`, server }
}
