import { type FieldError, type FormFields, fieldText } from '../../platform/http/form.ts'
import type { ProgrammeVisit } from '../../trust/index.ts'
import { Button } from '../../ui/button/button.tsx'
import { Details } from '../../ui/details/details.tsx'
import { errorFor } from '../../ui/error-summary/error-summary.tsx'
import { TextArea, TextField } from '../../ui/field/text-field.tsx'
import { languageFacts, languages } from '../../ui/i18n/language.ts'
import { t } from '../../ui/i18n/staff/programmes.en.ts'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { languageName } from '../language-name.ts'
import { type PermissionStatement, permissionTextNames } from '../permission-statement.ts'
import type { Programme } from '../programme.ts'
import { ListFrame } from '../settings/list-frame.tsx'
import { statementField, statementFields } from './statement-form.ts'

export type NewVersionPageProps = {
  readonly visit: ProgrammeVisit
  readonly programme: Programme
  /** The version that the new one is written from. */
  readonly newest: PermissionStatement
  readonly fields?: FormFields
  readonly errors?: readonly FieldError[]
}

/** Writing a new version of the statement, in every language. */
export function NewVersionPage(props: NewVersionPageProps) {
  const { visit, programme, newest, errors = [] } = props
  const fields = props.fields ?? statementFields(newest.texts)
  const version = newest.version + 1
  const lead = programme.state === 'draft' ? 'permission.new-lead-draft' : 'permission.new-lead-open'
  return (
    <ListFrame
      visit={visit}
      programme={programme}
      title={t('permission.new-title')}
      errors={errors}
      above="permission"
    >
      <PageHeading title={t('permission.new-title')} lead={t(lead, { version })} />
      <form method="post" novalidate>
        <input type="hidden" name="from" value={String(newest.version)} />
        {languages.map(language => (
          <Details
            summary={languageName(language)}
            open={
              language === programme.writtenIn || errors.some(error => error.field.startsWith(`${language}.`))
            }
          >
            <div lang={language} dir={languageFacts[language].direction}>
              {permissionTextNames.map(name => {
                const field = statementField(language, name)
                const props = {
                  name: field,
                  label: (
                    <span lang="en" dir="ltr">
                      {t(`text.${name}`)}
                      <span class="hidden"> ({languageName(language)})</span>
                    </span>
                  ),
                  value: fieldText(fields, field),
                  error: errorFor(errors, field),
                }
                return name === 'cannotBeUndone' ? <TextArea {...props} rows={3} /> : <TextField {...props} />
              })}
            </div>
          </Details>
        ))}
        <Button>{t('permission.new-button', { version })}</Button>
      </form>
    </ListFrame>
  )
}
