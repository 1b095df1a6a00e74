import { type SafeCell, share } from '../../disclosure/index.ts'
import { t } from '../../ui/i18n/staff/understand.en.ts'
import { Table } from '../../ui/table/table.tsx'
import { characteristicLabel } from './group-label.ts'
import type { ProtectedGroups } from './protect-evidence.ts'

const percent = new Intl.NumberFormat('en-GB', { style: 'percent' })

/** Who spoke of a finding, a group a row, with what is protected explained. */
export function GroupTable({ kind, table, explanation }: ProtectedGroups) {
  const groups = table.columns?.categories ?? []
  if (groups.length < 2) {
    return (
      <>
        <h3>{characteristicLabel(kind)}</h3>
        <p>{t('finding.nobody-told')}</p>
      </>
    )
  }
  const part = (column: number) => {
    const spoke = share(table, 0, column, 'column')
    return spoke === null ? '–' : percent.format(spoke)
  }
  return (
    <>
      <h3 id={`by-${kind}`}>{characteristicLabel(kind)}</h3>
      <Table
        id={`by-${kind}-table`}
        caption={t('finding.by-caption', { characteristic: characteristicLabel(kind) })}
        captionHidden
        columns={[
          { label: t('finding.group') },
          { label: t('finding.spoke'), numeric: true },
          { label: t('finding.of-them'), numeric: true },
          { label: t('finding.share'), numeric: true },
        ]}
        rows={groups.map((group, column) => [
          group.label,
          written(table.cells[0]?.[column]),
          written(table.columnTotals?.[column]),
          part(column),
        ])}
      />
      <p class="small">
        {explanation.outcome === 'as issued'
          ? t('finding.as-issued', { date: t.date(new Date(table.asOf)) })
          : explanation.words}
      </p>
    </>
  )
}

function written(cell: SafeCell | undefined): string {
  if (cell?.state === 'shown') return t.number(cell.count)
  return t('finding.held')
}
