import type { CouncilArea } from '../../programmes/index.ts'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { t } from '../../ui/i18n/staff/panel.en.ts'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { Table } from '../../ui/table/table.tsx'
import { groupName } from './group-names.ts'
import { type StrataVariable, strataVariables } from './panel.ts'
import { PanelFrame, type PanelPlace, panelAddress } from './panel-frame.tsx'
import type { Wave } from './waves.sql.ts'
import type { WeightedQuestion, WeightedResults } from './weighted-results.ts'

type ResultsPageProps = PanelPlace & {
  readonly wave: Wave
  readonly areas: readonly CouncilArea[]
  readonly by: readonly StrataVariable[]
  readonly results: WeightedResults
}

const fine = { maximumFractionDigits: 1 } as const

/** What a wave says about the population, beside what was counted. */
export function ResultsPage(props: ResultsPageProps) {
  const { wave, results, areas } = props
  const under = [{ label: wave.title, href: `${panelAddress(props)}/${wave.id}` }]
  const { raked } = results
  const percent = (part: number) => t.number(part, { style: 'percent', ...fine })
  const said = [
    t('results.raked', { by: t.list(props.by.map(variable => t(`variable.${variable}`))) }),
    raked.trimmed > 0 ? t('results.trimmed', { count: raked.trimmed }) : '',
    raked.converged ? '' : t('results.off', { off: percent(raked.off) }),
    raked.empty.length > 0
      ? t('results.empty', {
          groups: t.list(
            raked.empty.flatMap(({ variable, category }) => {
              const known = strataVariables.find(one => one === variable)
              return known ? groupName(known, category, areas) : []
            }),
          ),
        })
      : '',
  ]
  return (
    <PanelFrame {...props} title={t('results.title')} under={under} width="wide">
      {results.people === 0 ? (
        <>
          <PageHeading title={t('results.title')} />
          <EmptyState sentence={t('results.none')} />
        </>
      ) : (
        <>
          <PageHeading
            title={t('results.title')}
            lead={t('results.lead', {
              count: results.people,
              effective: t.number(results.effective, fine),
              deff: t.number(results.designEffect, { maximumFractionDigits: 2 }),
            })}
          />
          <p>{said.filter(Boolean).join(' ')}</p>
          {results.questions.length === 0 ? <p>{t('results.no-questions')}</p> : null}
          {results.questions.map(question => (
            <Question question={question} />
          ))}
        </>
      )}
    </PanelFrame>
  )
}

function Question({ question }: { readonly question: WeightedQuestion }) {
  const percent = (part: number) => t.number(part, { style: 'percent', ...fine })
  const number = (label: string) => ({ label, numeric: true })
  return (
    <Table
      id={`question-${question.key}`}
      caption={t('results.question', {
        question: question.label,
        count: question.people,
        effective: t.number(question.effective, fine),
        deff: t.number(question.designEffect, { maximumFractionDigits: 2 }),
      })}
      columns={[
        { label: t('results.option') },
        number(t('results.people')),
        number(t('results.share')),
        number(t('results.weighted')),
      ]}
      rows={question.options.map(option => [
        option.label,
        t.number(option.people),
        percent(option.share),
        t('wave.between', {
          value: percent(option.weighted.value),
          low: percent(option.weighted.low),
          high: percent(option.weighted.high),
        }),
      ])}
    />
  )
}
