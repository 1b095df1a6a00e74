import { type Language, languageFacts } from '../../ui/i18n/language.ts'
import { t as builder } from '../../ui/i18n/staff/builder.en.ts'
import { t } from '../../ui/i18n/staff/builder-parts.en.ts'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { Table } from '../../ui/table/table.tsx'
import { hasEasyRead, type Lack, parity } from '../forms/parity.ts'
import { optionsOf } from '../forms/question.ts'
import { formAddress } from './builder-address.ts'
import { BuilderFrame } from './builder-frame.tsx'
import type { FormPlace } from './builder-places.ts'

/** What each version of the form lacks, version by version, each with where it is put right. */
export function MissingPage(props: FormPlace) {
  const { content } = props.form
  const [first, ...others] = content.languages
  const firstName = languageFacts[first!].name
  const lacks = parity(content)
  const versions: readonly { readonly language: Language; readonly easy: boolean }[] = [
    ...others.map(language => ({ language, easy: false })),
    ...content.languages
      .filter(language => hasEasyRead(content, language))
      .map(language => ({ language, easy: true })),
  ]
  return (
    <BuilderFrame {...props} title={t('missing.title')} width="reading">
      <PageHeading title={t('missing.title')} lead={t('missing.lead', { first: firstName })} />
      {versions.length === 0 ? <p>{t('missing.only-first', { first: firstName })}</p> : null}
      {versions.map(({ language, easy }) => {
        const { name } = languageFacts[language]
        const version = easy ? builder('question.rest-easy', { language: name }) : name
        const own = lacks.filter(lack => lack.language === language && lack.easy === easy)
        return (
          <>
            <h2>{version}</h2>
            <p>{own.length === 0 ? t('missing.complete') : t('missing.count', { count: own.length })}</p>
            {own.length > 0 ? (
              <Table
                id={`missing-${language}${easy ? '-easy' : ''}`}
                caption={t('missing.caption', { version })}
                captionHidden
                columns={[
                  { label: t('missing.where') },
                  { label: t('missing.what') },
                  { label: t('missing.put-right-heading') },
                ]}
                rows={own.map(lack => [
                  whereOf(props, lack),
                  whatOf(props, lack),
                  <a href={putRight(props, lack)}>
                    {t(lack.of === 'picture' ? 'missing.choose' : 'missing.put-right')}
                    <span class="hidden">
                      : {whereOf(props, lack)}, {whatOf(props, lack)}
                    </span>
                  </a>,
                ])}
              />
            ) : null}
          </>
        )
      })}
    </BuilderFrame>
  )
}

function whereOf({ form: { content } }: FormPlace, lack: Lack): string {
  const first = content.languages[0]!
  const section = content.sections.find(({ key }) => key === lack.key)
  if (section) return section.texts[first]?.title ?? lack.key
  const at = content.questions.findIndex(({ key }) => key === lack.key)
  return `${at + 1}. ${content.questions[at]?.texts[first]?.question ?? lack.key}`
}

function whatOf({ form: { content } }: FormPlace, lack: Lack): string {
  const first = content.languages[0]!
  const question = content.questions.find(({ key }) => key === lack.key)
  const rows = question?.kind === 'matrix' ? question.rows : []
  const part = [...(question ? optionsOf(question) : []), ...rows].find(({ key }) => key === lack.part)
  const label = part?.labels[first] ?? lack.part ?? ''
  if (lack.of === 'picture')
    return lack.part ? t('missing.picture-part', { part: label }) : t('missing.picture')
  if (lack.of === 'option' || lack.of === 'row') return t(`missing.${lack.of}`, { part: label })
  return t(`missing.${lack.of}`)
}

function putRight(props: FormPlace, lack: Lack): string {
  const at = formAddress(props)
  if (lack.of === 'section') return at.section(lack.key)
  if (lack.of === 'picture') return at.picture(lack.key, lack.language, picturePart(props, lack))
  return lack.easy ? at.easy(lack.key, lack.language) : at.inLanguage(lack.key, lack.language)
}

function picturePart({ form: { content } }: FormPlace, lack: Lack): string {
  const question = content.questions.find(({ key }) => key === lack.key)
  if (lack.part === undefined) return 'question'
  const isOption = question && optionsOf(question).some(({ key }) => key === lack.part)
  return `${isOption ? 'option' : 'row'}.${lack.part}`
}
