import { ProgrammeFrame, programmeNav } from '../../programmes/index.ts'
import type { Visit } from '../../trust/index.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { staffRates } from '../../ui/chart/area-rates.ts'
import { Chart } from '../../ui/chart/chart.tsx'
import { placeTiles } from '../../ui/chart/tile.ts'
import { tileMap } from '../../ui/chart/tile-map.ts'
import { Panel, Panels } from '../../ui/columns/columns.tsx'
import { Details } from '../../ui/details/details.tsx'
import { t } from '../../ui/i18n/staff/overview.en.ts'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { Table } from '../../ui/table/table.tsx'
import { ThemeBars } from '../../ui/theme-bars/theme-bars.tsx'
import { hueAt } from '../../ui/theme-key/hue.ts'
import { aFew, type CountedTheme } from '../../understanding/index.ts'
import { coverageOf } from './coverage.ts'
import type { Need } from './needs.ts'
import type { Home } from './read-home.ts'

type HomePageProps = Home & {
  readonly visit: Visit
  readonly needs: readonly Need[]
  readonly maySet: boolean
  readonly mayReadThemes: boolean
}

const mostThemes = 8

/** What have we heard, who have we not heard, what needs me today. */
export function HomePage(props: HomePageProps) {
  const { visit, programme, heard, needs } = props
  const nav = programmeNav(visit.organisation.slug, programme.id)
  return (
    <ProgrammeFrame title={programme.title} visit={visit} programme={programme} current="home">
      <PageHeading
        title={programme.title}
        lead={`${t('home.so-far', { count: heard.people })} ${t(`home.${programme.state}`)}`}
        actions={
          <div class="button__row">
            {props.maySet ? (
              <ButtonLink kind="outlined" href={`${nav.home}/settings`}>
                {t('home.settings')}
              </ButtonLink>
            ) : null}
            <ButtonLink kind="outlined" href={`/p/${programme.code}`}>
              {t('home.public')}
            </ButtonLink>
          </div>
        }
      />
      <Panels>
        <Heard {...props} href={nav.understand} />
        <NotHeard {...props} />
        <Panel
          id="today"
          title={t('home.today')}
          lead={needs.length === 0 ? t('home.today-none') : t('home.today-count', { count: needs.length })}
        >
          <ul class="needs">
            {needs.map(need => (
              <li class={need.urgent ? 'needs__urgent' : undefined}>
                <a href={need.href}>{need.what}</a>
                {need.why ? <p>{need.why}</p> : null}
              </li>
            ))}
          </ul>
          <h3>{t('home.last')}</h3>
          <p>
            {t('home.last-answered', { count: props.recent.given })}
            {props.recent.withdrawn > 0
              ? ` ${t('home.last-withdrawn', { count: props.recent.withdrawn })}`
              : ''}
          </p>
        </Panel>
      </Panels>
    </ProgrammeFrame>
  )
}

function Heard({ heard, themes, mayReadThemes, href }: HomePageProps & { href: string }) {
  const many = themes.filter(theme => theme.people > aFew)
  const few = themes.filter(theme => theme.people > 0 && theme.people <= aFew)
  const lead =
    heard.contributions === 0
      ? t('home.heard-none')
      : themes.length === 0
        ? t('home.heard-no-themes')
        : t('home.heard-themes', { count: many.length, few: few.length })
  const bar = (theme: CountedTheme) => ({
    name: theme.name,
    href: `${href}/themes/${theme.id}`,
    count: theme.people,
    said: t('home.people', { count: theme.people }),
    hue: hueAt(theme.hue),
  })
  return (
    <Panel id="heard" title={t('home.heard')} lead={lead}>
      <ThemeBars bars={many.slice(0, mostThemes).map(bar)} />
      {few.length > 0 ? (
        <>
          <h3>{t('home.few')}</h3>
          <p class="small">{t('home.few-lead')}</p>
          <ThemeBars bars={few.slice(0, mostThemes).map(bar)} />
        </>
      ) : null}
      {mayReadThemes ? (
        <p>
          <a href={href}>{themes.length > 0 ? t('home.all-themes') : t('home.look')}</a>
        </p>
      ) : null}
    </Panel>
  )
}

function NotHeard({ areas, byArea }: HomePageProps) {
  const coverage = coverageOf(areas, byArea)
  if (areas.length === 0)
    return <Panel id="not-heard" title={t('home.not-heard')} lead={t('home.areas-elsewhere')} />
  if (!coverage) return <Panel id="not-heard" title={t('home.not-heard')} lead={t('home.areas-none')} />
  const { rows, overall } = coverage
  const heardFrom = rows.filter(row => row.people > 0).length
  const under = rows.filter(row => row.under).length
  const lead =
    heardFrom === rows.length
      ? t('home.areas-all', { areas: rows.length, under })
      : t('home.areas-some', { heard: heardFrom, areas: rows.length, under })
  return (
    <Panel id="not-heard" title={t('home.not-heard')} lead={lead}>
      <Chart
        wide={coverageMap(rows, overall, 'coverage', 420)}
        narrow={coverageMap(rows, overall, 'coverage-narrow', 330)}
      />
      <Details summary={t('home.table')}>
        <Table
          caption={t('home.map-title')}
          columns={[
            { label: t('home.area') },
            { label: t('home.heard-people'), numeric: true },
            { label: t('home.rate'), numeric: true },
          ]}
          rows={rows.map(row => [
            row.area.name,
            t.number(row.people),
            t.number(row.rate, { maximumFractionDigits: 2 }),
          ])}
        />
      </Details>
      <p class="small">{t('home.area-source', { unknown: coverage.unknown })}</p>
    </Panel>
  )
}

type Row = NonNullable<ReturnType<typeof coverageOf>>['rows'][number]

function coverageMap(rows: readonly Row[], overall: number, id: string, width: number): string {
  const populations = new Map(rows.map(row => [row.area.code, row.area.population]))
  const step = (part: number) => Number((overall * part).toPrecision(2))
  const steps = [step(0.5), step(1), step(1.5), step(2)] as const
  return tileMap({
    id,
    title: t('home.map-title'),
    description: rows
      .map(row => `${row.area.name}: ${t.number(row.rate, { maximumFractionDigits: 2 })}`)
      .join('; '),
    setting: 'page',
    direction: 'ltr',
    language: 'en',
    width,
    tiles: placeTiles(
      rows.map(({ area }) => ({
        code: area.code,
        shortName: area.shortName,
        q: area.hexagon.column,
        r: area.hexagon.row,
      })),
    ),
    rates: staffRates(new Map(rows.map(row => [row.area.code, row.people])), populations),
    steps,
    words: {
      scale: t('home.map-scale'),
      andMore: t('home.map-more', { from: t.number(steps[3], { maximumFractionDigits: 2 }) }),
      underHeard: t('home.map-under'),
      held: t('home.map-held'),
    },
  })
}
