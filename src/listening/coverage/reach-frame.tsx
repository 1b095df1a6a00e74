import type { PropsWithChildren } from 'hono/jsx'
import { type Programme, ProgrammeFrame, programmeNav } from '../../programmes/index.ts'
import type { Visit } from '../../trust/index.ts'
import { t } from '../../ui/i18n/staff/coverage.en.ts'

export type ReachFrameProps = {
  readonly visit: Visit
  readonly programme: Pick<Programme, 'id' | 'title'>
  readonly title: string
  readonly notice?: string | undefined
  readonly error?: boolean | undefined
  readonly width?: 'wide' | 'reading' | 'narrow' | undefined
}

/** A page of the section Reach. */
export function ReachFrame(props: PropsWithChildren<ReachFrameProps>) {
  const { reach } = programmeNav(props.visit.organisation.slug, props.programme.id)
  const isFirst = props.title === t('coverage.title')
  return (
    <ProgrammeFrame
      visit={props.visit}
      programme={props.programme}
      title={props.title}
      current="reach"
      breadcrumbs={
        isFirst ? undefined : [{ label: t('coverage.title'), href: reach }, { label: props.title }]
      }
      notice={props.notice ? { text: props.notice } : undefined}
      error={props.error}
      width={props.width ?? 'wide'}
    >
      {props.children}
    </ProgrammeFrame>
  )
}
