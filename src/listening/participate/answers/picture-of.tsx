import type { Reading, Wording } from './question-wording.ts'

/** The picture of an Easy Read wording, fetched when it comes into view. It says what stands beside it: no text of its own. */
export function PictureOf({ wording, reading }: { wording: Wording; reading: Reading }) {
  const address = wording.picture && reading.pictureAddress?.(wording.picture)
  return address ? <img class="easy-read__picture" src={address} alt="" loading="lazy" /> : null
}
