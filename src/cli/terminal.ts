/** Where a command speaks: results on standard output, all else on standard error. */
export interface Terminal {
  /** Text that was asked for, such as help. */
  print(text: string): void
  /** A sentence that a person has to see, also where the output goes into a pipe. */
  warn(sentence: string): void
  /** A sentence for somebody who watches; nothing in a pipe. */
  say(sentence: string): void
  /** What is being done and how much of it is, from 0 to 1: one line that changes. Nothing in a pipe. */
  progress(doing: string, share?: number): void
  /** Takes the progress line away. */
  clear(): void
}

/** The terminal of this process. Progress is drawn at most ten times a second. */
export function openTerminal(
  out: NodeJS.WriteStream = process.stdout,
  error: NodeJS.WriteStream = process.stderr,
): Terminal {
  // The reader of a pipe may leave early, as `head` does.
  for (const stream of [out, error]) {
    stream.on('error', problem => {
      if ((problem as NodeJS.ErrnoException).code !== 'EPIPE') throw problem
    })
  }
  let drawn = ''
  let drawnAt = 0
  const clear = () => {
    if (drawn !== '') error.write('\r\x1b[2K')
    drawn = ''
  }
  return {
    print: text => {
      out.write(text.endsWith('\n') ? text : `${text}\n`)
    },
    warn: sentence => {
      clear()
      error.write(`${sentence}\n`)
    },
    say: sentence => {
      if (!error.isTTY) return
      clear()
      error.write(`${sentence}\n`)
    },
    progress: (doing, share) => {
      if (!error.isTTY) return
      const text = share === undefined ? doing : `${doing} ${Math.floor(share * 100)}%`
      const line = text.slice(0, Math.max(10, (error.columns || 80) - 1))
      const now = Date.now()
      if (line === drawn || (now - drawnAt < 100 && share !== 1)) return
      error.write(`\r\x1b[2K${line}`)
      drawn = line
      drawnAt = now
    },
    clear,
  }
}
