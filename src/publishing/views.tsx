import type { PropsWithChildren } from 'hono/jsx'
import { type Programme, ProgrammeFrame, programmeNav } from '../programmes/index.ts'
import type { Visit } from '../trust/index.ts'
import { t } from '../ui/i18n/staff/show.en.ts'

export type Place = { readonly visit: Visit; readonly programme: Programme }

type ShowPageProps = Place & {
  readonly title: string
  readonly under?: readonly { readonly label: string; readonly href: string }[]
  readonly notice?: string | undefined
  readonly error?: boolean
  readonly width?: 'wide' | 'reading' | 'narrow'
}

/** The section's address in the workspace. */
export function showAddress({ visit, programme }: Place): string {
  return programmeNav(visit.organisation.slug, programme.id).show
}

/** The frame of every page of the section. */
export function ShowPage(props: PropsWithChildren<ShowPageProps>) {
  const { visit, programme, title, under = [] } = props
  const nav = programmeNav(visit.organisation.slug, programme.id)
  return (
    <ProgrammeFrame
      visit={visit}
      programme={programme}
      title={title}
      current="show"
      breadcrumbs={
        title === t('show.title')
          ? undefined
          : [{ label: t('show.title'), href: nav.show }, ...under, { label: title }]
      }
      notice={props.notice ? { text: props.notice } : undefined}
      error={props.error}
      width={props.width ?? 'reading'}
    >
      {props.children}
    </ProgrammeFrame>
  )
}
