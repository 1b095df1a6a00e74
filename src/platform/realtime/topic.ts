import type { Id } from '../ids.ts'

/** Something that pages can follow, named by ids and nothing else. */
export type Topic = `programme:${string}`

/** What goes on behind the scenes of a programme: imports, themes being drawn, reports being made. */
export function programmeTopic(programme: Id<'programme'>): Topic {
  return `programme:${programme}`
}
