import { type FieldError, type FormFields, fieldText } from '../../platform/http/form.ts'
import { accountMenu, type Visit } from '../../trust/index.ts'
import { Button } from '../../ui/button/button.tsx'
import { Radios } from '../../ui/choice/choice.tsx'
import { ErrorSummary, errorFor } from '../../ui/error-summary/error-summary.tsx'
import { TextField } from '../../ui/field/text-field.tsx'
import { languages } from '../../ui/i18n/language.ts'
import { t as settings } from '../../ui/i18n/staff/programme-settings.en.ts'
import { t } from '../../ui/i18n/staff/programmes.en.ts'
import { StaffPage } from '../../ui/layout.tsx'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { languageName } from '../language-name.ts'

export type NewProgrammePageProps = {
  readonly visit: Visit
  /** `https://rowan.example` */
  readonly publicUrl: string
  readonly fields?: FormFields
  readonly errors?: readonly FieldError[]
}

/** A programme begins with a name. */
export function NewProgrammePage({ visit, publicUrl, fields = {}, errors = [] }: NewProgrammePageProps) {
  const home = `/o/${visit.organisation.slug}`
  return (
    <StaffPage
      title={t('new.title')}
      account={accountMenu(visit)}
      width="narrow"
      back={{ href: home }}
      error={errors.length > 0}
    >
      <ErrorSummary errors={errors} heading={settings('settings.summary')} kept={settings('settings.kept')} />
      <PageHeading title={t('new.title')} lead={t('new.lead')} />
      <form method="post" action={`${home}/programmes/new`} novalidate>
        <TextField
          name="title"
          label={settings('about.name')}
          hint={settings('about.name-hint')}
          value={fieldText(fields, 'title')}
          error={errorFor(errors, 'title')}
        />
        <Radios
          name="written_in"
          legend={settings('about.written-in')}
          value={fieldText(fields, 'written_in') || 'en'}
          error={errorFor(errors, 'written_in')}
          items={languages.map(language => ({
            value: language,
            label: languageName(language),
          }))}
        />
        <TextField
          name="code"
          label={t('new.code')}
          hint={t('new.code-hint', { address: `${publicUrl.replace(/^https?:\/\//, '')}/p/` })}
          value={fieldText(fields, 'code')}
          error={errorFor(errors, 'code')}
          width="medium"
          spellcheck={false}
          autocomplete="off"
          optional
        />
        <Button>{t('new.button')}</Button>
      </form>
    </StaffPage>
  )
}
