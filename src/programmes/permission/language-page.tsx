import { type FieldError, type FormFields, fieldText } from '../../platform/http/form.ts'
import { may, type ProgrammeVisit } from '../../trust/index.ts'
import { Button } from '../../ui/button/button.tsx'
import { DateField } from '../../ui/date-field/date-field.tsx'
import { Details } from '../../ui/details/details.tsx'
import { errorFor } from '../../ui/error-summary/error-summary.tsx'
import { TextField } from '../../ui/field/text-field.tsx'
import { type Language, languageFacts } from '../../ui/i18n/language.ts'
import { publicText } from '../../ui/i18n/public-text.ts'
import { t } from '../../ui/i18n/staff/programmes.en.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { languageName } from '../language-name.ts'
import type { LanguageApproval, PermissionStatement } from '../permission-statement.ts'
import type { Programme } from '../programme.ts'
import { ListFrame } from '../settings/list-frame.tsx'
import { datePartsIn } from '../settings/typed-fields.ts'

export type LanguagePageProps = {
  readonly visit: ProgrammeVisit
  readonly programme: Programme
  readonly statement: PermissionStatement
  readonly language: Language
  readonly approval: LanguageApproval | undefined
  readonly fields?: FormFields
  readonly errors?: readonly FieldError[]
}

/** One version in one language, to be read by someone fluent, and their approval to be recorded. */
export function LanguagePage(props: LanguagePageProps) {
  const { visit, programme, statement, language, approval, fields = {}, errors = [] } = props
  const name = languageName(language)
  const title = t('permission.preview-title', { version: statement.version, language: name })
  const mayApprove = may(visit.actor, 'language.approve', programme.id)
  return (
    <ListFrame visit={visit} programme={programme} title={title} errors={errors} above="permission">
      <PageHeading title={title} lead={t('permission.preview-lead')} />
      <Statement statement={statement} language={language} />
      {language === 'en' ? null : (
        <Details summary={t('permission.english')}>
          <Statement statement={statement} language="en" />
        </Details>
      )}
      {approval ? (
        <p>
          <b>
            {t('permission.approved-by', {
              reader: approval.reader,
              date: t.date(new Date(`${approval.approvedOn}T12:00:00Z`)),
            })}
          </b>
        </p>
      ) : mayApprove ? (
        <>
          <h2>{t('permission.approve-title')}</h2>
          <p>{t('permission.approve-lead', { language: name })}</p>
          <form method="post" novalidate>
            <TextField
              name="reader"
              label={t('permission.reader')}
              value={fieldText(fields, 'reader')}
              error={errorFor(errors, 'reader')}
              autocomplete="off"
            />
            <DateField
              name="approved_on"
              legend={t('permission.date')}
              value={datePartsIn(fields, 'approved_on')}
              error={errorFor(errors, 'approved_on')}
            />
            <Button>{t('permission.approve-button')}</Button>
          </form>
        </>
      ) : (
        <p>{t('permission.waits')}</p>
      )}
    </ListFrame>
  )
}

/** The statement in the order in which people read it. */
function Statement(props: { statement: PermissionStatement; language: Language }) {
  const { language } = props
  const texts = props.statement.texts[language]
  const own = publicText(language)
  return (
    <div lang={language} dir={languageFacts[language].direction}>
      <h2>{own('permission.heading')}</h2>
      <Notice>
        <p>
          <b>{own('permission.undo-heading')}</b> {texts.cannotBeUndone}
        </p>
      </Notice>
      <p>{own('permission.tick')}</p>
      <ul>
        <li>{texts.analysis}</li>
        <li>
          {texts.quotation}
          <ul>
            <li>{texts.naming}</li>
          </ul>
        </li>
        <li>{texts.story}</li>
        <li>{texts.telling}</li>
        <li>{texts.contact}</li>
      </ul>
    </div>
  )
}
