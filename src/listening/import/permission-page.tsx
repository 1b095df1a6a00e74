import { type FieldError, type FormFields, fieldText } from '../../platform/http/form.ts'
import { Button, ButtonLink, ButtonRow } from '../../ui/button/button.tsx'
import { Checkboxes } from '../../ui/choice/choice.tsx'
import { ErrorSummary, errorFor } from '../../ui/error-summary/error-summary.tsx'
import { TextArea } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/import.en.ts'
import { importedUses, type WordsImport } from './import.ts'
import { importsAddress } from './import-address.ts'
import { ImportPage, type ImportPlace } from './import-frame.tsx'

export type PermissionPageProps = ImportPlace & {
  readonly imported: WordsImport
  readonly fields: FormFields
  readonly errors?: readonly FieldError[]
}

/** What the people allowed whose words these are, stated by who brings them. Nothing is ticked beforehand. */
export function PermissionPage(props: PermissionPageProps) {
  const { imported, fields, errors = [] } = props
  const here = `${importsAddress(props)}/${imported.id}`
  return (
    <ImportPage {...props} title={t('permission.title')} error={errors.length > 0} width="narrow">
      <ErrorSummary errors={errors} heading={t('permission.summary')} kept={null} />
      <h1>{t('permission.title')}</h1>
      <p>{t('permission.lead')}</p>
      <form method="post" action={`${here}/permission`} novalidate>
        <Checkboxes
          name="analysis"
          legend={t('permission.uses')}
          hint={t('permission.contact')}
          error={errorFor(errors, 'analysis')}
          items={importedUses.map(use => ({
            value: 'yes',
            name: use,
            label: t(`permission.${use}`),
            checked: fieldText(fields, use) === 'yes',
          }))}
        />
        <p>{t('permission.narrower')}</p>
        <TextArea
          name="source"
          label={t('permission.source')}
          hint={t('permission.source-hint')}
          rows={3}
          value={fieldText(fields, 'source')}
          error={errorFor(errors, 'source')}
        />
        <TextArea
          name="attribution"
          label={t('permission.attribution')}
          hint={t('permission.attribution-hint')}
          rows={3}
          value={fieldText(fields, 'attribution')}
          error={errorFor(errors, 'attribution')}
          optional
        />
        <ButtonRow>
          <Button>{t('permission.begin')}</Button>
          <ButtonLink kind="outlined" href={here}>
            {t('permission.back')}
          </ButtonLink>
        </ButtonRow>
      </form>
    </ImportPage>
  )
}
