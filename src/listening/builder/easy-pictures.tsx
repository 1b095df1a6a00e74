import type { Language } from '../../ui/i18n/language.ts'
import { t as builder } from '../../ui/i18n/staff/builder.en.ts'
import { t } from '../../ui/i18n/staff/builder-parts.en.ts'
import { PicturedList } from '../../ui/picture-choice/picture-choice.tsx'
import { pictureAddress } from '../forms/picture-address.ts'
import { formAddress } from './builder-address.ts'
import type { QuestionPlace } from './builder-places.ts'
import { easyPart, pictureParts, writePart } from './easy-picture.ts'

/** The pictures of an Easy Read version, each beside its words. */
export function EasyPictures(props: QuestionPlace & { readonly language: Language }) {
  const { question, language } = props
  const at = formAddress(props)
  const parts = pictureParts(question, language)
  return (
    <>
      <h2>{t('easy.pictures')}</h2>
      {parts.length === 0 ? <p>{t('easy.pictures-after')}</p> : null}
      <PicturedList
        lines={parts.map(part => {
          const { label, picture } = easyPart(question, language, part) ?? { label: '', picture: undefined }
          return {
            label,
            address: picture && pictureAddress(picture, at.pictures),
            without: t('easy.no-picture'),
            change: (
              <a href={at.picture(question.key, language, writePart(part))}>
                {builder('form.change')}
                <span class="hidden"> {t('easy.picture-of', { label })}</span>
              </a>
            ),
          }
        })}
      />
    </>
  )
}
