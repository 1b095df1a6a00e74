import type { PropsWithChildren } from 'hono/jsx'
import { type Programme, ProgrammeFrame, programmeNav } from '../programmes/index.ts'
import type { Visit } from '../trust/index.ts'
import { t } from '../ui/i18n/staff/understand.en.ts'
import { Notice } from '../ui/notice/notice.tsx'

export type Place = { readonly visit: Visit; readonly programme: Programme }

/** What has just happened, as the address tells it after a form: a step that can be undone, or a refusal. */
export type Aftermath = {
  readonly done: string | undefined
  readonly undo: string | undefined
  readonly refused: string | undefined
}

type UnderstandPageProps = Place & {
  readonly title: string
  readonly under?: readonly { readonly label: string; readonly href: string }[]
  readonly after?: Aftermath | undefined
  readonly error?: boolean
  readonly width?: 'wide' | 'reading' | 'narrow'
}

/** The section's address in the workspace. */
export function understandAddress({ visit, programme }: Place): string {
  return programmeNav(visit.organisation.slug, programme.id).understand
}

/** The frame of every page of the section. */
export function UnderstandPage(props: PropsWithChildren<UnderstandPageProps>) {
  const { visit, programme, title, under = [], after } = props
  const nav = programmeNav(visit.organisation.slug, programme.id)
  const undo = after?.undo ? { action: `${nav.understand}/lineage/${after.undo}/undo` } : undefined
  return (
    <ProgrammeFrame
      visit={visit}
      programme={programme}
      title={title}
      current="understand"
      breadcrumbs={
        title === t('understand.title')
          ? undefined
          : [{ label: t('understand.title'), href: nav.understand }, ...under, { label: title }]
      }
      notice={after?.done ? { text: after.done, undo } : undefined}
      error={props.error}
      width={props.width ?? 'reading'}
    >
      {after?.refused ? <Notice kind="berry">{after.refused}</Notice> : null}
      {props.children}
    </ProgrammeFrame>
  )
}
