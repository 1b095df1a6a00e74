import { AlignmentType, Paragraph } from 'docx'
import { ChartRun } from 'docx/charts'
import { hues } from '../../ui/theme-key/hue.ts'
import type { Document } from '../document.ts'
import type { Bar } from '../document-counts.ts'

/** A share that is not nothing never reads 0%, as elsewhere. */
const shareFormat = '[=0]0"%";[<0.5]"<1%";0"%"'
const rowan = '1F4D38'
const rowanSoft = '66967B'

export type WordChart = {
  readonly id: string
  /** What the bars count. */
  readonly name: string
  readonly alternative: string
  readonly bars: readonly Bar[]
  /** Whether the amounts are shares in per cent. */
  readonly percent: boolean
}

/** Left to right in every language: the chart has its direction within, and readers turn its figures round otherwise. */
export function chartParagraph(chart: WordChart, document: Document): Paragraph {
  return new Paragraph({
    bidirectional: false,
    alignment: document.direction === 'rtl' ? AlignmentType.RIGHT : AlignmentType.LEFT,
    keepNext: true,
    children: [wordChart(chart, document)],
  })
}

/**
 * A chart of Word's own, drawn from its data, which holds only the numbers that are shown. A number that is held
 * back has no bar and no value in the data: its label says so.
 */
function wordChart(chart: WordChart, document: Document): ChartRun {
  const { bars, percent } = chart
  const font = { size: 10, color: '1E2320' }
  return new ChartRun({
    type: 'bar',
    categories: bars.map(bar => (bar.held ? `${bar.label}: ${bar.value}` : bar.label)),
    series: [
      {
        name: chart.name,
        values: bars.map(bar => bar.amount),
        color: rowanSoft,
        colors: bars.map(bar =>
          bar.hue === null ? (bar.length === 1 ? rowan : rowanSoft) : hues[bar.hue].colour.slice(1),
        ),
        dataLabels: {
          value: true,
          position: 'outsideEnd',
          numberFormat: percent ? shareFormat : '#,##0',
          font,
        },
      },
    ],
    gapWidth: 60,
    legend: false,
    chartArea: { fill: 'none', border: 'none' },
    categoryAxis: { reverseOrder: true, font },
    valueAxis: { visible: false, gridlines: false, minimum: 0, reverseOrder: document.direction === 'rtl' },
    transformation: { width: 600, height: 60 + bars.length * 34 },
    altText: { name: chart.id, description: chart.alternative },
  })
}
