import { readFile } from 'node:fs/promises'
import { type Codebook, readCodebook } from '../language/codebook.ts'
import type { CodedText } from '../language/suggest/lesson.ts'
import { CommandProblem } from './command-problem.ts'
import type { Terminal } from './terminal.ts'
import { readTexts } from './texts.ts'

/**
 * Reads a codebook: a JSON list of codes, each with a label and, where there are any, a category, a definition
 * and examples.
 *
 * @throws CommandProblem with a sentence for what is wrong with the file
 */
export async function readCodebookFile(path: string, terminal: Terminal): Promise<Codebook> {
  let bytes: Buffer
  try {
    bytes = await readFile(path)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new CommandProblem(`${path} was not found.`)
    if (code === 'EISDIR') throw new CommandProblem(`${path} is a folder. Name the file of the codebook.`)
    if (code === 'EACCES')
      throw new CommandProblem(`${path} cannot be opened: you do not have permission to read it.`)
    throw error
  }
  const content = decoded(bytes)
  if (content.trim() === '') throw new CommandProblem(`${path} is empty.`)
  let value: unknown
  try {
    value = JSON.parse(content)
  } catch (error) {
    throw new CommandProblem(
      `${path} is not JSON: ${(error as Error).message}. A codebook is a JSON list of codes, each with a “label”.`,
    )
  }
  const reading = readCodebook(value)
  if (!reading.ok) throw new CommandProblem(`${path}: ${reading.errors.slice(0, 3).join(' ')}`)
  if (reading.codebook.length === 0) throw new CommandProblem(`${path} holds no code with a label.`)
  if (reading.withoutLabel > 0) {
    terminal.warn(
      `${path}: ${reading.withoutLabel} ${reading.withoutLabel === 1 ? 'entry has' : 'entries have'} no label and ${reading.withoutLabel === 1 ? 'is' : 'are'} left out.`,
    )
  }
  return reading.codebook
}

/** JSON is UTF-8; one that an older editor saved is Windows-1252, and one of Windows' own may be UTF-16. */
function decoded(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex')
  if (mark === 'fffe' || mark === 'feff') {
    return new TextDecoder(mark === 'fffe' ? 'utf-16le' : 'utf-16be').decode(bytes)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/**
 * Reads coded texts: several labels in a cell are separated by `|`. A row with an empty cell has not been coded
 * and is left out; labels that the codebook does not have are named, and learnt all the same,
 * because people coded with them.
 */
export async function readCodedTexts(
  path: string,
  textColumn: string,
  labelsColumn: string,
  codebook: Codebook,
  terminal: Terminal,
): Promise<CodedText[]> {
  const texts = await readTexts(path, textColumn, { columns: [labelsColumn], option: '--labels' }, terminal)
  const known = new Set(codebook.map(({ label }) => label))
  const unknown = new Map<string, number>()
  const coded = texts.rows.flatMap(({ text, cells }) => {
    const given = cells[0]!
      .split('|')
      .map(label => label.trim())
      .filter(label => label !== '')
    if (given.length === 0) return []
    for (const label of given) if (!known.has(label)) unknown.set(label, (unknown.get(label) ?? 0) + 1)
    return [{ text, labels: given }]
  })
  if (coded.length === 0)
    throw new CommandProblem(`The column “${labelsColumn}” of ${path} is empty: no text is coded.`)
  if (unknown.size > 0) {
    const names = [...unknown]
      .sort(([, one], [, other]) => other - one)
      .slice(0, 5)
      .map(([label]) => `“${label}”`)
    const more = unknown.size > names.length ? ` and ${unknown.size - names.length} more` : ''
    terminal.warn(
      `${path} has labels that the codebook does not have. They are learnt from the coded texts alone: ${names.join(', ')}${more}.`,
    )
  }
  return coded
}
