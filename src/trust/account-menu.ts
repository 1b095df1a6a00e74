import { t } from '../ui/i18n/staff/people.en.ts'
import { may } from './policy.ts'
import type { Visit } from './visit.ts'

/** Who is at the page and where they can go from the corner of every page of the workspace. */
export type AccountMenu = {
  readonly name: string
  readonly links: readonly { readonly label: string; readonly href: string }[]
  readonly signOut: string
}

/** The menu of this visit: only what this person may open. */
export function accountMenu({ organisation, actor, name }: Visit): AccountMenu {
  const home = `/o/${organisation.slug}`
  const links = [
    { label: organisation.name, href: home },
    { label: t('menu.account'), href: `${home}/account` },
    may(actor, 'people.see') ? { label: t('menu.people'), href: `${home}/people` } : undefined,
    may(actor, 'organisation.manage') ? { label: t('menu.settings'), href: `${home}/settings` } : undefined,
    may(actor, 'outbox.read') ? { label: t('menu.outbox'), href: `${home}/outbox` } : undefined,
    may(actor, 'audit.read') ? { label: t('menu.audit'), href: `${home}/audit` } : undefined,
  ]
  return { name, links: links.filter(link => link !== undefined), signOut: `${home}/sign-out` }
}
