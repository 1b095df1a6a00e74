import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { TypesetJob, TypesetReply } from './typeset.child.ts'

export type { TypesetJob, TypesetReply } from './typeset.child.ts'

const child = fileURLToPath(new URL('typeset.child.ts', import.meta.url))

/**
 * Sets a template with its content as PDF/UA-1, in a child process of its own. A warning of the compiler counts as
 * a failure; so does taking longer than `timeout` milliseconds. The same job gives the same bytes.
 */
export function typeset(job: TypesetJob, timeout: number): Promise<TypesetReply> {
  return new Promise(resolve => {
    const worker = fork(child, [], {
      serialization: 'advanced',
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    let reply: TypesetReply | null = null
    let complaint = ''
    const timer = setTimeout(() => worker.kill('SIGKILL'), timeout)
    worker.stderr?.on('data', (part: Buffer) => {
      complaint = (complaint + part.toString()).slice(-4000)
    })
    worker.once('message', message => {
      reply = message as TypesetReply
    })
    worker.once('error', error => {
      complaint += error.message
    })
    worker.once('close', (code, signal) => {
      clearTimeout(timer)
      resolve(
        reply ?? { ok: false, diagnostics: `the PDF process ended (${signal ?? code}) ${complaint}`.trim() },
      )
    })
    worker.send(job)
  })
}
