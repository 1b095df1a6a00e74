import { readFileSync } from 'node:fs'
import { commandLine } from '../platform/db/cluster/running-process.ts'

/**
 * Calls `then` once when the `npm start` that this process runs in is gone. Whoever stops npm by its process
 * number, as process managers do, ends npm and perhaps the shell between, but not what runs in it: Rowan would
 * go on unseen and keep its port. Does nothing when npm did not start it. Returns what stops the watching.
 */
export function onStarterGone(then: () => void, environment: NodeJS.ProcessEnv = process.env): () => void {
  if (environment['npm_lifecycle_event'] === undefined || process.platform === 'win32') return () => {}
  const ancestors = npmAbove()
  const timer = setInterval(() => {
    if (npmAbove() === ancestors) return
    clearInterval(timer)
    then()
  }, 250)
  timer.unref()
  return () => clearInterval(timer)
}

/** The process numbers from our parent up to npm; some shells stay between, others give way. */
function npmAbove(): string {
  const shell = process.ppid
  return commandLine(shell)?.startsWith('npm') ? `${shell}` : `${shell} ${parentOf(shell)}`
}

function parentOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? ''
  } catch {
    // No /proc, or the shell is gone, which its own number tells.
    return ''
  }
}
