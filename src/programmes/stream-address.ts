import type { Id } from '../platform/ids.ts'
import { programmeNav } from './programme-nav.ts'

/** What pages of a programme's workspace follow to hear of work going on behind the scenes. */
export function streamAddress(slug: string, programme: Id<'programme'>): string {
  return `${programmeNav(slug, programme).home}/stream`
}
