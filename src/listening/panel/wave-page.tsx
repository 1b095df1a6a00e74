import type { Activity, CouncilArea } from '../../programmes/index.ts'
import { Button, ButtonLink, ButtonRow } from '../../ui/button/button.tsx'
import { t } from '../../ui/i18n/staff/panel.en.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { Table } from '../../ui/table/table.tsx'
import { wilson } from '../coverage/interval.ts'
import { stratumName } from './group-names.ts'
import { type Strata, stratumKey, stratumOf } from './panel.ts'
import { PanelFrame, type PanelPlace, panelAddress } from './panel-frame.tsx'
import type { Wave } from './waves.sql.ts'

type WavePageProps = PanelPlace & {
  readonly wave: Wave
  readonly activity: Activity | undefined
  readonly areas: readonly CouncilArea[]
  readonly strata: readonly { readonly strata: Strata; readonly invited: number; readonly answered: number }[]
  readonly notice?: string | undefined
}

/** One wave: who was drawn, what went out, who of which group answered. */
export function WavePage(props: WavePageProps) {
  const { wave, activity } = props
  const here = `${panelAddress(props)}/${wave.id}`
  const isOpen = activity?.state === 'open' && props.programme.state === 'open'
  return (
    <PanelFrame {...props} title={wave.title} width="wide">
      <PageHeading
        title={wave.title}
        lead={t('wave.lead', { count: wave.invited, answered: wave.answered })}
        actions={
          wave.answered > 0 ? (
            <ButtonLink kind="outlined" href={`${here}/results`}>
              {t('wave.results')}
            </ButtonLink>
          ) : null
        }
      />
      <p>
        {t('wave.how', {
          by: t.list(wave.by.map(variable => t(`variable.${variable}`))),
          seed: `${wave.seed}`,
          activity: activity?.title ?? '',
        })}
        {wave.sentAt ? ` ${t('waves.sent', { date: t.date(wave.sentAt) })}.` : ''}
        {wave.remindedAt ? ` ${t('wave.reminded', { date: t.date(wave.remindedAt) })}` : ''}
      </p>
      {isOpen ? null : <Notice>{t('wave.not-open')}</Notice>}
      {wave.sentAt ? (
        isOpen && wave.answered < wave.invited ? (
          <form method="post" action={`${here}/remind`}>
            <Button kind="outlined">{t('wave.remind')}</Button>
          </form>
        ) : null
      ) : (
        <>
          <p>{t('wave.drawn')}</p>
          <ButtonRow>
            {isOpen ? (
              <form method="post" action={`${here}/send`}>
                <Button>{t('wave.send')}</Button>
              </form>
            ) : null}
            <form method="post" action={`${here}/discard`}>
              <Button kind="berry">{t('wave.discard')}</Button>
            </form>
          </ButtonRow>
        </>
      )}
      <Rates {...props} />
      <p class="small">{t('wave.apart')}</p>
    </PanelFrame>
  )
}

function Rates({ wave, strata, areas }: WavePageProps) {
  const population = wave.plan.reduce((sum, one) => sum + one.weight, 0)
  const counts = new Map<string, { invited: number; answered: number }>()
  for (const one of strata) {
    const key = stratumKey(one.strata, wave.by)
    if (key === undefined) continue
    const so = counts.get(key) ?? { invited: 0, answered: 0 }
    counts.set(key, { invited: so.invited + one.invited, answered: so.answered + one.answered })
  }
  const percent = (part: number) => t.number(part, { style: 'percent', maximumFractionDigits: 1 })
  const rate = ({ invited, answered }: { invited: number; answered: number }) => {
    if (invited === 0) return '–'
    const { low, high } = wilson(answered, invited)
    return t('wave.between', { value: percent(answered / invited), low: percent(low), high: percent(high) })
  }
  const number = (label: string) => ({ label, numeric: true })
  return (
    <Table
      id="rates"
      caption={t('wave.rates')}
      columns={[
        { label: t('wave.stratum') },
        number(t('wave.population')),
        number(t('wave.members')),
        number(t('waves.invited')),
        ...(wave.sentAt ? [number(t('waves.answered')), number(t('wave.rate'))] : []),
      ]}
      rows={wave.plan.map(({ key, weight, available, drawn }) => {
        const so = counts.get(key) ?? { invited: drawn, answered: 0 }
        return [
          stratumName(stratumOf(key, wave.by), wave.by, areas),
          population > 0 ? percent(weight / population) : '–',
          t.number(available),
          t.number(so.invited),
          ...(wave.sentAt ? [t.number(so.answered), rate(so)] : []),
        ]
      })}
    />
  )
}
