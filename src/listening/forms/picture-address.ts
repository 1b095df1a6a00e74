import { symbolAddress } from '../../ui/symbols/symbol.ts'
import type { Picture } from './question.ts'

/**
 * Where the picture of an Easy Read wording is: a symbol for everybody at the same address, an organisation's own
 * below `files`, such as `/c/:code/picture`. Undefined for a symbol that does not ship any more.
 */
export function pictureAddress(picture: Picture, files: string): string | undefined {
  return picture.from === 'symbol' ? symbolAddress(picture.name) : `${files}/${picture.file}`
}

/** Where the pictures of a conversation are that everybody may see. */
export const publicPictures = (code: string) => `/c/${code}/picture`
