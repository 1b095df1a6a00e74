/** Why a command cannot do what was asked, as a sentence for the person who asked. */
export class CommandProblem extends Error {
  override readonly name = 'CommandProblem'
  /** 2 where the command was not understood, 1 where something stood in its way, 130 where it was stopped. */
  readonly status: 1 | 2 | 130

  constructor(message: string, status: 1 | 2 | 130 = 1) {
    super(message)
    this.status = status
  }
}
