import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import type { Language } from '../../ui/i18n/language.ts'
import { type Option, optionsOf, type Picture, type Question } from '../forms/question.ts'

/** Bytes of a picture as it is brought, and pixels, beyond which it is refused. */
export const mostPictureBytes = 3 * 1024 * 1024
export const mostPixels = 50_000_000
/** The longest edge as it is kept: an Easy Read picture is never larger than this on a page or on paper. */
const longestEdge = 800

/**
 * A picture that somebody brought, drawn anew: upright, no larger than is looked at, without what a camera wrote
 * into it (place, time, device). Undefined for what is no picture, or too many pixels to open.
 */
export async function drawnAnew(path: string): Promise<Buffer | undefined> {
  try {
    const bytes = await readFile(path)
    const open = () => sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', pages: 1 })
    // A drawing in SVG or a page in PDF is a program of its own kind: it is not opened.
    if (!['jpeg', 'png', 'webp', 'gif'].includes((await open().metadata()).format)) return undefined
    return await open()
      .autoOrient()
      .resize({ width: longestEdge, height: longestEdge, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 85 })
      .toBuffer()
  } catch {
    return undefined
  }
}

/** What a picture stands beside: the question itself, or one of its answers or statements by its key. */
export type PicturePart =
  | { readonly of: 'question' }
  | { readonly of: 'option' | 'row'; readonly key: string }

/** Reads `question`, `option.yes` or `row.food`, where the question has such a part. */
export function readPart(text: string, asked: Question): PicturePart | undefined {
  if (text === 'question') return { of: 'question' }
  const [, list, key] = /^(option|row)\.([a-z][a-z0-9_]*)$/.exec(text) ?? []
  if (list !== 'option' && list !== 'row') return undefined
  return key !== undefined && partsOf(asked, list).some(one => one.key === key)
    ? { of: list, key }
    : undefined
}

export function writePart(part: PicturePart): string {
  return part.of === 'question' ? 'question' : `${part.of}.${part.key}`
}

function partsOf(asked: Question, list: 'option' | 'row'): readonly Option[] {
  if (list === 'option') return optionsOf(asked)
  return asked.kind === 'matrix' ? asked.rows : []
}

/** The Easy Read words of the part and their picture; undefined where it has no such words yet. */
export function easyPart(
  asked: Question,
  language: Language,
  part: PicturePart,
): { readonly label: string; readonly picture: Picture | undefined } | undefined {
  if (part.of === 'question') {
    const own = asked.easy[language]
    return own && { label: own.question, picture: own.picture }
  }
  const own = partsOf(asked, part.of).find(({ key }) => key === part.key)?.easy[language]
  return own && { label: own.label, picture: own.picture }
}

/** Every part that has Easy Read words in this language, in the order of the question. */
export function pictureParts(asked: Question, language: Language): readonly PicturePart[] {
  const rows = partsOf(asked, 'row').map(({ key }): PicturePart => ({ of: 'row', key }))
  const options = partsOf(asked, 'option').map(({ key }): PicturePart => ({ of: 'option', key }))
  const all: PicturePart[] = [{ of: 'question' }, ...rows, ...options]
  return all.filter(part => easyPart(asked, language, part))
}

/** The question with that picture, or none, beside the part. */
export function withPicture(
  asked: Question,
  language: Language,
  part: PicturePart,
  picture: Picture | undefined,
): Question {
  const put = <Words extends { picture?: Picture | undefined }>(words: Words): Words => {
    const { picture: _, ...rest } = words
    return (picture ? { ...rest, picture } : rest) as Words
  }
  if (part.of === 'question') {
    const own = asked.easy[language]
    return own ? { ...asked, easy: { ...asked.easy, [language]: put(own) } } : asked
  }
  const change = (one: Option): Option => {
    const own = one.easy[language]
    return one.key === part.key && own ? { ...one, easy: { ...one.easy, [language]: put(own) } } : one
  }
  if (part.of === 'row') return asked.kind === 'matrix' ? { ...asked, rows: asked.rows.map(change) } : asked
  return 'options' in asked ? { ...asked, options: asked.options.map(change) } : asked
}
