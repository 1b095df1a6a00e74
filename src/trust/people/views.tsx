import type { FieldError } from '../../platform/http/form.ts'
import type { Id } from '../../platform/ids.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { Checkbox } from '../../ui/choice/choice.tsx'
import { ErrorSummary, errorFor } from '../../ui/error-summary/error-summary.tsx'
import { t } from '../../ui/i18n/staff/people.en.ts'
import { StaffPage, type StaffPageProps } from '../../ui/layout.tsx'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { Table } from '../../ui/table/table.tsx'
import { accountMenu } from '../account-menu.ts'
import { invitationDays } from '../accounts/account.ts'
import type { Invitation } from '../invitations/invitation.ts'
import { InviteForm, RoleBoxes, WaitingInvitations } from '../invitations/views.tsx'
import { may, roleNames } from '../policy.ts'
import { organisationRoles } from '../role.ts'
import type { Visit } from '../visit.ts'
import type { PersonHere } from './people.sql.ts'

type Titles = ReadonlyMap<Id<'programme'>, string>
type Notice = StaffPageProps['notice']

/** Who works here. */
export function PeoplePage(props: {
  readonly visit: Visit
  readonly people: readonly PersonHere[]
  readonly invitations: readonly Invitation[]
  readonly programmes: Titles
  readonly now: Date
  readonly notice?: Notice
}) {
  const { visit, people, programmes } = props
  const home = `/o/${visit.organisation.slug}`
  const manages = may(visit.actor, 'people.manage')
  const invites = may(visit.actor, 'people.invite')
  const closed = people.filter(person => person.closedAt)
  return (
    <StaffPage title={t('people.title')} account={accountMenu(visit)} notice={props.notice}>
      <PageHeading
        title={t('people.title')}
        lead={t('people.lead', { organisation: visit.organisation.name })}
        actions={
          invites ? <ButtonLink href={`${home}/people/invite`}>{t('people.invite')}</ButtonLink> : null
        }
      />
      <Table
        caption={t('people.caption', { organisation: visit.organisation.name })}
        captionHidden
        columns={[
          { label: t('people.name') },
          { label: t('people.roles') },
          { label: t('people.programmes') },
          { label: t('people.second-factor') },
          { label: t('people.seen') },
        ]}
        rows={people
          .filter(person => !person.closedAt)
          .map(person => [
            <>
              {manages ? <a href={`${home}/people/${person.account}`}>{person.name}</a> : person.name}
              {person.account === visit.actor.account ? ` ${t('people.you')}` : ''}
              <br />
              <span class="small">{person.email}</span>
            </>,
            rolesOf(person.organisationRoles),
            inProgrammes(person, programmes).map(line => <div>{line}</div>),
            secondFactorOf(person),
            person.seenAt ? t.date(person.seenAt) : t('people.never'),
          ])}
      />
      {invites ? (
        <WaitingInvitations
          invitations={props.invitations}
          base={`${home}/people/invitations`}
          now={props.now}
        />
      ) : null}
      {manages && closed.length > 0 ? (
        <>
          <h2>{t('people.closed')}</h2>
          <ul>
            {closed.map(({ name, email, closedAt }) => (
              <li>{t('people.closed-on', { name, email, date: t.date(closedAt!) })}</li>
            ))}
          </ul>
        </>
      ) : null}
    </StaffPage>
  )
}

/** Inviting someone to the organisation. */
export function InvitePage(props: {
  readonly visit: Visit
  readonly email?: string
  readonly chosen?: readonly string[]
  readonly errors?: readonly FieldError[]
}) {
  const { visit, errors = [] } = props
  const people = `/o/${visit.organisation.slug}/people`
  return (
    <StaffPage
      title={t('invite.title')}
      account={accountMenu(visit)}
      back={{ href: people, label: t('person.back') }}
      width="narrow"
      error={errors.length > 0}
    >
      <ErrorSummary errors={errors} heading={t('summary')} kept={t('kept')} />
      <PageHeading title={t('invite.title')} lead={t('invite.lead', { days: invitationDays })} />
      <InviteForm
        action={`${people}/invite`}
        roles={organisationRoles}
        rolesHint={t('invite.roles-hint')}
        {...(props.email === undefined ? {} : { email: props.email })}
        {...(props.chosen === undefined ? {} : { chosen: props.chosen })}
        errors={errors}
      />
    </StaffPage>
  )
}

/** One person: what they may do, how they sign in, and closing their account. */
export function PersonPage(props: {
  readonly visit: Visit
  readonly person: PersonHere
  readonly signIns: number
  readonly programmes: Titles
  readonly notice?: Notice
  readonly errors?: readonly FieldError[]
}) {
  const { visit, person, errors = [] } = props
  const home = `/o/${visit.organisation.slug}`
  const here = `${home}/people/${person.account}`
  const programmes = [...new Set(person.programmeRoles.map(each => each.programme))]
  return (
    <StaffPage
      title={person.name}
      account={accountMenu(visit)}
      back={{ href: `${home}/people`, label: t('person.back') }}
      width="narrow"
      notice={props.notice}
      error={errors.length > 0}
    >
      <ErrorSummary errors={errors} heading={t('summary')} kept={null} />
      <PageHeading title={person.name} lead={person.email} />
      <form method="post" action={`${here}/roles`} novalidate>
        <RoleBoxes
          legend={t('person.roles')}
          hint={t('person.roles-hint')}
          roles={organisationRoles}
          chosen={person.organisationRoles}
          error={errorFor(errors, 'roles')}
        />
        <Button>{t('person.save')}</Button>
      </form>

      <h2>{t('person.programmes')}</h2>
      {programmes.length === 0 ? (
        <p>{t('person.programmes-none')}</p>
      ) : (
        <>
          <ul>
            {programmes.map(programme => (
              <li>
                <a href={`${home}/p/${programme}/people`}>
                  {props.programmes.get(programme) ?? t('people.unknown-programme')}
                </a>
                :{' '}
                {rolesOf(
                  person.programmeRoles.filter(each => each.programme === programme).map(each => each.role),
                )}
              </li>
            ))}
          </ul>
          <p>{t('person.programme-change')}</p>
        </>
      )}

      <h2>{t('person.second-factor')}</h2>
      <form method="post" action={`${here}/second-factor`}>
        <Checkbox
          name="required"
          value="yes"
          label={t('person.required')}
          checked={person.secondFactorRequired}
        />
        <Button kind="outlined">{t('person.save')}</Button>
      </form>
      {person.hasSecondFactor ? (
        <form method="post" action={`${here}/remove-second-factor`}>
          <p>{t('person.remove-factor-text')}</p>
          <Button kind="outlined">{t('person.remove-factor')}</Button>
        </form>
      ) : null}

      <h2>{t('person.sign-ins')}</h2>
      <form method="post" action={`${here}/end-sign-ins`}>
        <p>{t('person.end-all-text', { count: props.signIns })}</p>
        {props.signIns > 0 ? <Button kind="outlined">{t('person.end-all')}</Button> : null}
      </form>
      {person.hasProvider ? (
        <form method="post" action={`${here}/forget-providers`}>
          <p>{t('person.forget-text')}</p>
          <Button kind="outlined">{t('person.forget')}</Button>
        </form>
      ) : null}

      <h2>{t('person.close')}</h2>
      <form method="post" action={`${here}/close`}>
        <p>{t('person.close-text')}</p>
        <Button kind="berry">{t('person.close')}</Button>
      </form>
    </StaffPage>
  )
}

function rolesOf(roles: readonly (keyof typeof roleNames)[]): string {
  return roles.length === 0 ? t('people.none') : t.list(roles.map(role => roleNames[role]))
}

function inProgrammes(person: PersonHere, titles: Titles): string[] {
  const programmes = [...new Set(person.programmeRoles.map(each => each.programme))]
  if (programmes.length === 0) return [t('people.none')]
  return programmes.map(programme =>
    t('people.programme-roles', {
      programme: titles.get(programme) ?? t('people.unknown-programme'),
      roles: rolesOf(
        person.programmeRoles.filter(each => each.programme === programme).map(each => each.role),
      ),
    }),
  )
}

function secondFactorOf(person: PersonHere): string {
  const has = [
    ...(person.hasPasskey ? [t('people.second-factor.passkey')] : []),
    ...(person.hasSecondFactor ? [t('people.second-factor.app')] : []),
  ]
  if (has.length > 0) return t.list(has)
  return person.secondFactorRequired ? t('people.second-factor.asked') : t('people.second-factor.none')
}
