import type { Child } from 'hono/jsx'
import { Icon, type IconName } from '../icon/icon.tsx'
import { Berries } from '../icon/leaf.tsx'

/** What can become of somebody's words. */
export type JourneyKind =
  | 'told'
  | 'read'
  | 'theme'
  | 'quoted'
  | 'idea'
  | 'changed'
  | 'edited'
  | 'permission'
  | 'withdrawn'
  | 'waiting'

export type JourneyEntry = {
  readonly kind: JourneyKind
  /** As it is said: "4 March", "By 30 November". */
  readonly when: string
  /** The same as `YYYY-MM-DD`, where it is one day. */
  readonly day?: string | undefined
  readonly title: string
  readonly children?: Child
}

const icons: Readonly<Record<Exclude<JourneyKind, 'changed'>, IconName>> = {
  told: 'pencil',
  read: 'check',
  theme: 'joined',
  quoted: 'quote',
  idea: 'lightbulb',
  edited: 'pencil',
  permission: 'hand',
  withdrawn: 'undo',
  waiting: 'clock',
}

/** Where words have been, from the day they were said, ending in what changed and what is still to come. */
export function Journey(props: { readonly entries: readonly JourneyEntry[] }) {
  return (
    <ol class="journey">
      {props.entries.map(entry => (
        <li>
          <span class={`journey__mark journey__mark--${entry.kind}`}>
            {entry.kind === 'changed' ? <Berries /> : <Icon name={icons[entry.kind]} />}
          </span>
          {entry.day ? (
            <time datetime={entry.day}>{entry.when}</time>
          ) : (
            <span class="journey__when">{entry.when}</span>
          )}
          <h3>{entry.title}</h3>
          {entry.children}
        </li>
      ))}
    </ol>
  )
}
