import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { commandLine } from '../platform/db/cluster/running-process.ts'

/**
 * Whether `port` on `host` can be served. If not, the message says what is in the way, who has the port
 * where the system tells, and how to use another.
 */
export async function checkPort(
  host: string,
  port: number,
): Promise<{ ok: true } | { ok: false; message: string }> {
  const problem = await tryListening(host, port)
  if (!problem) return { ok: true }
  if (problem === 'EADDRINUSE') {
    const other = await nextFreePort(host, port)
    return {
      ok: false,
      message: `Port ${port} is taken${whoHas(port)}. Stop that, or use another port:\n  PORT=${other} npm start`,
    }
  }
  if (problem === 'EACCES') {
    return { ok: false, message: `Only root may serve on port ${port}. Use another:\n  PORT=4000 npm start` }
  }
  if (problem === 'EADDRNOTAVAIL' || problem === 'ENOTFOUND' || problem === 'EAI_AGAIN') {
    return {
      ok: false,
      message: `This machine has no address ${host}. Set HOST to one that it has, such as 127.0.0.1, or leave HOST out.`,
    }
  }
  return { ok: false, message: `Rowan cannot serve on ${host}:${port} (${problem}).` }
}

/** The code of what stops us from listening, or nothing. */
function tryListening(host: string, port: number): Promise<string | undefined> {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', error => resolve('code' in error ? String(error.code) : error.message))
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)))
  })
}

async function nextFreePort(host: string, taken: number): Promise<number> {
  for (let port = taken + 1; port < Math.min(taken + 50, 65_536); port++) {
    if (!(await tryListening(host, port))) return port
  }
  return taken > 60_000 ? 4001 : taken + 1
}

function whoHas(port: number): string {
  if (process.platform !== 'linux') return ' by another program'
  const sockets = listeningSockets(port)
  const pid = sockets.size ? processWith(sockets) : undefined
  if (pid === undefined) return ' by another program'
  const command = commandLine(pid)?.slice(0, 100) ?? ''
  return command.includes('src/main.ts')
    ? ` by another Rowan (process ${pid}${folderOf(pid)})`
    : ` by process ${pid} (${command})`
}

/** Inode numbers of sockets that listen on `port`: https://docs.kernel.org/networking/proc_net_tcp.html */
function listeningSockets(port: number): Set<string> {
  const found = new Set<string>()
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of readLines(table)) {
      const fields = line.trim().split(/\s+/)
      const [local, state, inode] = [fields[1], fields[3], fields[9]]
      if (state === '0A' && inode && Number.parseInt(local?.split(':')[1] ?? '', 16) === port)
        found.add(inode)
    }
  }
  return found
}

function processWith(sockets: ReadonlySet<string>): number | undefined {
  const wanted = new Set([...sockets].map(inode => `socket:[${inode}]`))
  for (const pid of readdirSync('/proc').filter(entry => /^\d+$/.test(entry))) {
    try {
      const open = readdirSync(`/proc/${pid}/fd`)
      if (open.some(fd => wanted.has(readLink(`/proc/${pid}/fd/${fd}`)))) return Number(pid)
    } catch {
      // Somebody else's process, or one that has just ended.
    }
  }
  return undefined
}

function folderOf(pid: number): string {
  const folder = readLink(`/proc/${pid}/cwd`)
  return folder ? ` in ${folder}` : ''
}

function readLink(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n').slice(1)
  } catch {
    return []
  }
}
