import type { FieldError } from '../../platform/http/form.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { Checkboxes } from '../../ui/choice/choice.tsx'
import { ErrorSummary, errorFor } from '../../ui/error-summary/error-summary.tsx'
import { TextField } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/people.en.ts'
import { PlainPage } from '../../ui/layout.tsx'
import { RowActions } from '../../ui/row-actions/row-actions.tsx'
import { Table } from '../../ui/table/table.tsx'
import { invitationDays } from '../accounts/account.ts'
import type { Organisation } from '../organisations/organisation.ts'
import { roleNames } from '../policy.ts'
import type { Role } from '../role.ts'
import type { Invitation } from './invitation.ts'

/** What an invitation leads to, and the name to work under. */
export function InvitationPage(props: {
  readonly organisation: Organisation
  readonly invitation: Invitation
  /** The programme's title, or the organisation's name. */
  readonly place: string
  readonly name?: string
  readonly errors?: readonly FieldError[]
}) {
  const { organisation, invitation, place, errors = [] } = props
  const roles = t.list(invitation.to.roles.map(role => roleNames[role]))
  const title = t('invitation.title', { place })
  return (
    <PlainPage title={title} owner={organisation.name} error={errors.length > 0}>
      <ErrorSummary errors={errors} heading={t('summary')} kept={null} />
      <h1>{title}</h1>
      <p>{t('invitation.text', { name: invitation.invitedBy, place, roles, email: invitation.email })}</p>
      <form method="post" novalidate>
        <TextField
          name="name"
          label={t('invitation.name')}
          hint={t('invitation.name-hint')}
          autocomplete="name"
          value={props.name}
          error={errorFor(errors, 'name')}
        />
        <Button>{t('invitation.accept')}</Button>
      </form>
    </PlainPage>
  )
}

export function SpentInvitationPage({ organisation }: { readonly organisation: Organisation }) {
  return (
    <PlainPage title={t('invitation.spent.title')} owner={organisation.name}>
      <h1>{t('invitation.spent.title')}</h1>
      <p>{t('invitation.spent.text', { days: invitationDays })}</p>
      <ButtonLink href={`/o/${organisation.slug}/sign-in`}>{t('invitation.spent.button')}</ButtonLink>
    </PlainPage>
  )
}

/** Address and roles of someone to invite. */
export function InviteForm(props: {
  readonly action: string
  readonly roles: readonly Role[]
  readonly rolesHint: string
  readonly email?: string
  readonly chosen?: readonly string[]
  readonly errors: readonly FieldError[]
}) {
  return (
    <form method="post" action={props.action} novalidate>
      <TextField
        name="email"
        label={t('invite.email')}
        type="email"
        autocomplete="off"
        value={props.email}
        error={errorFor(props.errors, 'email')}
      />
      <RoleBoxes
        legend={t('invite.roles')}
        hint={props.rolesHint}
        roles={props.roles}
        chosen={props.chosen ?? []}
        error={errorFor(props.errors, 'roles')}
      />
      <Button>{t('invite.button')}</Button>
    </form>
  )
}

/** A box for each role, each with what it is for. */
export function RoleBoxes(props: {
  /** The field's name, its own where there are several on a page: `roles` unless told. */
  readonly name?: string
  readonly legend: string
  readonly hint: string
  readonly roles: readonly Role[]
  readonly chosen: readonly string[]
  readonly error?: string | undefined
}) {
  return (
    <Checkboxes
      name={props.name ?? 'roles'}
      legend={props.legend}
      hint={props.hint}
      values={props.chosen}
      error={props.error}
      items={props.roles.map(role => ({
        value: role,
        label: capital(roleNames[role]),
        hint: t(`role.${role}`),
      }))}
    />
  )
}

/** Invitations that nobody has taken up, with sending again and taking back. Nothing where there are none. */
export function WaitingInvitations(props: {
  readonly invitations: readonly Invitation[]
  /** Actions are posted to `<base>/<id>/again` and `<base>/<id>/take-back`. */
  readonly base: string
  readonly now: Date
}) {
  const { invitations, base, now } = props
  if (invitations.length === 0) return null
  return (
    <>
      <h2>{t('waiting.title')}</h2>
      <Table
        id="waiting"
        caption={t('waiting.caption')}
        captionHidden
        columns={[
          { label: t('waiting.email') },
          { label: t('waiting.roles') },
          { label: t('waiting.sent') },
          { label: t('waiting.until') },
          { label: t('waiting.actions') },
        ]}
        rows={invitations.map(invitation => [
          invitation.email,
          t.list(invitation.to.roles.map(role => roleNames[role])),
          t.date(invitation.sentAt),
          now < invitation.expiresAt
            ? t.date(invitation.expiresAt)
            : t('waiting.lapsed', { date: t.date(invitation.expiresAt) }),
          <RowActions>
            <Button kind="link" formAction={`${base}/${invitation.id}/again`}>
              {t('waiting.again')}
              <span class="hidden"> {invitation.email}</span>
            </Button>
            <Button kind="link" formAction={`${base}/${invitation.id}/take-back`}>
              {t('waiting.back')}
              <span class="hidden"> {invitation.email}</span>
            </Button>
          </RowActions>,
        ])}
      />
    </>
  )
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
