import { raw } from 'hono/html'

/** Shapes on a grid of 24, drawn as lines 1.75 wide. */
const lines = {
  back: 'm14.5 5-7 7 7 7',
  forward: 'm9.5 5 7 7-7 7',
  down: 'm5 9 7 7 7-7',
  pencil: 'm4 20 1-5L16.5 3.5a1.5 1.5 0 0 1 2 0l2 2a1.5 1.5 0 0 1 0 2L9 19zm10-14 4 4',
  mic: 'M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3M5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21',
  people:
    'M9.5 4a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7M3 20.5c0-4 2.5-6.5 6.5-6.5s6.5 2.5 6.5 6.5M16 4.5a3 3 0 0 1 .5 5.8M17.5 14.5c2.5.5 4 2.5 4 6',
  person: 'M12 3.5a4 4 0 1 1 0 8 4 4 0 0 1 0-8M4.5 21c0-4.5 3-7 7.5-7s7.5 2.5 7.5 7',
  page: 'M5.5 3h9l4 4v14h-13zM14 3v4.5h4.5M9 12.5h6M9 16.5h6',
  'easy-read': 'M3.5 4h7v7h-7zM3.5 14h7v7h-7zM14 5.5h7M14 9h5M14 15.5h7M14 19h5',
  languages:
    'M3 5h11M8.5 2.5V5M11.5 5c-.5 4-3.5 7.5-8 9M5.5 5c.5 3 3 6 6.5 8M12 21.5l4.5-11 4.5 11M13.5 18h6',
  lightbulb: 'M9 17v-1.5c-2-1.2-3.5-3.2-3.5-5.5a6.5 6.5 0 1 1 13 0c0 2.3-1.5 4.3-3.5 5.5V17zM9.5 20.5h5',
  clock: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18M12 7v5.5l3.5 2',
  printer: 'M7 8V3h10v5M7 17H3.5V8h17v9H17M7 14h10v7H7z',
  check: 'm4.5 12.5 5 5 10-11',
  dash: 'M5 12h14',
  cross: 'm6 6 12 12M18 6 6 18',
  table: 'M3 5h18v14H3zM3 9.5h18M3 14h18M11 9.5V19',
  joined: 'M3 8c3 0 4 7 9 7s6-7 9-7',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13M15.5 15.5 21 21',
  plus: 'M12 5v14M5 12h14',
  flag: 'M5 21V4c4-2.5 7 2.5 14 0v9c-7 2.5-10-2.5-14 0',
  undo: 'M8.5 4.5 4 9l4.5 4.5M4 9h10.5a5.5 5.5 0 0 1 0 11H9',
  download: 'M12 3.5v12M6.5 10.5l5.5 5.5 5.5-5.5M4 20.5h16',
  lock: 'M5 11h14v10H5zM8 11V7.5a4 4 0 0 1 8 0V11',
  hand: 'M8 12V5a1.5 1.5 0 0 1 3 0v6-7.5a1.5 1.5 0 0 1 3 0V11 5.5a1.5 1.5 0 0 1 3 0V15c0 4-2.5 6.5-6 6.5-3 0-4.5-1.5-6-4.5l-2-4a1.5 1.5 0 0 1 2.5-1.5z',
} as const

/** Shapes filled with ink. */
const marks = {
  quote:
    'M4 7h6v5c0 3-1.5 5-4.5 5.5V15c1.2-.3 1.7-1 1.7-2.5H4zm10 0h6v5c0 3-1.5 5-4.5 5.5V15c1.2-.3 1.7-1 1.7-2.5H14z',
  half: 'M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20m0 2v16a8 8 0 0 0 0-16z',
} as const

export type IconName = keyof typeof lines | keyof typeof marks

export const iconNames = [...Object.keys(lines), ...Object.keys(marks)] as readonly IconName[]

/** These point along the line of reading, so they turn round where it runs from right to left. */
const turning: ReadonlySet<IconName> = new Set(['back', 'forward', 'undo'])

/** A picture beside words that say the same: hidden from screen readers. An icon never stands alone. */
export function Icon(props: { readonly name: IconName }) {
  const mark = isMark(props.name)
  const path = mark ? marks[props.name as keyof typeof marks] : lines[props.name as keyof typeof lines]
  const classes = `icon${mark ? ' icon--mark' : ''}${turning.has(props.name) ? ' icon--turns' : ''}`
  return raw(`<svg class="${classes}" viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`)
}

function isMark(name: IconName): name is keyof typeof marks {
  return name in marks
}
