import { bandOf, helpOf, type PublicProgramme } from '../../programmes/index.ts'
import type { Language } from '../../ui/i18n/language.ts'
import { languageFacts } from '../../ui/i18n/language.ts'
import { t } from '../../ui/i18n/staff/bank.en.ts'
import { PublicPage } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { hasEasyRead } from '../forms/parity.ts'
import { pictureAddress } from '../forms/picture-address.ts'
import { QuestionField } from '../participate/answers/question-field.tsx'
import { SectionIntro } from '../participate/section-intro.tsx'
import { formAddress } from './builder-address.ts'
import type { FormPlace } from './builder-places.ts'

type PreviewPageProps = FormPlace & {
  readonly public: PublicProgramme
  readonly language: Language
  readonly easy: boolean
  readonly areas: readonly { readonly code: string; readonly name: string }[]
}

/** Every question as people see it, in one language or in Easy Read. It stands in no form, so nothing can be sent. */
export function PreviewPage(props: PreviewPageProps) {
  const { language, easy } = props
  const { content } = props.form
  const at = formAddress(props)
  const reading = {
    language,
    first: content.languages[0]!,
    easy,
    pictureAddress: (picture: Parameters<typeof pictureAddress>[0]) => pictureAddress(picture, at.pictures),
  }
  return (
    <PublicPage
      language={language}
      title={t('preview.title')}
      programme={bandOf(props.public, language)}
      help={helpOf(props.public, language)}
      unlisted
    >
      <div lang="en" dir="ltr">
        <Notice>
          <p>{t('preview.notice')}</p>
          <p>
            <a href={at.form}>{t('preview.back')}</a>
          </p>
          <nav aria-label={t('preview.versions')}>
            <ul>
              {previewVersions(props).map(version => (
                <li>
                  <a
                    href={version.href}
                    aria-current={version.language === language && version.easy === easy ? 'page' : undefined}
                  >
                    {version.label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          {content.questions.some(({ showIf }) => showIf) || content.sections.some(({ showIf }) => showIf) ? (
            <p>{t('preview.all')}</p>
          ) : null}
        </Notice>
      </div>
      {content.questions.map((asked, index) => (
        <>
          <SectionIntro
            form={content}
            language={language}
            asked={asked}
            before={content.questions[index - 1]}
          />
          <QuestionField
            asked={asked}
            reading={reading}
            areas={props.areas}
            fields={{}}
            errorOf={() => undefined}
            heading={index === 0 ? 'h1' : 'h2'}
          />
        </>
      ))}
    </PublicPage>
  )
}

/** The form in each language, and in Easy Read where there is one: what it is called and where it is looked at. */
export function previewVersions(props: FormPlace): readonly {
  readonly language: Language
  readonly easy: boolean
  readonly label: string
  readonly href: string
}[] {
  const { content } = props.form
  const at = formAddress(props)
  return content.languages.flatMap(language => {
    const { name } = languageFacts[language]
    const plain = { language, easy: false, label: name, href: at.preview(language, false) }
    const easyLabel = t('preview.easy', { language: name })
    const easy = { language, easy: true, label: easyLabel, href: at.preview(language, true) }
    return hasEasyRead(content, language) ? [plain, easy] : [plain]
  })
}
