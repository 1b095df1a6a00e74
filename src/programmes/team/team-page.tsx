import { may, type ProgrammePerson, type ProgrammeVisit, roleNames } from '../../trust/index.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { t } from '../../ui/i18n/staff/programmes.en.ts'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { Table } from '../../ui/table/table.tsx'
import type { Programme } from '../programme.ts'
import { ListFrame } from '../settings/list-frame.tsx'

export type TeamPageProps = {
  readonly visit: ProgrammeVisit
  readonly programme: Programme
  readonly people: readonly ProgrammePerson[]
}

/** Who has a role in a programme. Inviting and giving roles is on the pages of people. */
export function TeamPage({ visit, programme, people }: TeamPageProps) {
  const home = `/o/${visit.organisation.slug}/p/${programme.id}`
  return (
    <ListFrame visit={visit} programme={programme} title={t('team.title')} width="reading">
      <PageHeading
        title={t('team.title')}
        lead={t('team.lead')}
        actions={
          may(visit.actor, 'programme.invite', programme.id) ? (
            <ButtonLink kind="outlined" href={`${home}/people`}>
              {t('team.invite')}
            </ButtonLink>
          ) : null
        }
      />
      <Table
        caption={t('team.caption')}
        captionHidden
        columns={[{ label: t('team.name') }, { label: t('team.roles') }]}
        rows={people.map(person => [person.name, rolesOf(person)])}
      />
    </ListFrame>
  )
}

function rolesOf({ organisationRoles, programmeRoles }: ProgrammePerson): string {
  const told = (roles: readonly (keyof typeof roleNames)[], where: string) =>
    roles.length === 0 ? [] : [`${t.list(roles.map(role => roleNames[role]))} ${where}`]
  return [...told(organisationRoles, t('team.whole')), ...told(programmeRoles, t('team.here'))].join('; ')
}
