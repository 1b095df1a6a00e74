import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * When process `pid` started, as text that differs between two processes that had the same number one
 * after the other (numbers are used again, soon in a container). Undefined when no such process runs.
 */
export function processStart(pid: number): string | undefined {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      // The second field is the program's name in brackets and may hold anything, so count from its end.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      const [state, ticks] = [fields[0], fields[19]]
      return state === 'Z' || state === 'X' ? undefined : `${bootId()}:${ticks}`
    } catch {
      return undefined
    }
  }
  if (!answersSignals(pid)) return undefined
  if (process.platform === 'win32') return 'running'
  return ask(pid, 'lstart=')
}

/** The command line of process `pid`, or undefined when it is gone or may not be seen. */
export function commandLine(pid: number): string | undefined {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    } catch {
      return undefined
    }
  }
  return process.platform === 'win32' ? undefined : ask(pid, 'command=')
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return ''
  }
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function ask(pid: number, column: string): string | undefined {
  try {
    const answer = execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' })
    return answer.trim() || undefined
  } catch {
    return undefined
  }
}
