import type { PropsWithChildren } from 'hono/jsx'
import { ProgrammeFrame } from '../../programmes/index.ts'
import { t } from '../../ui/i18n/staff/builder.en.ts'
import { t as listen } from '../../ui/i18n/staff/listen.en.ts'
import type { StaffPageProps } from '../../ui/layout.tsx'
import { formAddress } from './builder-address.ts'
import type { FormPlace } from './builder-places.ts'

export type BuilderFrameProps = FormPlace & {
  readonly title: string
  /** The pages between the form and this one. */
  readonly under?: readonly { readonly label: string; readonly href: string }[] | undefined
  readonly notice?: StaffPageProps['notice']
  readonly error?: boolean | undefined
  readonly width?: StaffPageProps['width']
  /** The page is the form's own, at the end of its way. */
  readonly isForm?: boolean | undefined
}

/** The frame of every page on which a form is written. */
export function BuilderFrame(props: PropsWithChildren<BuilderFrameProps>) {
  const at = formAddress(props)
  const form = props.isForm ? [] : [{ label: t('form.title'), href: at.form }, ...(props.under ?? [])]
  return (
    <ProgrammeFrame
      visit={props.visit}
      programme={props.programme}
      title={props.title}
      current="listen"
      breadcrumbs={[
        { label: listen('listen.title'), href: at.listen },
        { label: props.activity.title, href: at.activity },
        ...form,
        { label: props.title },
      ]}
      notice={props.notice}
      error={props.error}
      width={props.width ?? 'narrow'}
    >
      {props.children}
    </ProgrammeFrame>
  )
}
