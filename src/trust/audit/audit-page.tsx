import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { Select } from '../../ui/field/text-field.tsx'
import { Filters } from '../../ui/filters/filters.tsx'
import { t } from '../../ui/i18n/staff/people.en.ts'
import { StaffPage } from '../../ui/layout.tsx'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { Table } from '../../ui/table/table.tsx'
import { accountMenu } from '../account-menu.ts'
import type { Visit } from '../visit.ts'
import type { AuditFilter, AuditLine, auditChoices } from './audit.sql.ts'

export type AuditPageProps = {
  readonly visit: Visit
  readonly lines: readonly AuditLine[]
  readonly filter: AuditFilter
  readonly choices: Awaited<ReturnType<typeof auditChoices>>
  readonly current: number
  readonly last: number
}

/** Who did what, and when. */
export function AuditPage(props: AuditPageProps) {
  const { visit, lines, filter, choices } = props
  const here = `/o/${visit.organisation.slug}/audit`
  return (
    <StaffPage title={t('audit.title')} account={accountMenu(visit)}>
      <PageHeading
        title={t('audit.title')}
        lead={t('audit.lead')}
        actions={
          <ButtonLink kind="outlined" download href={auditAddress(`${here}.csv`, filter)}>
            {t('audit.download')}
          </ButtonLink>
        }
      />
      <Filters filters={chips(props, here)} add={t('audit.filter')}>
        <form method="get" action={here}>
          <Select
            name="who"
            label={t('audit.who')}
            value={filter.account}
            empty={t('audit.anybody')}
            options={choices.people.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Select
            name="what"
            label={t('audit.what')}
            value={filter.action}
            empty={t('audit.anything')}
            options={choices.actions.map(action => ({ value: action, label: action }))}
          />
          <Button kind="outlined">{t('audit.show')}</Button>
        </form>
      </Filters>
      {lines.length === 0 ? (
        <EmptyState sentence={t('audit.empty')} />
      ) : (
        <Table
          caption={t('audit.caption')}
          captionHidden
          columns={[
            { label: t('audit.when') },
            { label: t('audit.who') },
            { label: t('audit.what') },
            { label: t('audit.on') },
            { label: t('audit.detail') },
          ]}
          rows={lines.map(line => [
            t.date(line.at, 'moment'),
            line.name ?? t('audit.nobody'),
            line.action,
            line.subjectKind.replaceAll('_', ' '),
            Object.entries(line.detail)
              .filter(([, value]) => value !== null && value !== '')
              .map(([name, value]) => `${name.replaceAll('_', ' ')}: ${value}`)
              .join(', '),
          ])}
        />
      )}
      <Pagination
        current={props.current}
        last={props.last}
        address={number => auditAddress(here, filter, number)}
      />
    </StaffPage>
  )
}

function chips({ filter, choices }: AuditPageProps, here: string) {
  const { account, action } = filter
  const name = choices.people.find(person => person.id === account)?.name
  return [
    ...(name === undefined
      ? []
      : [{ label: t('audit.who'), value: name, remove: auditAddress(here, { action }) }]),
    ...(action === undefined
      ? []
      : [{ label: t('audit.what'), value: action, remove: auditAddress(here, { account }) }]),
  ]
}

function auditAddress(path: string, { account, action }: AuditFilter, number?: number): string {
  const query = new URLSearchParams({
    ...(account === undefined ? {} : { who: account }),
    ...(action === undefined ? {} : { what: action }),
    ...(number === undefined || number === 1 ? {} : { page: String(number) }),
  }).toString()
  return query === '' ? path : `${path}?${query}`
}
