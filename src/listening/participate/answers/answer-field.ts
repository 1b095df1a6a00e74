/*
 * The names under which answers are sent. Keys hold no hyphen, so a part can never be taken for another question.
 */

export const answerField = (key: string) => `answer_${key}`
/** What "something else" is. */
export const otherField = (key: string) => `${answerField(key)}-what`
/** The option chosen in one row of a matrix. */
export const rowField = (key: string, row: string) => `${answerField(key)}-row-${row}`
/** The option at one place of a ranking, counted from one. */
export const placeField = (key: string, place: number) => `${answerField(key)}-${place}`
/** Council area and quintile that a postcode was turned into: what is kept in its stead. */
export const areaField = (key: string) => `${answerField(key)}-area`
export const quintileField = (key: string) => `${answerField(key)}-quintile`
/** That a postcode was typed which is not in the table. */
export const unknownField = (key: string) => `${answerField(key)}-unknown`

/** Places that a ranking offers, where the form names no fewer: more cannot be told apart. */
const mostPlaces = 10

/** How many places of a ranking can be given. */
export function placesOf(ranking: {
  readonly options: readonly unknown[]
  readonly most?: number | undefined
}) {
  return Math.min(ranking.most ?? mostPlaces, ranking.options.length, mostPlaces)
}
