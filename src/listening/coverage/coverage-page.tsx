import { type Programme, programmeNav } from '../../programmes/index.ts'
import type { Visit } from '../../trust/index.ts'
import { Button } from '../../ui/button/button.tsx'
import { Chart } from '../../ui/chart/chart.tsx'
import { Panel } from '../../ui/columns/columns.tsx'
import { Details } from '../../ui/details/details.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ExpectedBars } from '../../ui/expected-bars/expected-bars.tsx'
import { t } from '../../ui/i18n/staff/coverage.en.ts'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { WithAside } from '../../ui/with-aside/with-aside.tsx'
import type { DimensionCoverage } from './coverage.ts'
import { coverageMap } from './coverage-map.ts'
import { CoverageTable } from './coverage-table.tsx'
import { ReachFrame } from './reach-frame.tsx'
import type { Coverage } from './read-coverage.ts'
import { stepBar } from './step-bar.tsx'

type CoveragePageProps = {
  readonly visit: Visit
  readonly programme: Programme
  readonly coverage: Coverage
  readonly mayLoad: boolean
  readonly mayPanel: boolean
}

/** Places and groups at most under "where to go next". */
const mostSteps = 6

/** Who was heard against who lives here, and where to go next. */
export function CoveragePage(props: CoveragePageProps) {
  const { visit, programme, coverage } = props
  const { reach } = programmeNav(visit.organisation.slug, programme.id)
  const missing = coverage.next.length
  const lead = missing === 0 ? t('coverage.lead-none') : t('coverage.lead', { count: missing })
  const heading = (
    <PageHeading
      title={t('coverage.title')}
      lead={coverage.people === 0 ? null : `${t('coverage.people', { count: coverage.people })} ${lead}`}
    />
  )
  const figures = (
    <>
      {props.mayPanel ? (
        <p>
          <a href={`${reach}/panel`}>{t('coverage.panel')}</a>
        </p>
      ) : null}
      {props.mayLoad ? (
        <p>
          <a href={`${reach}/populations`}>{t('coverage.figures')}</a>
        </p>
      ) : null}
    </>
  )
  if (coverage.people === 0)
    return (
      <ReachFrame visit={visit} programme={programme} title={t('coverage.title')}>
        {heading}
        <EmptyState sentence={t('coverage.none')} action={figures} />
      </ReachFrame>
    )
  const areas = coverage.dimensions.find(one => one.dimension === 'area')
  const others = coverage.dimensions.filter(one => one.dimension !== 'area')
  return (
    <ReachFrame visit={visit} programme={programme} title={t('coverage.title')}>
      <WithAside
        head={heading}
        aside={
          <>
            <Panel
              id="next"
              title={t('coverage.next')}
              lead={missing === 0 ? t('coverage.next-none') : t('coverage.next-lead')}
            >
              <ExpectedBars bars={coverage.next.slice(0, mostSteps).map(stepBar)} />
            </Panel>
            <form method="post" action={`${reach}/coverage.csv`}>
              <Button kind="outlined">{t('coverage.csv')}</Button>
            </form>
            <p class="small">{t('coverage.csv-hint')}</p>
            {figures}
          </>
        }
      >
        {areas ? <Areas byArea={areas} coverage={coverage} /> : null}
        {others.map(one => (
          <DimensionPanel one={one} reach={reach} mayLoad={props.mayLoad} ownName={coverage.ownName} />
        ))}
        <p class="small">{t('coverage.interval')}</p>
      </WithAside>
    </ReachFrame>
  )
}

function Areas({ byArea, coverage }: { byArea: DimensionCoverage; coverage: Coverage }) {
  if (coverage.areas.length === 0)
    return <Panel id="area" title={t('coverage.area')} lead={t('coverage.areas-elsewhere')} />
  if (byArea.told === 0) return <Panel id="area" title={t('coverage.area')} lead={t('coverage.areas-none')} />
  const heard = byArea.groups.filter(group => group.heard > 0).length
  const under = byArea.groups.filter(isUnder).length
  return (
    <Panel
      id="area"
      title={t('coverage.area')}
      lead={t('coverage.areas-lead', { heard, areas: byArea.groups.length, count: under })}
    >
      <Chart
        wide={coverageMap(byArea, coverage.areas, 'coverage', 460)}
        narrow={coverageMap(byArea, coverage.areas, 'coverage-narrow', 330)}
      />
      <Details summary={t('coverage.table')}>
        <CoverageTable one={byArea} />
      </Details>
      <Said one={byArea} ownName={coverage.ownName} />
    </Panel>
  )
}

type DimensionProps = {
  readonly one: DimensionCoverage
  readonly reach: string
  readonly mayLoad: boolean
  readonly ownName: string | undefined
}

function DimensionPanel({ one, reach, mayLoad, ownName }: DimensionProps) {
  const told = one.groups.reduce((sum, group) => sum + group.heard, 0)
  const under = one.groups.filter(isUnder)
  const lead =
    told === 0
      ? t('coverage.not-asked')
      : one.source === 'none'
        ? t('coverage.no-figure', { told })
        : under.length === 0
          ? t('coverage.standing-heard')
          : t('coverage.under', { groups: t.list(under.map(group => group.label)) })
  return (
    <Panel id={one.key} title={one.title} lead={lead}>
      {told > 0 ? <CoverageTable one={one} /> : null}
      {one.childrenLeftOut && told > 0 ? (
        <p class="small">
          {t('coverage.adults')} <a href={`${reach}?children=yes`}>{t('coverage.with-children')}</a>
        </p>
      ) : null}
      <Said one={one} ownName={ownName} />
      {one.source === 'none' && mayLoad ? (
        <p class="small">
          <a href={`${reach}/populations`}>{t('coverage.no-figure-own')}</a>
        </p>
      ) : null}
    </Panel>
  )
}

const isUnder = ({ standing }: { readonly standing: string }) => standing === 'few' || standing === 'under'

function Said({ one, ownName }: { one: DimensionCoverage; ownName: string | undefined }) {
  const said = [
    one.source === 'own'
      ? t('coverage.source-own', { name: ownName ?? '' })
      : t(`coverage.source-${one.source}`),
    one.unknown > 0 ? t('coverage.unknown', { count: one.unknown }) : '',
    one.outside > 0 ? t('coverage.outside', { count: one.outside }) : '',
  ]
  return <p class="small">{said.filter(Boolean).join(' ')}</p>
}
