import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { CommandProblem } from './command-problem.ts'
import { readCommandWords } from './command-words.ts'
import { runScenario } from './replay/run-scenario.ts'
import { type Scenario, scenario } from './replay/scenario.ts'
import { VisitProblem } from './replay/visitor.ts'
import type { Terminal } from './terminal.ts'

export const help = `rowan replay: play a programme from its beginning to its report, and say what comes out.

Usage: rowan replay SCENARIO.json [--json]

  SCENARIO.json  a file such as examples/replays/first-light.json; docs/replays.md explains every part
  --json         the figures as one JSON object, for other programs

A Rowan with a database of its own is started for it and taken away afterwards; nothing of yours is touched.
People, team and readers of the file then use its web pages as browsers without JavaScript do: they can send
only what a page offers. The figures are read from the pages and files that come out. Change a number in the
file, and what comes out changes.

Exit status: 0 where every step worked and every figure that the file expects was found, otherwise 1.

Example
  rowan replay examples/replays/first-light.json
`

export async function run(argv: readonly string[], terminal: Terminal): Promise<void> {
  const asJson = argv.includes('--json')
  const command = readCommandWords(
    argv.filter(word => word !== '--json'),
    ['The scenario to play'],
    {},
  )
  const path = command.words[0]!
  const file = await readScenario(path)
  const figures = await runScenario(file, (doing, share) => terminal.progress(doing, share)).catch(error => {
    if (error instanceof VisitProblem)
      throw new CommandProblem(`${path}: a step did not work. ${error.message}`)
    throw error
  })
  terminal.clear()
  terminal.print(asJson ? JSON.stringify(Object.fromEntries(figures), null, 2) : asTable(figures))
  const wrong = mismatches(file.expect, figures)
  if (wrong.length > 0) throw new CommandProblem([`${path}: not what the file expects.`, ...wrong].join('\n'))
}

/**
 * Reads and checks a scenario file.
 *
 * @throws CommandProblem that says where in the file what is wrong
 */
export async function readScenario(path: string): Promise<Scenario> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new CommandProblem(
      error.code === 'ENOENT' ? `There is no file ${path}.` : `${path} cannot be read (${error.code}).`,
    )
  })
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new CommandProblem(`${path} is not JSON: ${error instanceof Error ? error.message : error}.`)
  }
  const read = scenario.safeParse(json)
  if (read.success) return read.data
  const lines = read.error.issues.map(
    issue => `  ${z.core.toDotPath(issue.path) || 'the file'}: ${issue.message}`,
  )
  throw new CommandProblem([`${path} is not a scenario:`, ...lines].join('\n'))
}

/** What the file expects and the pages do not say, a line each. */
export function mismatches(
  expected: Readonly<Record<string, string | number>>,
  figures: ReadonlyMap<string, string>,
): string[] {
  return Object.entries(expected).flatMap(([name, wanted]) => {
    const found = figures.get(name)
    if (found === String(wanted)) return []
    return [
      `  ${name}: ${wanted} was expected, and ${found === undefined ? 'there is no such figure' : `it is ${found}`}.`,
    ]
  })
}

function asTable(figures: ReadonlyMap<string, string>): string {
  return [...figures].map(([name, value]) => `${name}: ${value}`).join('\n')
}
