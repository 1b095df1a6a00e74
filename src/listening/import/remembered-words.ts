import { setImmediate } from 'node:timers/promises'
import { inOrganisationWithWords } from '../../platform/db/transaction.ts'
import type { Id, OrganisationId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { isUnreadable, type Table } from '../../platform/tabular/table.ts'
import type { WordsImport } from './import.ts'
import { type ImportRow, interpretRow } from './interpret-row.ts'
import type { ImportMapping } from './mapping.ts'
import { countOccurrences } from './occurrences.ts'
import { otherChoice } from './other-choice.ts'
import {
  earlierImports,
  knownRows,
  noteSign,
  type RememberedWords,
  rememberedWords,
} from './remembered-words.sql.ts'
import { rowIdentity } from './row-identity.ts'
import { wordsHash } from './words-hash.ts'

/** What becomes of a row: which of its words come in, by their place in it, or why none do. */
export type Verdict =
  | { readonly comesIn: true; readonly words: readonly number[] }
  | { readonly comesIn: false; readonly why: 'known' | 'taken back' }

/**
 * Says of each row of a file, in the order of the file and each row once, what earlier files of the programme
 * leave of it.
 *
 * A row that came in before adds nothing. Of the other rows, words are held against those remembered from other
 * files that are not rows of this one, each of which stands against one occurrence:
 * - Words that their author took back or changed keep out the row that holds them, whatever columns are chosen
 *   and into whichever conversation of the programme.
 * - Words still here, from the same column of a file whose columns were chosen otherwise, are not added a second
 *   time; the row's other words are.
 *
 * So, of words that many people said, as many are left out as were taken back, and the rest comes in.
 */
export type Memory = (position: number, row: ImportRow, hashes: readonly string[]) => Verdict

const lookedUpTogether = 1000

/** Nothing came in before: every row comes in whole. */
export const nothingRemembered: Memory = (_, row) => ({ comesIn: true, words: row.words.map((_, at) => at) })

/**
 * Reads the table once and looks up what is remembered of it, in 12 bytes a different text. Undefined where the
 * import was stopped meanwhile.
 */
export async function rememberWords(
  services: Pick<Services, 'database' | 'secrets' | 'clock'>,
  organisation: OrganisationId,
  imported: WordsImport & { readonly mapping: ImportMapping },
  openRows: <Result>(work: (table: Table) => Promise<Result>) => Promise<Result>,
): Promise<Memory | undefined> {
  const { mapping } = imported
  const inWords = <Result>(work: Parameters<typeof inOrganisationWithWords<Result>>[2]) =>
    inOrganisationWithWords(services.database.db, organisation, work)
  const earlier = await inWords(db => earlierImports(db, imported))
  if (earlier.length === 0) return nothingRemembered

  const otherwise = new Map(
    earlier
      .filter(({ activity }) => activity === imported.activity)
      .map(({ id, mapping: before }) => [id, otherChoice(before, mapping)] as const),
  )
  const asked = countOccurrences()
  const takenBack = countOccurrences()
  const stillHere = new Map(mapping.words.map(({ column }) => [column, countOccurrences()]))
  const known = rowMarks()
  const ofTakenBack = rowMarks()
  const count = ({ hash, import: from, question, takenBack: gone }: RememberedWords, times: number) => {
    if (gone) return takenBack.add(hash, times)
    const column = otherwise.get(from)?.get(question)
    if (column !== undefined) stillHere.get(column)!.add(hash, times)
  }

  let waiting = new Map<Id<'imported_row'>, number>()
  let hashes: string[] = []
  const lookUp = () =>
    inWords(async db => {
      for (const words of await rememberedWords(db, imported.id, hashes)) count(words, words.count)
      for (const { row, words } of await knownRows(db, imported.id, [...waiting.keys()])) {
        const position = waiting.get(row)!
        known.mark(position)
        if (words?.takenBack) ofTakenBack.mark(position)
        if (words) count(words, -1)
      }
      waiting = new Map()
      hashes = []
      return noteSign(db, imported.id, services.clock.now())
    })

  const whole = await openRows(async table => {
    const scope = { organisation, activity: imported.activity, round: imported.round }
    const place = { organisation, programme: imported.programme }
    const occurrences = countOccurrences()
    let position = 0
    for await (const cells of table.rows) {
      position++
      if (position % 50 === 0) await setImmediate()
      if (isUnreadable(cells)) continue
      const read = interpretRow(mapping, cells.cells, services.clock.now(), undefined)
      if (!read.ok) continue
      waiting.set(rowIdentity(services.secrets, scope, read.row, occurrences).row, position)
      for (const { words } of read.row.words) {
        const hash = wordsHash(services.secrets, place, words)
        if (asked.next(hash) === 1) hashes.push(hash)
      }
      if (waiting.size >= lookedUpTogether && !(await lookUp())) return false
    }
    return lookUp()
  })
  if (!whole) return undefined

  const columns = new Map(mapping.words.map(({ question, column }) => [question, column]))
  return (position, row, hashesOfRow) => {
    if (known.has(position))
      return { comesIn: false, why: ofTakenBack.has(position) ? 'taken back' : 'known' }
    let back = false
    const words: number[] = []
    row.words.forEach(({ question }, at) => {
      const hash = hashesOfRow[at]!
      if (takenBack.takeOne(hash)) back = true
      else if (!stillHere.get(columns.get(question)!)!.takeOne(hash)) words.push(at)
    })
    if (back) return { comesIn: false, why: 'taken back' }
    return words.length === 0 ? { comesIn: false, why: 'known' } : { comesIn: true, words }
  }
}

/** A set of places in a file, a bit for each. */
function rowMarks() {
  let bits = new Uint8Array(1024)
  return {
    mark(position: number) {
      const at = position >> 3
      if (at >= bits.length) {
        const more = new Uint8Array(Math.max(bits.length * 2, at + 1))
        more.set(bits)
        bits = more
      }
      bits[at]! |= 1 << (position & 7)
    },
    has: (position: number) => ((bits[position >> 3] ?? 0) & (1 << (position & 7))) !== 0,
  }
}
