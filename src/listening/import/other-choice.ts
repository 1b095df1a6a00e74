import type { ImportMapping } from './mapping.ts'

/**
 * Where the columns of an earlier file were chosen otherwise, and could have been chosen so on this file too: which
 * of this file's columns of words each of its questions was. Of what came in by them a row's own hash says
 * nothing, so that its words must. Empty where the choice was the same: then the row's own hash decides, and two
 * people who said the same stay two. Empty as well where the earlier columns are not all in this file: then it is
 * another file, and what stands in both was said twice.
 */
export function otherChoice(earlier: ImportMapping, now: ImportMapping): ReadonlyMap<string, number> {
  const before = chosenColumns(earlier)
  if (JSON.stringify(before) === JSON.stringify(chosenColumns(now))) return new Map()
  if (before.headings.some(heading => !now.columns.includes(heading))) return new Map()
  return new Map(
    earlier.words.flatMap(({ column, question }) => {
      const same = now.words.find(each => now.columns[each.column] === earlier.columns[column])
      return same ? [[question, same.column] as const] : []
    }),
  )
}

/** What a row's own hash is made of, by the headings of the file. */
function chosenColumns({ person, said, words, columns }: ImportMapping) {
  const heading = (column: number | undefined) => (column === undefined ? '' : (columns[column] ?? ''))
  return {
    order: said?.order ?? '',
    headings: [
      ...(person === undefined ? [] : [heading(person)]),
      ...(said === undefined ? [] : [heading(said.column)]),
      ...words.map(each => heading(each.column)).sort(),
    ],
    person: heading(person),
    said: heading(said?.column),
    questions: words.map(each => each.question).sort(),
  }
}
