import type { PropsWithChildren } from 'hono/jsx'
import { type Programme, ProgrammeFrame, programmeNav } from '../../programmes/index.ts'
import type { Visit } from '../../trust/index.ts'
import { t as reach } from '../../ui/i18n/staff/coverage.en.ts'
import { t } from '../../ui/i18n/staff/panel.en.ts'

export type PanelPlace = { readonly visit: Visit; readonly programme: Programme }

export type PanelFrameProps = PanelPlace & {
  readonly title: string
  /** Pages between the panel and this one. */
  readonly under?: readonly { readonly label: string; readonly href: string }[]
  readonly notice?: string | undefined
  readonly error?: boolean
  readonly width?: 'wide' | 'reading' | 'narrow'
}

/** Where the panel of a programme is in the workspace. */
export function panelAddress({ visit, programme }: PanelPlace): string {
  return `${programmeNav(visit.organisation.slug, programme.id).reach}/panel`
}

/** A page of the panel. */
export function PanelFrame(props: PropsWithChildren<PanelFrameProps>) {
  const { visit, programme, title, under = [] } = props
  const nav = programmeNav(visit.organisation.slug, programme.id)
  const panel = title === t('title') ? [] : [{ label: t('title'), href: panelAddress(props) }]
  return (
    <ProgrammeFrame
      visit={visit}
      programme={programme}
      title={title}
      current="reach"
      breadcrumbs={[
        { label: reach('coverage.title'), href: nav.reach },
        ...panel,
        ...under,
        { label: title },
      ]}
      notice={props.notice ? { text: props.notice } : undefined}
      error={props.error}
      width={props.width ?? 'reading'}
    >
      {props.children}
    </ProgrammeFrame>
  )
}
