import { streamAddress } from '../programmes/index.ts'
import { Button, ButtonLink } from '../ui/button/button.tsx'
import { Details } from '../ui/details/details.tsx'
import { EmptyState } from '../ui/empty-state/empty-state.tsx'
import { ErrorSummary } from '../ui/error-summary/error-summary.tsx'
import { NumberField, TextField } from '../ui/field/text-field.tsx'
import { languageFacts } from '../ui/i18n/language.ts'
import { t } from '../ui/i18n/staff/understand.en.ts'
import { Notice } from '../ui/notice/notice.tsx'
import { PageHeading } from '../ui/page-heading/page-heading.tsx'
import { Followed } from '../ui/progress/followed.tsx'
import { Progress } from '../ui/progress/progress.tsx'
import { Table } from '../ui/table/table.tsx'
import { type ThemeBar, ThemeBars } from '../ui/theme-bars/theme-bars.tsx'
import { hueAt } from '../ui/theme-key/hue.ts'
import type { Run } from './suggestions/runs.sql.ts'
import type { SuggestedTheme } from './suggestions/suggestions.sql.ts'
import { aFew, type CountedTheme } from './themes/theme.ts'
import type { Heard } from './themes/themes.sql.ts'
import { type Aftermath, type Place, UnderstandPage, understandAddress } from './views.tsx'

export type OverviewProps = Place & {
  readonly heard: Heard
  readonly themes: readonly CountedTheme[]
  readonly run: Run | undefined
  readonly suggested: readonly SuggestedTheme[]
  readonly findings: number
  readonly mayWork: boolean
  readonly after: Aftermath
  readonly errors?: readonly { readonly field: string; readonly message: string }[]
}

/** The themes of a programme beside what the machine suggests. */
export function OverviewPage(props: OverviewProps) {
  const { heard, themes, run, mayWork, errors = [] } = props
  const here = understandAddress(props)
  const drawing = run?.state === 'waiting' || run?.state === 'running'
  const lead = t('understand.lead', {
    count: heard.people,
    contributions: t('understand.contributions', { count: heard.contributions }),
    coded: heard.coded,
  })
  return (
    <UnderstandPage {...props} title={t('understand.title')} error={errors.length > 0} width="wide">
      <ErrorSummary errors={errors} heading={t('finding.summary')} kept={null} />
      <PageHeading
        title={t('understand.title')}
        lead={heard.contributions === 0 ? t('understand.nothing') : lead}
        actions={
          <ButtonLink kind="outlined" href={`${here}/findings`}>
            {t('understand.findings')} ({t.number(props.findings)})
          </ButtonLink>
        }
      />
      <div class="columns columns--equal">
        <section aria-labelledby="themes-heading">
          <h2 id="themes-heading">{t('understand.themes')}</h2>
          <p>{t('understand.themes-lead')}</p>
          {themes.length === 0 ? (
            <EmptyState sentence={t('understand.no-themes')} />
          ) : (
            <Themes themes={themes} here={here} />
          )}
          {mayWork ? (
            <form method="post" action={`${here}/themes`} novalidate>
              <h3>{t('understand.add-theme')}</h3>
              <TextField
                name="name"
                label={t('understand.theme-name')}
                error={errors.find(error => error.field === 'name')?.message}
              />
              <Button kind="outlined">{t('understand.add')}</Button>
            </form>
          ) : null}
          <p>
            <a href={`${here}/lineage`}>{t('understand.lineage')}</a>
          </p>
        </section>
        {mayWork && heard.contributions > 0 ? (
          <section aria-labelledby="suggested-heading">
            <h2 id="suggested-heading">{t('understand.suggested')}</h2>
            <p>{t('understand.suggested-lead')}</p>
            <Followed
              id="suggested"
              stream={drawing ? streamAddress(props.visit.organisation.slug, props.programme.id) : undefined}
              page={here}
              say={run && standing(run, props.suggested)}
            >
              {drawing && run ? (
                <Progress
                  label={stepText(run)}
                  done={Math.round(run.progress * 100)}
                  total={100}
                  detail={t('understand.drawing-detail')}
                  href={here}
                  loses={t('understand.looking-loses')}
                />
              ) : (
                <Suggestions {...props} here={here} />
              )}
            </Followed>
          </section>
        ) : null}
      </div>
    </UnderstandPage>
  )
}

const steps = {
  reading: 'understand.step-reading',
  comparing: 'understand.step-comparing',
  grouping: 'understand.step-grouping',
  naming: 'understand.step-naming',
} as const

function stepText(run: Run): string {
  return run.step in steps ? t(steps[run.step as keyof typeof steps]) : t('understand.drawing')
}

/** How a run stands, to be read out when it changes. */
function standing(run: Run, suggested: readonly SuggestedTheme[]): string {
  if (run.state === 'failed') return t('understand.failed')
  return run.state === 'done' ? t('understand.found', { count: suggested.length }) : stepText(run)
}

function Themes({ themes, here }: { themes: readonly CountedTheme[]; here: string }) {
  const bar = (theme: CountedTheme): ThemeBar => ({
    name: theme.name,
    href: `${here}/themes/${theme.id}`,
    count: theme.people,
    said: t('understand.people', { count: theme.people }),
    hue: hueAt(theme.hue),
  })
  const many = themes.filter(theme => theme.people > aFew)
  const few = themes.filter(theme => theme.people <= aFew)
  return (
    <>
      <ThemeBars bars={many.map(bar)} />
      {few.length > 0 ? (
        <>
          <h3>{t('understand.few')}</h3>
          <p>{t('understand.few-lead')}</p>
          <ThemeBars bars={few.map(bar)} />
        </>
      ) : null}
    </>
  )
}

function Suggestions(props: OverviewProps & { here: string }) {
  const { run, suggested, here, errors = [] } = props
  const open = suggested.filter(theme => theme.state === 'open')
  const languages = new Set(open.map(theme => theme.language))
  const draw = (
    <form method="post" action={`${here}/suggestions`} novalidate>
      <NumberField
        name="count"
        label={t('understand.draw-count')}
        hint={t('understand.draw-count-hint')}
        optional
        error={errors.find(error => error.field === 'count')?.message}
      />
      <Button kind={open.length > 0 ? 'outlined' : 'filled'}>
        {run ? t('understand.draw-again') : t('understand.draw')}
      </Button>
    </form>
  )
  if (!run) return draw
  return (
    <>
      {run.state === 'failed' ? (
        <Notice kind="berry">
          {t('understand.failed')} {run.failure}
        </Notice>
      ) : (
        <p class="small">
          {t('understand.drawn', {
            contributions: run.contributions ?? 0,
            date: t.date(run.madeAt, 'moment'),
          })}
        </p>
      )}
      {run.state === 'done' && open.length === 0 ? <p>{t('understand.all-judged')}</p> : null}
      {open.length > 0 ? (
        <Table
          caption={t('understand.caption-suggested')}
          captionHidden
          columns={[
            { label: t('understand.name') },
            { label: t('understand.words') },
            ...(languages.size > 1 ? [{ label: t('understand.language') }] : []),
            { label: t('understand.said-by'), numeric: true },
          ]}
          rows={open.map(theme => [
            <a href={`${here}/suggestions/${theme.id}`} lang={theme.language}>
              {theme.name}
            </a>,
            <span lang={theme.language}>{theme.terms.slice(0, 4).join(', ')}</span>,
            ...(languages.size > 1 ? [nameOfLanguage(theme.language)] : []),
            t.number(theme.people),
          ])}
        />
      ) : null}
      {open.length > 0 ? <Details summary={t('understand.draw-again')}>{draw}</Details> : draw}
    </>
  )
}

const names = new Intl.DisplayNames('en-GB', { type: 'language' })

function nameOfLanguage(tag: string): string {
  return tag in languageFacts ? languageFacts[tag as keyof typeof languageFacts].name : (names.of(tag) ?? tag)
}
