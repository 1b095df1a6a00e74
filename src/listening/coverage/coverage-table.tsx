import { t } from '../../ui/i18n/staff/coverage.en.ts'
import { Table } from '../../ui/table/table.tsx'
import { Tag } from '../../ui/tag/tag.tsx'
import type { CoveredGroup } from './cover.ts'
import type { DimensionCoverage } from './coverage.ts'

/** Every group of one dimension, with what was expected of it. Plain counts: for the team's own pages. */
export function CoverageTable({ one }: { readonly one: DimensionCoverage }) {
  const isMeasured = one.source !== 'none'
  // A data zone is no person, so there is no rate of people by deprivation.
  const hasRate = isMeasured && one.source !== 'simd-2020'
  const number = (label: string) => ({ label, numeric: true })
  return (
    <Table
      id={`table-${one.key}`}
      caption={t('coverage.caption', { title: one.title })}
      captionHidden
      columns={[
        { label: one.dimension === 'area' ? t('coverage.area') : t('coverage.group') },
        number(t('coverage.heard')),
        ...(isMeasured ? [number(t('coverage.expected')), number(t('coverage.share'))] : []),
        ...(isMeasured ? [number(t('coverage.share-expected'))] : []),
        ...(hasRate ? [number(t('coverage.rate'))] : []),
        ...(isMeasured ? [{ label: t('coverage.standing') }] : []),
      ]}
      rows={one.groups.map(group => [
        group.label,
        t.number(group.heard),
        ...(isMeasured ? [expected(group), percent(group.share), expectedShare(group)] : []),
        ...(hasRate ? [bracketed(group.rate, 2)] : []),
        ...(isMeasured ? [<StandingOf group={group} />] : []),
      ])}
    />
  )
}

function StandingOf({ group }: { readonly group: CoveredGroup }) {
  const said = t(`coverage.standing-${group.standing}`)
  if (group.standing === 'few') return <Tag kind="berry">{said}</Tag>
  return group.standing === 'under' ? <Tag>{said}</Tag> : <span class="small">{said}</span>
}

function expected(group: CoveredGroup): string {
  return group.expected ? t.number(group.expected.people, { maximumFractionDigits: 1 }) : '–'
}

function expectedShare(group: CoveredGroup): string {
  return group.expected ? t.number(group.expected.share, { style: 'percent', maximumFractionDigits: 1 }) : '–'
}

function percent(share: CoveredGroup['share']): string {
  if (!share) return '–'
  const [value, low, high] = [share.value, share.low, share.high].map(part =>
    t.number(part, { style: 'percent', maximumFractionDigits: 1 }),
  )
  return t('coverage.between', { value: value!, low: low!, high: high! })
}

function bracketed(rate: CoveredGroup['rate'], digits: number): string {
  if (!rate) return '–'
  const [value, low, high] = [rate.value, rate.low, rate.high].map(part =>
    t.number(part, { maximumFractionDigits: digits }),
  )
  return t('coverage.between', { value: value!, low: low!, high: high! })
}
