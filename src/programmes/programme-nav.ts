import type { Id } from '../platform/ids.ts'

/** Where a programme's sections are in the workspace. A section that has no page yet is left out. */
export function programmeNav(slug: string, programme: Id<'programme'>) {
  const home = `/o/${slug}/p/${programme}`
  return {
    home,
    reach: `${home}/reach`,
    listen: `${home}/listen`,
    understand: `${home}/understand`,
    show: `${home}/show`,
  } as const
}
