import type { ProgrammeVisit } from '../../trust/index.ts'
import { t } from '../../ui/i18n/staff/programme-settings.en.ts'
import { ProgrammePage, type ProgrammePageProps } from '../public/programme-page.tsx'

/** The public page of a programme that is not open yet, for its team. */
export function PreviewPage(props: {
  readonly visit: ProgrammeVisit
  readonly programmePage: ProgrammePageProps
}) {
  const { visit, programmePage } = props
  return (
    <ProgrammePage
      {...programmePage}
      preview={{
        text: t('settings.preview-title'),
        back: `/o/${visit.organisation.slug}/p/${programmePage.programme.id}/settings`,
      }}
    />
  )
}
