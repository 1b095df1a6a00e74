import type { PropsWithChildren } from 'hono/jsx'
import { programmeNav } from '../../programmes/index.ts'
import { t } from '../../ui/i18n/staff/review.en.ts'
import { ListenPage, type Place } from '../conversations/views.tsx'

type ReviewFrameProps = Place & {
  readonly title: string
  readonly under?: readonly { readonly label: string; readonly href: string }[]
  readonly notice?: string | undefined
  readonly error?: boolean
  readonly width?: 'wide' | 'reading' | 'narrow'
}

/** Where the review of a programme is. */
export function reviewAddress(place: Place): string {
  return `${programmeNav(place.visit.organisation.slug, place.programme.id).listen}/review`
}

/** The frame of every page of the review. */
export function ReviewFrame(props: PropsWithChildren<ReviewFrameProps>) {
  const review = { label: t('review.title'), href: reviewAddress(props) }
  return (
    <ListenPage {...props} under={props.title === review.label ? [] : [review, ...(props.under ?? [])]}>
      {props.children}
    </ListenPage>
  )
}
