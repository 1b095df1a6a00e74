import { once } from 'node:events'
import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { createApp } from '../src/app.ts'
import { cpuOf, emptyApp } from './baseline.ts'
import { type Bench, median } from './figure.ts'
import { openConversation } from './open-conversation.ts'

const rounds = 5
const pages = 400

export const benchPage: Bench = {
  about: 'a participation page: bytes over the wire with everything it loads, and CPU above an empty page',
  async run(report) {
    const { services, activity, close } = await openConversation()
    try {
      const app = createApp(services)
      const path = `/c/${activity.code}/en`
      report({
        what: 'participation page over the wire, headers and all it loads',
        value: (await bytesOverTheWire(app, path)) / 1000,
        unit: 'kB',
        limit: { atMost: 10 },
      })
      // Without Accept-Encoding, so that compression is apart.
      const ours = async () => (await app.request(path)).text()
      const empty = emptyApp()
      const nothing = async () => (await empty.request('/')).text()
      const spent: { ours: number[]; nothing: number[] } = { ours: [], nothing: [] }
      for (let round = 0; round <= rounds; round++) {
        const [bare, whole] = [await cpuOf(nothing, pages), await cpuOf(ours, pages)]
        if (round === 0) continue
        spent.nothing.push(bare)
        spent.ours.push(whole)
      }
      report({ what: 'empty Hono page, CPU', value: median(spent.nothing), unit: 'µs' })
      report({ what: 'participation page, CPU', value: median(spent.ours), unit: 'µs' })
      report({
        what: 'participation page above the empty page, CPU',
        value: median(spent.ours) - median(spent.nothing),
        unit: 'µs',
        limit: { atMost: 300 },
      })
    } finally {
      await close()
    }
  },
}

/** Everything that a browser receives for a page: answers with headers, for it and for what it refers to. */
async function bytesOverTheWire(app: Hono, path: string): Promise<number> {
  const server = createServer(getRequestListener(app.fetch)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  try {
    const first = await received(port, path)
    if (first.status !== 200) throw new Error(`${path} answered ${first.status}.`)
    let bytes = first.bytes
    const html = await (await app.request(path)).text()
    for (const address of new Set(loads(html))) bytes += (await received(port, address)).bytes
    return bytes
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

/** Style sheets, scripts, images and icons of this site that the page names; links are followed later, if ever. */
function loads(html: string): string[] {
  const found = html.matchAll(
    /<(?:script|img|source|link rel="(?:stylesheet|icon|preload|manifest)")[^>]*?\s(?:src|href)="(\/[^"]*)"/g,
  )
  return [...found].map(match => match[1]!)
}

async function received(port: number, path: string): Promise<{ status: number; bytes: number }> {
  const request = get({ port, path, agent: false, headers: { 'Accept-Encoding': 'gzip, br' } })
  const [answer] = (await once(request, 'response')) as [IncomingMessage]
  answer.resume()
  await once(answer, 'end')
  return { status: answer.statusCode ?? 0, bytes: answer.socket.bytesRead }
}
