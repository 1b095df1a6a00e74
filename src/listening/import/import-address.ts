import type { Id } from '../../platform/ids.ts'
import { type Activity, type Programme, programmeNav } from '../../programmes/index.ts'
import type { Visit } from '../../trust/index.ts'

type At = {
  readonly visit: Pick<Visit, 'organisation'>
  readonly programme: Pick<Programme, 'id'>
  readonly activity: Pick<Activity, 'id'>
}

/** Where the imports of a conversation are. */
export function importsAddress({ visit, programme, activity }: At): string {
  return `${programmeNav(visit.organisation.slug, programme.id).listen}/${activity.id}/import`
}

/** Where one import is. */
export function importAddress(at: At, id: Id<'import'>): string {
  return `${importsAddress(at)}/${id}`
}
