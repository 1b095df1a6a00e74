import type { Language } from '../../ui/i18n/language.ts'
import { type Option, optionsOf, type Picture, type Question } from '../forms/question.ts'

/** Bytes of a picture as it is brought, and pixels, beyond which it is refused. */
export const mostPictureBytes = 3 * 1024 * 1024
export const mostPixels = 50_000_000
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
