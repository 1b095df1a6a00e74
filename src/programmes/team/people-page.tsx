import type { FieldError } from '../../platform/http/form.ts'
import {
  type Invitation,
  InviteForm,
  invitationDays,
  type ProgrammePerson,
  type ProgrammeVisit,
  programmeRoles,
  RoleBoxes,
  roleNames,
  WaitingInvitations,
} from '../../trust/index.ts'
import { Button } from '../../ui/button/button.tsx'
import { Details } from '../../ui/details/details.tsx'
import { t as people } from '../../ui/i18n/staff/people.en.ts'
import { t } from '../../ui/i18n/staff/programmes.en.ts'
import type { StaffPageProps } from '../../ui/layout.tsx'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import type { Programme } from '../programme.ts'
import { ListFrame } from '../settings/list-frame.tsx'

export type ProgrammePeoplePageProps = {
  readonly visit: ProgrammeVisit
  readonly programme: Programme
  readonly people: readonly ProgrammePerson[]
  readonly invitations: readonly Invitation[]
  readonly now: Date
  readonly notice?: StaffPageProps['notice']
  /** What was typed, where something has to be put right. */
  readonly typed?: { readonly email: string; readonly chosen: readonly string[] }
  readonly errors?: readonly FieldError[]
}

/** Who has a part in this programme alone: their roles, who is invited, and inviting others. */
export function ProgrammePeoplePage(props: ProgrammePeoplePageProps) {
  const { visit, programme, errors = [] } = props
  const here = `/o/${visit.organisation.slug}/p/${programme.id}/people`
  const guests = props.people.filter(person => person.programmeRoles.length > 0)
  return (
    <ListFrame
      visit={visit}
      programme={programme}
      title={people('here.title')}
      notice={props.notice}
      errors={errors}
      above="team"
    >
      <PageHeading title={people('here.title')} lead={people('here.lead')} />
      {guests.length === 0 ? <p>{people('here.none')}</p> : null}
      {guests.map(({ account, name, programmeRoles: held }) => (
        <Details summary={people('here.person', { name, roles: t.list(held.map(role => roleNames[role])) })}>
          <form method="post" action={`${here}/${account}/roles`}>
            <RoleBoxes
              name={`roles-${account}`}
              legend={people('here.roles', { name })}
              hint={people('here.roles-hint')}
              roles={programmeRoles}
              chosen={held}
            />
            <Button kind="outlined">{people('person.save')}</Button>
          </form>
        </Details>
      ))}
      <WaitingInvitations invitations={props.invitations} base={`${here}/invitations`} now={props.now} />
      <h2>{people('invite.title')}</h2>
      <p>{people('invite.lead', { days: invitationDays })}</p>
      <InviteForm
        action={here}
        roles={programmeRoles}
        rolesHint={people('invite.roles-here-hint')}
        {...(props.typed ?? {})}
        errors={errors}
      />
    </ListFrame>
  )
}
