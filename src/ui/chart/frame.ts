import { type Colour, fontOf, paint, type Setting } from './paint.ts'
import { element, escapeText, round } from './svg.ts'

/** What every chart needs beside its numbers. */
export interface ChartFrame {
  /** Unique on the page; title and description are tied to the picture by it. */
  readonly id: string
  /** Names the picture. */
  readonly title: string
  /** Says in words what it shows, figures included. */
  readonly description: string
  readonly setting: Setting
  readonly direction: 'ltr' | 'rtl'
  /** The language of all its words (BCP 47). */
  readonly language: string
  /** In pixels; the picture scales to the room it has. */
  readonly width: number
}

/** The picture around a chart's marks. A page may make it narrower than it was drawn, never wider. */
export function frame(chart: ChartFrame, height: number, marks: string): string {
  const { id, title, description, setting, language, width } = chart
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: setting === 'page' ? 'chart__picture' : undefined,
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-desc`,
      lang: language,
      viewBox: `0 0 ${round(width)} ${round(height)}`,
      width,
      height,
      'font-family': fontOf(setting),
      fill: paint('ink', setting),
    },
    element('title', { id: `${id}-title` }, escapeText(title)) +
      element('desc', { id: `${id}-desc` }, escapeText(description)) +
      marks,
  )
}

export interface TextMark {
  readonly text: string
  /** From the side where reading starts. */
  readonly x: number
  /** Of the baseline. */
  readonly y: number
  readonly size: number
  /** `start` where reading starts. */
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly bold?: boolean
  readonly colour?: Colour
}

const opposite = { start: 'end', middle: 'middle', end: 'start' } as const

/**
 * Words in a chart. Right-to-left text is turned by position and kept together by isolates, since not every
 * renderer of SVG knows the `direction` property.
 */
export function textMark(chart: ChartFrame, mark: TextMark): string {
  const { text, x, y, size, anchor = 'start', bold, colour } = mark
  const turned = chart.direction === 'rtl'
  return element(
    'text',
    {
      x: turned ? chart.width - x : x,
      y,
      'font-size': size,
      // Renderers outside browsers know weights in hundreds only.
      'font-weight': bold ? (chart.setting === 'page' ? 650 : 700) : undefined,
      'text-anchor': turned ? opposite[anchor] : anchor === 'start' ? undefined : anchor,
      fill: colour && paint(colour, chart.setting),
    },
    escapeText(turned ? `\u2067${text}\u2069` : text),
  )
}
