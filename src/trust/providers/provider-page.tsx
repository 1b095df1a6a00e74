import type { FieldError } from '../../platform/http/form.ts'
import type { Id } from '../../platform/ids.ts'
import { Button } from '../../ui/button/button.tsx'
import { Checkbox, Radios } from '../../ui/choice/choice.tsx'
import { ErrorSummary, errorFor } from '../../ui/error-summary/error-summary.tsx'
import { TextArea, TextField } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/people.en.ts'
import { StaffPage, type StaffPageProps } from '../../ui/layout.tsx'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import { accountMenu } from '../account-menu.ts'
import type { Visit } from '../visit.ts'
import type { ProviderFields } from './provider-form.ts'

export type ProviderPageProps = {
  readonly visit: Visit
  /** The provider's id is part of the redirect address, so it stands before the provider is kept. */
  readonly id: Id<'identity_provider'>
  readonly isNew: boolean
  readonly returnAddress: string
  readonly fields: ProviderFields
  readonly notice?: StaffPageProps['notice']
  readonly errors?: readonly FieldError[]
}

/** One way to sign in with accounts that people have elsewhere. */
export function ProviderPage(props: ProviderPageProps) {
  const { visit, id, isNew, fields, errors = [] } = props
  const settings = `/o/${visit.organisation.slug}/settings`
  const title = isNew ? t('provider.title-new') : t('provider.title')
  const error = (field: string) => errorFor(errors, field)
  return (
    <StaffPage
      title={title}
      account={accountMenu(visit)}
      back={{ href: settings, label: t('settings.title') }}
      width="narrow"
      notice={props.notice}
      error={errors.length > 0}
    >
      <ErrorSummary errors={errors} heading={t('summary')} kept={t('kept')} />
      <PageHeading title={title} />
      <SummaryList rows={[{ label: t('provider.return'), value: <code>{props.returnAddress}</code> }]} />
      <form method="post" action={`${settings}/providers/${id}`} novalidate>
        <Radios
          name="kind"
          legend={t('provider.kind')}
          value={fields.kind}
          error={error('kind')}
          items={[
            {
              value: 'entra',
              label: t('provider.entra'),
              reveal: (
                <TextField
                  name="tenant"
                  label={t('provider.tenant')}
                  hint={t('provider.tenant-hint')}
                  value={fields.tenant}
                  spellcheck={false}
                  error={error('tenant')}
                />
              ),
            },
            {
              value: 'other',
              label: t('provider.other'),
              reveal: (
                <TextField
                  name="issuer"
                  label={t('provider.issuer')}
                  hint={t('provider.issuer-hint')}
                  type="url"
                  value={fields.issuer}
                  error={error('issuer')}
                />
              ),
            },
          ]}
        />
        <TextField
          name="label"
          label={t('provider.label')}
          hint={t('provider.label-hint')}
          value={fields.label}
          error={error('label')}
        />
        <TextField
          name="client"
          label={t('provider.client')}
          value={fields.client}
          autocomplete="off"
          spellcheck={false}
          error={error('client')}
        />
        <TextField
          name="secret"
          label={t('provider.secret')}
          hint={
            isNew ? t('provider.secret-hint') : `${t('provider.secret-hint')} ${t('provider.secret-kept')}`
          }
          type="password"
          autocomplete="off"
          error={error('secret')}
        />
        <Radios
          name="admits"
          legend={t('provider.admits')}
          value={fields.admits}
          error={error('admits')}
          items={[
            { value: 'known', label: t('provider.known') },
            {
              value: 'domains',
              label: t('provider.domains'),
              reveal: (
                <TextArea
                  name="domains"
                  label={t('provider.domain-list')}
                  rows={3}
                  value={fields.domains}
                  error={error('domains')}
                />
              ),
            },
          ]}
        />
        <Checkbox
          name="second_factor"
          value="there"
          label={t('provider.factor-there')}
          checked={fields.second_factor === 'there'}
        />
        <Button>{t('provider.save')}</Button>
      </form>
      {isNew ? null : (
        <form method="post" action={`${settings}/providers/${id}/remove`}>
          <Button kind="berry">{t('provider.remove')}</Button>
        </form>
      )}
    </StaffPage>
  )
}
