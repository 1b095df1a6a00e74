import type { FieldError } from '../../platform/http/form.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { Checkboxes } from '../../ui/choice/choice.tsx'
import { ErrorSummary, errorFor } from '../../ui/error-summary/error-summary.tsx'
import { TextField } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/people.en.ts'
import { StaffPage, type StaffPageProps } from '../../ui/layout.tsx'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { Table } from '../../ui/table/table.tsx'
import { accountMenu } from '../account-menu.ts'
import { roleNames } from '../policy.ts'
import type { Provider } from '../providers/provider.ts'
import { organisationRoles, programmeRoles } from '../role.ts'
import type { SecondFactorRule } from '../second-factor/second-factor.ts'
import type { Visit } from '../visit.ts'

export type SettingsPageProps = {
  readonly visit: Visit
  readonly name: string
  readonly rule: SecondFactorRule
  readonly providers: readonly Provider[]
  readonly notice?: StaffPageProps['notice']
  readonly errors?: readonly FieldError[]
}

/** What an owner decides for the whole organisation. */
export function SettingsPage(props: SettingsPageProps) {
  const { visit, rule, providers, errors = [] } = props
  const here = `/o/${visit.organisation.slug}/settings`
  return (
    <StaffPage
      title={t('settings.title')}
      account={accountMenu(visit)}
      width="reading"
      notice={props.notice}
      error={errors.length > 0}
    >
      <ErrorSummary errors={errors} heading={t('summary')} kept={t('kept')} />
      <PageHeading title={t('settings.title')} />
      <form method="post" action={here} novalidate>
        <TextField
          name="name"
          label={t('settings.name')}
          hint={t('settings.name-hint', { address: `/o/${visit.organisation.slug}` })}
          value={props.name}
          error={errorFor(errors, 'name')}
        />
        <Checkboxes
          name="second_factor"
          legend={t('settings.second-factor')}
          hint={t('settings.second-factor-hint')}
          values={[...(rule.everybody ? ['everybody'] : []), ...rule.roles]}
          items={[
            { value: 'everybody', label: t('settings.everybody') },
            ...[...organisationRoles, ...programmeRoles].map(role => ({
              value: role,
              label: t('settings.each', { role: roleNames[role] }),
            })),
          ]}
        />
        <Button>{t('settings.save')}</Button>
      </form>
      <h2>{t('settings.providers')}</h2>
      <p>{t('settings.providers-text')}</p>
      {providers.length > 0 ? (
        <Table
          caption={t('settings.providers-caption')}
          captionHidden
          columns={[{ label: t('provider.label') }, { label: t('provider.issuer') }]}
          rows={providers.map(({ id, label, issuer }) => [
            <a href={`${here}/providers/${id}`}>{label}</a>,
            issuer,
          ])}
        />
      ) : null}
      <ButtonLink kind="outlined" href={`${here}/providers/new`}>
        {t('settings.add-provider')}
      </ButtonLink>
    </StaffPage>
  )
}
