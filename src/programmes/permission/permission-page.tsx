import type { Child } from 'hono/jsx'
import { may, type ProgrammeVisit } from '../../trust/index.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { type Language, languages } from '../../ui/i18n/language.ts'
import { t } from '../../ui/i18n/staff/programmes.en.ts'
import type { StaffPageProps } from '../../ui/layout.tsx'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { Table } from '../../ui/table/table.tsx'
import { Tag } from '../../ui/tag/tag.tsx'
import { languageName } from '../language-name.ts'
import type { LanguageApproval, PermissionStatement } from '../permission-statement.ts'
import type { Programme } from '../programme.ts'
import { ListFrame } from '../settings/list-frame.tsx'

export type PermissionPageProps = {
  readonly visit: ProgrammeVisit
  readonly programme: Programme
  /** Newest first. */
  readonly statements: readonly PermissionStatement[]
  /** The version that people are shown. */
  readonly inUse: PermissionStatement
  /** The versions that are looked at, each with its approvals. */
  readonly shown: readonly ShownStatement[]
  /** Languages that are live now. */
  readonly live: readonly Language[]
  readonly notice?: StaffPageProps['notice']
}

export type ShownStatement = {
  readonly statement: PermissionStatement
  readonly approvals: readonly LanguageApproval[]
}

/** The versions of the statement, and for one of them which languages are live and what the others wait for. */
export function PermissionPage(props: PermissionPageProps) {
  const { visit, programme, shown, inUse, statements } = props
  const at = `/o/${visit.organisation.slug}/p/${programme.id}/settings/permission`
  const mayEdit = may(visit.actor, 'programme.edit', programme.id)
  return (
    <ListFrame
      visit={visit}
      programme={programme}
      title={t('permission.title')}
      notice={props.notice}
      width="reading"
    >
      <PageHeading
        title={t('permission.title')}
        lead={t('permission.lead')}
        actions={
          mayEdit ? (
            <ButtonLink kind="outlined" href={`${at}/new`}>
              {t('permission.edit')}
            </ButtonLink>
          ) : null
        }
      />
      {shown.map(one => (
        <section aria-labelledby={`version-${one.statement.version}`}>
          <h2 id={`version-${one.statement.version}`}>
            {t('permission.languages', { version: one.statement.version })}{' '}
            <Standing {...props} of={one.statement} />
          </h2>
          {one.statement.version > inUse.version && mayEdit ? (
            <PutInUse {...props} at={at} one={one} />
          ) : null}
          <Languages {...props} at={at} one={one} />
        </section>
      ))}
      <h2>{t('permission.versions')}</h2>
      <ul>
        {statements.map(statement => (
          <li>
            <a href={`${at}?version=${statement.version}`}>
              {t('permission.version', { version: statement.version })}
            </a>{' '}
            {t('permission.made', { date: t.date(statement.madeAt) })} <Standing {...props} of={statement} />
          </li>
        ))}
      </ul>
    </ListFrame>
  )
}

function Standing(props: PermissionPageProps & { of: PermissionStatement }) {
  if (props.of.id === props.inUse.id) return <Tag kind="chosen">{t('permission.in-use')}</Tag>
  return (
    <Tag>{props.of.version > props.inUse.version ? t('permission.waiting') : t('permission.earlier')}</Tag>
  )
}

function PutInUse(props: PermissionPageProps & { at: string; one: ShownStatement }) {
  const { programme, live } = props
  const { approvals } = props.one
  const { version } = props.one.statement
  const next = programme.languages.filter(language =>
    approvals.some(approval => approval.language === language),
  )
  if (next.length === 0) return <p>{t('permission.use-none', { version })}</p>
  const pauses = live.filter(language => !next.includes(language))
  const names = (some: readonly Language[]) => t.list(some.map(languageName))
  return (
    <form method="post" action={`${props.at}/use`}>
      <p>
        {t('permission.use-what', { version, languages: names(next) })}{' '}
        {pauses.length > 0 ? t('permission.use-pauses', { languages: names(pauses) }) : ''}
      </p>
      <input type="hidden" name="version" value={String(version)} />
      <Button>{t('permission.use', { version })}</Button>
    </form>
  )
}

function Languages(props: PermissionPageProps & { at: string; one: ShownStatement }) {
  const { visit, programme, one } = props
  const { version } = one.statement
  const mayApprove = may(visit.actor, 'language.approve', programme.id)
  return (
    <Table
      id={`version-${version}`}
      caption={t('permission.languages', { version })}
      captionHidden
      columns={[
        { label: t('permission.language') },
        { label: t('permission.how') },
        { label: <span class="hidden">{t('list.actions')}</span> },
      ]}
      rows={languages.map(language => {
        const approved = one.approvals.some(approval => approval.language === language)
        return [
          languageName(language),
          how(props, one, language),
          <a href={`${props.at}/${version}/${language}`}>
            {approved || !mayApprove ? t('permission.read') : t('permission.approve')}
            <span class="hidden"> {languageName(language)}</span>
          </a>,
        ]
      })}
    />
  )
}

function how(props: PermissionPageProps, one: ShownStatement, language: Language): Child {
  const approval = one.approvals.find(candidate => candidate.language === language)
  const offered = props.programme.languages.includes(language)
  if (!approval) return offered ? t('permission.waits') : t('permission.not-offered')
  // Noon, so that no time zone moves a calendar day to its neighbour.
  const told = { reader: approval.reader, date: t.date(new Date(`${approval.approvedOn}T12:00:00Z`)) }
  if (!offered) return t('permission.approved-not-offered', told)
  return one.statement.id === props.inUse.id ? (
    <b>{t('permission.live', told)}</b>
  ) : (
    t('permission.approved-waiting', told)
  )
}
