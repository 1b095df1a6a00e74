import { ChartRun } from 'docx/charts'
import type { BlockOf, Document } from '../document.ts'
import { barsOf } from '../document-counts.ts'
import { themeMarks } from '../document-hues.ts'

const rowan = '1F4D38'
const rowanSoft = '66967B'

/**
 * A chart of Word's own, drawn from its data, which holds only the numbers that are shown. A number that is held
 * back has no bar and no value in the data: its label says so.
 */
export function wordChart(block: BlockOf<'chart'>, document: Document): ChartRun {
  const bars = barsOf(block.counts, document.language)
  const percent = block.counts.of !== null
  const font = { size: 10, color: '1E2320' }
  return new ChartRun({
    type: 'bar',
    categories: bars.map(bar => (bar.held ? `${bar.label}: ${bar.value}` : bar.label)),
    series: [
      {
        name: block.counts.countHeader,
        values: bars.map(bar => bar.amount),
        color: rowanSoft,
        colors: bars.map(bar =>
          bar.hue === null ? (bar.length === 1 ? rowan : rowanSoft) : themeMarks[bar.hue].colour.slice(1),
        ),
        dataLabels: { value: true, position: 'outsideEnd', numberFormat: percent ? '0"%"' : '#,##0', font },
      },
    ],
    gapWidth: 60,
    legend: false,
    chartArea: { fill: 'none', border: 'none' },
    categoryAxis: { reverseOrder: true, font },
    valueAxis: { visible: false, gridlines: false, minimum: 0, reverseOrder: document.direction === 'rtl' },
    transformation: { width: 600, height: 60 + bars.length * 34 },
    altText: { name: block.id, description: block.alternative },
  })
}
