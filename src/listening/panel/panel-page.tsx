import type { FieldError } from '../../platform/http/form.ts'
import type { CouncilArea } from '../../programmes/index.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { Details } from '../../ui/details/details.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorSummary, errorFor } from '../../ui/error-summary/error-summary.tsx'
import { TextField } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/panel.en.ts'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { Table } from '../../ui/table/table.tsx'
import { FileField } from '../coverage/file-field.tsx'
import { groupName } from './group-names.ts'
import type { PanelMember } from './members.sql.ts'
import { type StrataVariable, strataVariables } from './panel.ts'
import { PanelFrame, type PanelPlace, panelAddress } from './panel-frame.tsx'
import type { Wave } from './waves.sql.ts'

type PanelPageProps = PanelPlace & {
  readonly members: readonly PanelMember[]
  readonly waves: readonly Wave[]
  readonly areas: readonly CouncilArea[]
  readonly targets: ReadonlyMap<StrataVariable, ReadonlyMap<string, number>>
  readonly errors?: readonly FieldError[]
  readonly email?: string
  readonly notice?: string | undefined
}

/** Who is in the panel, and the waves in which they were invited. */
export function PanelPage(props: PanelPageProps) {
  const { members, waves, errors = [] } = props
  const here = panelAddress(props)
  const draw = <ButtonLink href={`${here}/new`}>{t('waves.new')}</ButtonLink>
  return (
    <PanelFrame {...props} title={t('title')} error={errors.length > 0}>
      <ErrorSummary errors={errors} heading={t('summary')} kept={null} />
      <PageHeading title={t('title')} lead={t('lead')} actions={members.length > 0 ? draw : null} />
      <h2>{t('waves')}</h2>
      {waves.length === 0 ? (
        <EmptyState sentence={t('waves.none')} />
      ) : (
        <Table
          id="waves"
          caption={t('waves')}
          captionHidden
          columns={[
            { label: t('waves.wave') },
            { label: t('waves.invited'), numeric: true },
            { label: t('waves.answered'), numeric: true },
            { label: t('waves.state') },
          ]}
          rows={waves.map(wave => [
            <a href={`${here}/${wave.id}`}>{wave.title}</a>,
            t.number(wave.invited),
            t.number(wave.answered),
            wave.sentAt ? t('waves.sent', { date: t.date(wave.sentAt) }) : t('waves.drawn'),
          ])}
        />
      )}
      <h2>{t('members.title')}</h2>
      <p>{members.length === 0 ? t('members.none') : t('members', { count: members.length })}</p>
      {members.length > 0 ? <Composition {...props} /> : null}
      <h2>{t('members.bring')}</h2>
      <p>{t('members.bring-lead')}</p>
      <form method="post" action={`${here}/members/file`} enctype="multipart/form-data" novalidate>
        <FileField
          name="file"
          label={t('members.file')}
          error={
            errors
              .filter(error => error.field === 'file')
              .map(error => error.message)
              .join(' ') || undefined
          }
        />
        <Button kind={members.length > 0 ? 'outlined' : 'filled'}>{t('members.load')}</Button>
      </form>
      {members.length > 0 ? (
        <>
          <h2>{t('members.remove')}</h2>
          <form method="post" action={`${here}/members/remove`} novalidate>
            <TextField
              name="email"
              type="email"
              autocomplete="off"
              label={t('members.remove-email')}
              value={props.email}
              error={errorFor(errors, 'email')}
            />
            <Button kind="berry">{t('members.remove-button')}</Button>
          </form>
        </>
      ) : null}
    </PanelFrame>
  )
}

function Composition({ members, areas, targets }: PanelPageProps) {
  return (
    <>
      <p class="small">{t('members.by')}</p>
      {strataVariables.map(variable => {
        const own = targets.get(variable) ?? new Map<string, number>()
        const population = [...own.values()].reduce((sum, people) => sum + people, 0)
        const count = (group: string | undefined) =>
          members.filter(member => member.strata[variable] === group).length
        const percent = (part: number, of: number) =>
          of > 0 ? t.number(part / of, { style: 'percent', maximumFractionDigits: 1 }) : '–'
        return (
          <Details summary={t(`variable.${variable}`)} open={variable === 'age'}>
            <Table
              id={`members-${variable}`}
              caption={t(`variable.${variable}`)}
              captionHidden
              columns={[
                { label: t('members.group') },
                { label: t('members.count'), numeric: true },
                { label: t('members.share'), numeric: true },
                { label: t('members.population'), numeric: true },
              ]}
              rows={[
                ...[...own].map(([group, people]) => [
                  groupName(variable, group, areas),
                  t.number(count(group)),
                  percent(count(group), members.length),
                  percent(people, population),
                ]),
                [
                  t('members.unknown'),
                  t.number(count(undefined)),
                  percent(count(undefined), members.length),
                  '–',
                ],
              ]}
            />
          </Details>
        )
      })}
    </>
  )
}
