import { Button } from '../../ui/button/button.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { Field } from '../../ui/field/field.tsx'
import { TextField } from '../../ui/field/text-field.tsx'
import { type Language, languageFacts } from '../../ui/i18n/language.ts'
import { t as builder } from '../../ui/i18n/staff/builder.en.ts'
import { t } from '../../ui/i18n/staff/builder-parts.en.ts'
import { PictureChoice } from '../../ui/picture-choice/picture-choice.tsx'
import { type PictureSymbol, symbolAddress } from '../../ui/symbols/symbol.ts'
import { pictureAddress } from '../forms/picture-address.ts'
import type { Picture } from '../forms/question.ts'
import { formAddress } from './builder-address.ts'
import { BuilderFrame } from './builder-frame.tsx'
import type { QuestionPlace } from './builder-places.ts'
import { mostPictureBytes, type PicturePart, writePart } from './easy-picture.ts'

type PicturePageProps = QuestionPlace & {
  readonly language: Language
  readonly part: PicturePart
  readonly label: string
  readonly picture: Picture | undefined
  /** What was looked for, and what was found. */
  readonly find: string
  readonly found: readonly PictureSymbol[]
  readonly error?: string | undefined
}

export const pictureMegabytes = mostPictureBytes / 1024 / 1024

/** Which picture stands beside some Easy Read words: a symbol that ships, one of one's own, or none. */
export function PicturePage(props: PicturePageProps) {
  const { language, part, label, question, number, found, error } = props
  const at = formAddress(props)
  const easy = at.easy(question.key, language)
  const here = `${easy}/picture/${writePart(part)}`
  const title = t('picture.title', { label })
  const now = props.picture && pictureAddress(props.picture, at.pictures)
  return (
    <BuilderFrame
      {...props}
      title={title}
      under={[
        { label: builder('question.edit', { number }), href: at.question(question.key) },
        { label: builder('question.rest-easy', { language: languageFacts[language].name }), href: easy },
      ]}
      error={error !== undefined}
      width="reading"
    >
      <ErrorSummary
        errors={error === undefined ? [] : [{ field: 'file', message: error }]}
        heading={builder('question.summary')}
        kept={null}
      />
      <h1>{title}</h1>
      {now ? (
        <>
          <h2>{t('picture.now')}</h2>
          <img class="picture-choice__now" src={now} alt="" />
          <form method="post" action={`${here}/none`}>
            <Button kind="outlined">{t('picture.remove')}</Button>
          </form>
        </>
      ) : null}
      <search>
        <form method="get" action={here}>
          <TextField
            name="find"
            id="find-symbol"
            type="search"
            label={t('picture.find')}
            hint={t('picture.find-hint')}
            value={props.find}
          />
          <Button kind="outlined">{t('picture.find-button')}</Button>
        </form>
      </search>
      <p role="status">
        {found.length > 0 ? t('picture.found', { count: found.length }) : t('picture.none')}
      </p>
      {found.length > 0 ? (
        <form method="post" action={`${here}/symbol`}>
          <PictureChoice
            name="symbol"
            items={found.map(({ name }) => ({
              value: name,
              label: labelOf(name, found),
              address: symbolAddress(name) ?? '',
            }))}
          />
        </form>
      ) : null}
      <p class="small">{t('picture.licence')}</p>
      <form method="post" action={`${here}/file`} enctype="multipart/form-data">
        <Field
          frame={{
            name: 'file',
            label: t('picture.own'),
            hint: t('picture.own-hint', { size: pictureMegabytes }),
            error,
          }}
        >
          <input
            class="field__input"
            type="file"
            id="file"
            name="file"
            accept="image/jpeg,image/png,image/webp,image/gif"
            aria-describedby={error ? 'file-hint file-error' : 'file-hint'}
            aria-invalid={error ? 'true' : undefined}
          />
        </Field>
        <Button kind="outlined">{t('picture.own-button')}</Button>
      </form>
    </BuilderFrame>
  )
}

/** What a symbol shows. Where several show the same, each has a number. */
function labelOf(name: string, found: readonly PictureSymbol[]): string {
  const plain = (one: string) => one.replace(/_\d[a-d]?$/, '').replaceAll('_', ' ')
  const same = found.filter(one => plain(one.name) === plain(name))
  return same.length < 2 ? plain(name) : `${plain(name)} ${same.findIndex(one => one.name === name) + 1}`
}
