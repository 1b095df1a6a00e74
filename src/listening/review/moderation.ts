/** Whether words are used at once or read first, and who chose that. */
export type ModerationChoice = {
  readonly fastLane: boolean
  /** Undefined where nothing was chosen: then words are read first. */
  readonly chosenAt: Date | undefined
  readonly by: string | undefined
}
