import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { freePort } from '../test/rowan-process.ts'
import { words } from './baseline.ts'
import { type Bench, quantile } from './figure.ts'
import { type OpenConversation, openConversation } from './open-conversation.ts'

const perSecond = 500
const seconds = 60
/** Every so many submissions one is sent twice, as an impatient thumb does. */
const twiceEvery = 50

export const benchHttp: Bench = {
  about: `answers to a conversation through HTTP, ${perSecond} a second offered for ${seconds} seconds`,
  async run(report) {
    const conversation = await openConversation()
    const server = await serve(conversation)
    try {
      await offer(server.port, conversation, 100, 5)
      const before = await stored(conversation)
      const outcome = await offer(server.port, conversation, perSecond, seconds)
      const kept = (await stored(conversation)) - before
      report({ what: 'submissions offered, those sent twice among them', value: outcome.sent, unit: '' })
      report({
        what: 'acknowledged',
        value: outcome.acknowledged,
        unit: '',
        limit: { atLeast: outcome.sent },
      })
      report({ what: 'median', value: quantile(outcome.took, 0.5), unit: 'ms' })
      report({
        what: '99th percentile, from when it was due',
        value: quantile(outcome.took, 0.99),
        unit: 'ms',
        limit: { atMost: 50 },
      })
      report({ what: 'lost', value: Math.max(0, outcome.different - kept), unit: '', limit: { atMost: 0 } })
      report({
        what: 'stored twice',
        value: Math.max(0, kept - outcome.different),
        unit: '',
        limit: { atMost: 0 },
      })
      report({ what: 'server’s CPU, of one core', value: (server.cpuSeconds() / seconds) * 100, unit: '%' })
    } finally {
      await server.stop()
      await conversation.close()
    }
  },
}

async function stored({ admin }: OpenConversation): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from rowan.response`.execute(
    admin.db,
  )
  return rows[0]?.count ?? 0
}

type Server = { readonly port: number; cpuSeconds(): number; stop(): Promise<void> }

/** Rowan as it runs for people, in a process of its own, on the conversation's database. */
async function serve({ url, secretKey }: OpenConversation): Promise<Server> {
  const root = resolve(import.meta.dirname, '..')
  const port = await freePort()
  const dataDir = mkdtempSync(join(tmpdir(), 'rowan-bench-'))
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, 'src/main.ts')], {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: url,
      DATA_DIR: dataDir,
      PORT: String(port),
      SECRET_KEY: secretKey.toString('base64'),
      TRUST_PROXY: 'true',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit').then(() => [''])])
  if (!String(said).includes('ready')) throw new Error('The server did not start.')
  const began = cpuSeconds(child)
  return {
    port,
    cpuSeconds: () => cpuSeconds(child) - began,
    async stop() {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Seconds of CPU that a process has used; 0 where the system does not tell. */
function cpuSeconds({ pid }: ChildProcess): number {
  if (process.platform !== 'linux') return 0
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  // In hundredths of a second: USER_HZ is 100 on every Linux that Node runs on.
  return (Number(fields[11]) + Number(fields[12])) / 100
}

type Outcome = {
  readonly sent: number
  readonly different: number
  readonly acknowledged: number
  readonly took: readonly number[]
}

/**
 * Sends on a clock, however long the answers take, and counts each from when it was due: a server that
 * stalls is charged for everybody who came meanwhile.
 */
async function offer(
  port: number,
  { activity }: OpenConversation,
  rate: number,
  duration: number,
): Promise<Outcome> {
  const agent = new Agent({ keepAlive: true, maxSockets: 400 })
  const path = `/c/${activity.code}/en`
  const took: number[] = []
  const answers: Promise<void>[] = []
  let acknowledged = 0
  let different = 0
  const began = performance.now()
  const send = async (body: string, due: number, caller: number) => {
    const status = await post(agent, port, path, body, caller)
    took.push(performance.now() - due)
    if (status === 303) acknowledged++
  }
  for (let number = 0; number < rate * duration; number++) {
    const due = began + (number / rate) * 1000
    const early = due - performance.now()
    if (early > 1) await pause(early)
    const body = filledForm()
    different++
    answers.push(send(body, due, number))
    if (number % twiceEvery === 0) answers.push(send(body, due, number))
  }
  await Promise.all(answers)
  agent.destroy()
  return { sent: answers.length, different, acknowledged, took }
}

function filledForm(): string {
  return new URLSearchParams({
    page_key: randomUUID(),
    answer_matters: words,
    who_role: '',
    analysis: 'yes',
    quotation: 'no',
    check: '',
  }).toString()
}

/** The answer's status; 0 where the connection broke. Callers come from different addresses, as people do. */
async function post(agent: Agent, port: number, path: string, body: string, caller: number): Promise<number> {
  try {
    const asked = request({
      agent,
      host: '127.0.0.1',
      port,
      path,
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        'Content-Length': Buffer.byteLength(body),
        'Sec-Fetch-Site': 'same-origin',
        'X-Forwarded-For': `2001:db8::${(caller % 60_000).toString(16)}`,
      },
    })
    asked.end(body)
    const [answer] = (await once(asked, 'response')) as [IncomingMessage]
    answer.resume()
    await once(answer, 'end')
    return answer.statusCode ?? 0
  } catch {
    return 0
  }
}
