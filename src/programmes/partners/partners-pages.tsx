import { type FieldError, type FormFields, fieldText } from '../../platform/http/form.ts'
import { may, type ProgrammeVisit } from '../../trust/index.ts'
import { Button, ButtonRow } from '../../ui/button/button.tsx'
import { errorFor } from '../../ui/error-summary/error-summary.tsx'
import { TextField } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/programmes.en.ts'
import type { StaffPageProps } from '../../ui/layout.tsx'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { RowActions } from '../../ui/row-actions/row-actions.tsx'
import { Table } from '../../ui/table/table.tsx'
import type { Partner } from '../partner.ts'
import type { Programme } from '../programme.ts'
import { ListFrame } from '../settings/list-frame.tsx'

type PartnerFormProps = {
  readonly fields?: FormFields
  readonly errors?: readonly FieldError[]
}

export type PartnersPageProps = PartnerFormProps & {
  readonly visit: ProgrammeVisit
  readonly programme: Programme
  readonly partners: readonly Partner[]
  readonly notice?: StaffPageProps['notice']
}

/** The partners in their order, and adding one. */
export function PartnersPage(props: PartnersPageProps) {
  const { visit, programme, partners, fields = {}, errors = [] } = props
  const at = `/o/${visit.organisation.slug}/p/${programme.id}/settings`
  const mayEdit = may(visit.actor, 'programme.edit', programme.id)
  return (
    <ListFrame
      visit={visit}
      programme={programme}
      title={t('partners.title')}
      errors={errors}
      notice={props.notice}
    >
      <PageHeading title={t('partners.title')} lead={t('partners.lead')} />
      {partners.length === 0 ? (
        <p>{t('partners.empty', { organisation: visit.organisation.name })}</p>
      ) : (
        <Table
          caption={t('partners.title')}
          captionHidden
          columns={[
            { label: t('partners.name') },
            { label: <span class="hidden">{t('list.actions')}</span> },
          ].slice(0, mayEdit ? 2 : 1)}
          rows={partners.map((partner, index) => [
            partner.address ? <a href={partner.address}>{partner.name}</a> : partner.name,
            ...(mayEdit
              ? [
                  <RowActions>
                    <a href={`${at}/partners/${partner.id}`}>
                      {t('partners.edit')}
                      <span class="hidden"> {partner.name}</span>
                    </a>
                    {index > 0 ? <Action partner={partner} at={at} action="up" /> : null}
                    {index < partners.length - 1 ? <Action partner={partner} at={at} action="down" /> : null}
                    <Action partner={partner} at={at} action="remove" />
                  </RowActions>,
                ]
              : []),
          ])}
        />
      )}
      {mayEdit ? (
        <>
          <h2>{t('partners.add')}</h2>
          <form method="post" action={`${at}/partners`} novalidate>
            <PartnerFields fields={fields} errors={errors} />
            <ButtonRow>
              <Button>{t('partners.add')}</Button>
            </ButtonRow>
          </form>
          <p>{t.rich('partners.people', { link: <a href={`${at}/team`}>{t('partners.people-link')}</a> })}</p>
        </>
      ) : null}
    </ListFrame>
  )
}

function Action(props: { partner: Partner; at: string; action: 'up' | 'down' | 'remove' }) {
  return (
    <Button kind="link" formAction={`${props.at}/partners/${props.partner.id}/${props.action}`}>
      {t(`partners.${props.action}`)}
      <span class="hidden"> {props.partner.name}</span>
    </Button>
  )
}

export type PartnerPageProps = PartnerFormProps & {
  readonly visit: ProgrammeVisit
  readonly programme: Programme
  readonly partner: Partner
  readonly seen: string
}

/** One partner, to be changed. */
export function PartnerPage(props: PartnerPageProps) {
  const { visit, programme, partner, errors = [] } = props
  const fields = props.fields ?? { name: partner.name, address: partner.address }
  return (
    <ListFrame
      visit={visit}
      programme={programme}
      title={t('partners.edit-title')}
      errors={errors}
      above="partners"
    >
      <h1>{t('partners.edit-title')}</h1>
      <form method="post" novalidate>
        <input type="hidden" name="seen" value={props.seen} />
        <PartnerFields fields={fields} errors={errors} />
        <Button>{t('partners.save')}</Button>
      </form>
    </ListFrame>
  )
}

function PartnerFields({ fields = {}, errors = [] }: PartnerFormProps) {
  return (
    <>
      <TextField
        name="name"
        label={t('partners.name')}
        value={fieldText(fields, 'name')}
        error={errorFor(errors, 'name')}
      />
      <TextField
        name="address"
        label={t('partners.address')}
        hint={t('partners.address-hint')}
        value={fieldText(fields, 'address')}
        error={errorFor(errors, 'address')}
        type="url"
        optional
      />
    </>
  )
}
