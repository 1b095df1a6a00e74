import { CommandProblem } from './cli/command-problem.ts'
import { nearest } from './cli/nearest.ts'
import { openTerminal } from './cli/terminal.ts'
import { UnreadableFile } from './platform/tabular/unreadable-file.ts'

/** What a command's file exports. */
export interface CommandModule {
  /** All that `rowan COMMAND --help` prints. */
  readonly help: string
  /** Does the work, or throws a `CommandProblem` or `UnreadableFile` whose message a person can act on. */
  run(words: readonly string[], terminal: ReturnType<typeof openTerminal>): Promise<void>
}

interface CommandEntry {
  readonly name: string
  readonly summary: string
  readonly load: () => Promise<CommandModule>
}

const commands: readonly CommandEntry[] = [
  {
    name: 'report',
    summary: 'Draw the themes out of a file of texts and write the report',
    load: () => import('./cli/report.ts'),
  },
  {
    name: 'themes',
    summary: 'Sort the texts of a file into a number of themes',
    load: () => import('./cli/themes.ts'),
  },
  {
    name: 'suggest',
    summary: 'Suggest codes of a codebook for each text of a file',
    load: () => import('./cli/suggest.ts'),
  },
  {
    name: 'replay',
    summary: 'Play a programme from its beginning to its report, and say what comes out',
    load: () => import('./cli/replay.ts'),
  },
  {
    name: 'backup',
    summary: 'Put everything that this Rowan holds into one file',
    load: () => import('./cli/backup.ts'),
  },
  {
    name: 'restore',
    summary: 'Bring back what a backup holds, into an empty database',
    load: () => import('./cli/restore.ts'),
  },
  {
    name: 'start',
    summary: 'Start the server, as npm start does',
    load: () => import('./cli/start.ts'),
  },
]

function overview(): string {
  const width = Math.max(...commands.map(command => command.name.length))
  return `Rowan: ask people what matters to them, understand it, act on it and show what came of it.

Usage: rowan COMMAND [WORDS] [OPTIONS]

Commands
${commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`).join('\n')}

rowan COMMAND --help says all about one of them. Files are CSV (UTF-8 or Windows-1252) or XLSX.
Exit status: 0 where all was written, 1 where something stood in the way, 2 where the command was not
understood, 130 where it was stopped with Ctrl-C. Nothing half-written is left in any of these cases.
`
}

async function main(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words
  const terminal = openTerminal()
  try {
    const asked = commands.find(each => name === 'help' && each.name === rest[0])
    if (asked !== undefined) {
      terminal.print((await asked.load()).help)
      return 0
    }
    if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
      terminal.print(overview())
      return name === undefined ? 2 : 0
    }
    const command = commands.find(each => each.name === name)
    if (command === undefined) {
      const known = commands.map(each => each.name)
      const near = nearest(name, known)
      throw new CommandProblem(
        `There is no command “${name}”. ${near ? `Did you mean “${near}”?` : `There are: ${known.join(', ')}.`}`,
        2,
      )
    }
    const module = await command.load()
    const end = rest.indexOf('--')
    const options = end === -1 ? rest : rest.slice(0, end)
    if (options.includes('--help') || options.includes('-h')) terminal.print(module.help)
    else await module.run(rest, terminal)
    return 0
  } catch (error) {
    terminal.clear()
    if (error instanceof CommandProblem) {
      const known = commands.some(each => each.name === name)
      const hint = error.status === 2 ? ` See rowan ${known ? `${name} ` : ''}--help.` : ''
      terminal.warn(`${error.message}${hint}`)
      return error.status
    }
    if (error instanceof UnreadableFile) {
      terminal.warn(error.message)
      return 1
    }
    const trace = error instanceof Error ? error.stack : String(error)
    terminal.warn(
      `This is a fault in Rowan, and nothing was written. Please report it with these lines:\n${trace}`,
    )
    return 1
  }
}

process.exitCode = await main(process.argv.slice(2))
