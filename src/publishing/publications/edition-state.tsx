import { t } from '../../ui/i18n/staff/show.en.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { Progress } from '../../ui/progress/progress.tsx'
import type { Edition } from '../editions/edition.ts'

type EditionStateProps = {
  readonly edition: Edition
  /** Whether this person has just published it. */
  readonly justAsked: boolean
  /** The editor's address. */
  readonly here: string
}

/** What there is to know of the newest issue while its files are made, and when that did not work. */
export function EditionState({ edition, justAsked, here }: EditionStateProps) {
  const { issue, state } = edition
  if (state === 'rendering') {
    return (
      <Progress
        label={t('editor.making', { issue })}
        done={undefined}
        detail={t('editor.making-leave')}
        href={justAsked ? `${here}?done=published` : here}
        loses={t('editor.looking-loses')}
      />
    )
  }
  if (state === 'failed') return <Notice kind="berry">{edition.failure}</Notice>
  return justAsked ? <Notice kind="done">{t('editor.out', { issue })}</Notice> : null
}

/** How an issue stands, in a line. */
export function editionText(edition: Edition): string {
  if (edition.state === 'rendering') return t('show.rendering', { issue: edition.issue })
  if (edition.state === 'failed') return t('show.failed', { issue: edition.issue })
  return t('show.published', { issue: edition.issue, date: t.date(edition.issuedAt) })
}
