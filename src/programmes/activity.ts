import type { Id } from '../platform/ids.ts'

/** One way in which people take part in a programme. */
const activityKinds = ['conversation', 'survey', 'stories', 'session', 'evidence', 'group'] as const
export type ActivityKind = (typeof activityKinds)[number]

const activityStates = ['draft', 'open', 'closed'] as const
export type ActivityState = (typeof activityStates)[number]

export type Activity = {
  readonly id: Id<'activity'>
  readonly programme: Id<'programme'>
  readonly kind: ActivityKind
  readonly title: string
  /** Its part of the public address `/c/:code`. */
  readonly code: string
  readonly state: ActivityState
  readonly openedAt: Date | undefined
  readonly closedAt: Date | undefined
  readonly madeAt: Date
}
