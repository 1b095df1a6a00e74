/** Population figures that an organisation loaded for a programme, as its file has them. */
export type OwnFigure = {
  /** A dimension, or the key of a question of the programme. */
  readonly characteristic: string
  /** The group's key: see `groupOf`. */
  readonly group: string
  readonly label: string
  readonly people: number
}
