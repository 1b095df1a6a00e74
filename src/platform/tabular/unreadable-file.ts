/**
 * The one error of this folder: a file that cannot be read or written as it stands. Its message is a
 * sentence for a person that says what is wrong, where, and what to do; it never holds a cell's text.
 */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'
}
