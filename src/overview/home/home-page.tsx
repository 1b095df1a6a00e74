import { coverageMap } from '../../listening/coverage/coverage-map.ts'
import { CoverageTable, stepBar } from '../../listening/index.ts'
import { ProgrammeFrame, programmeNav } from '../../programmes/index.ts'
import type { Visit } from '../../trust/index.ts'
import { ButtonLink } from '../../ui/button/button.tsx'
import { Chart } from '../../ui/chart/chart.tsx'
import { Panel, Panels } from '../../ui/columns/columns.tsx'
import { Details } from '../../ui/details/details.tsx'
import { ExpectedBars } from '../../ui/expected-bars/expected-bars.tsx'
import { t } from '../../ui/i18n/staff/overview.en.ts'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { ThemeBars } from '../../ui/theme-bars/theme-bars.tsx'
import { hueAt } from '../../ui/theme-key/hue.ts'
import { aFew, type CountedTheme } from '../../understanding/index.ts'
import type { Need } from './needs.ts'
import type { Home } from './read-home.ts'

type HomePageProps = Home & {
  readonly visit: Visit
  readonly needs: readonly Need[]
  readonly maySet: boolean
  readonly mayReadThemes: boolean
  readonly mayReach: boolean
}

const mostThemes = 8
const mostGroups = 3

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
        <NotHeard {...props} reach={nav.reach} />
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

function NotHeard({ coverage, mayReach, reach }: HomePageProps & { reach: string }) {
  const { areas, next } = coverage
  const byArea = coverage.dimensions.find(one => one.dimension === 'area')
  const title = t('home.not-heard')
  if (areas.length === 0) return <Panel id="not-heard" title={title} lead={t('home.areas-elsewhere')} />
  if (!byArea || byArea.told === 0) return <Panel id="not-heard" title={title} lead={t('home.areas-none')} />
  const heard = byArea.groups.filter(group => group.heard > 0).length
  const under = byArea.groups.filter(({ standing }) => standing === 'few' || standing === 'under').length
  const lead =
    heard === byArea.groups.length
      ? t('home.areas-all', { areas: heard, under })
      : t('home.areas-some', { heard, areas: byArea.groups.length, under })
  const groups = next.filter(step => step.dimension !== 'area').slice(0, mostGroups)
  return (
    <Panel id="not-heard" title={title} lead={lead}>
      <Chart
        wide={coverageMap(byArea, areas, 'coverage', 420)}
        narrow={coverageMap(byArea, areas, 'coverage-narrow', 330)}
      />
      <Details summary={t('home.table')}>
        <CoverageTable one={byArea} />
      </Details>
      <p class="small">{t('home.area-source', { unknown: byArea.unknown })}</p>
      {groups.length > 0 ? (
        <>
          <h3>{t('home.groups')}</h3>
          <p class="small">{t('home.groups-lead')}</p>
          <ExpectedBars bars={groups.map(stepBar)} />
        </>
      ) : null}
      {mayReach ? (
        <p>
          <a href={reach}>{t('home.reach')}</a>
        </p>
      ) : null}
    </Panel>
  )
}
