import type { PropsWithChildren } from 'hono/jsx'
import type { FieldError } from '../../platform/http/form.ts'
import type { ProgrammeVisit } from '../../trust/index.ts'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { t } from '../../ui/i18n/staff/programme-settings.en.ts'
import { t as programmes } from '../../ui/i18n/staff/programmes.en.ts'
import type { StaffPageProps } from '../../ui/layout.tsx'
import type { Programme } from '../programme.ts'
import { ProgrammeFrame } from '../programme-frame.tsx'

export type ListFrameProps = {
  readonly visit: ProgrammeVisit
  readonly programme: Pick<Programme, 'id' | 'title'>
  readonly title: string
  readonly errors?: readonly FieldError[]
  readonly notice?: StaffPageProps['notice']
  readonly width?: StaffPageProps['width']
  /** A page above this one below settings, such as `news`. */
  readonly above?: string
}

/** The frame of what has a list of its own below settings: partners, news, activities, permission, team. */
export function ListFrame(props: PropsWithChildren<ListFrameProps>) {
  const { errors = [], above } = props
  const settings = `/o/${props.visit.organisation.slug}/p/${props.programme.id}/settings`
  return (
    <ProgrammeFrame
      visit={props.visit}
      programme={props.programme}
      title={props.title}
      notice={props.notice}
      error={errors.length > 0}
      width={props.width ?? 'narrow'}
      back={
        above === undefined
          ? { href: settings, label: programmes('back.settings') }
          : { href: `${settings}/${above}`, label: programmes('back.list') }
      }
    >
      <ErrorSummary errors={errors} heading={t('settings.summary')} kept={t('settings.kept')} />
      {props.children}
    </ProgrammeFrame>
  )
}
