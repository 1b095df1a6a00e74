import type { Hue } from '../theme-key/hue.ts'
import { writtenNumber } from './bar-chart.ts'
import { type ChartFrame, frame, textMark } from './frame.ts'
import { linesOf, textWidth } from './lines.ts'
import { paint } from './paint.ts'
import { element } from './svg.ts'

/** So many people are still seen one by one. */
export const mostDots = 9

export interface Dots extends ChartFrame {
  /** Up to nine people each. */
  readonly rows: readonly { readonly label: string; readonly count: number; readonly hue?: Hue }[]
}

const size = 16
const lineHeight = 21
const radius = 5.5

/**
 * What a few people raised, one dot a person, for the team's own screens and nothing else: outside it says "a few".
 * @returns SVG
 * @throws RangeError for more people than are drawn as dots
 */
export function dots(chart: Dots): string {
  let top = 0
  const marks = chart.rows.map(({ label, count, hue }) => {
    if (!Number.isInteger(count) || count < 0 || count > mostDots)
      throw new RangeError(`Dots are for up to ${mostDots} people, not ${count}`)
    const figure = writtenNumber(count, chart.language)
    const lines = linesOf(label, chart.width - textWidth(figure, size) - 16, size)
    const words = lines.map((text, line) =>
      textMark(chart, { text, x: 0, y: top + (line + 0.74) * lineHeight, size }),
    )
    const number = {
      text: figure,
      x: chart.width,
      y: top + 0.74 * lineHeight,
      size,
      bold: true,
      anchor: 'end',
    } as const
    const middle = top + lines.length * lineHeight + radius + 3
    const people = Array.from({ length: count }, (_, index) => {
      const x = radius + index * (radius * 2 + 5)
      return element('circle', {
        class: chart.setting === 'page' ? 'chart__mark' : undefined,
        cx: chart.direction === 'rtl' ? chart.width - x : x,
        cy: middle,
        r: radius,
        fill: paint(hue ?? 'rowan', chart.setting),
      })
    })
    top = middle + radius + 14
    return words.join('') + textMark(chart, number) + people.join('')
  })
  return frame(chart, Math.max(1, top - 14), marks.join(''))
}
