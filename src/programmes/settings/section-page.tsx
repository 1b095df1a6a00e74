import type { FieldError, FormFields } from '../../platform/http/form.ts'
import type { ProgrammeVisit } from '../../trust/index.ts'
import { Button } from '../../ui/button/button.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { t } from '../../ui/i18n/staff/programme-settings.en.ts'
import { t as programmes } from '../../ui/i18n/staff/programmes.en.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import { ProgrammeFrame } from '../programme-frame.tsx'
import { markOf, type Section, type SettingsState } from './section.ts'

export type SectionPageProps = {
  readonly visit: ProgrammeVisit
  readonly section: Section
  readonly state: SettingsState
  /** What was typed; what is stored where nothing was. */
  readonly fields?: FormFields
  readonly errors?: readonly FieldError[]
  readonly changedMeanwhile?: boolean
}

/** One thing to set up, one form. */
export function SectionPage(props: SectionPageProps) {
  const { visit, section, state, errors = [], changedMeanwhile } = props
  const stored = section.stored(state)
  const fields = props.fields ?? stored
  const settings = `/o/${visit.organisation.slug}/p/${state.programme.id}/settings`
  return (
    <ProgrammeFrame
      visit={visit}
      programme={state.programme}
      title={section.title}
      error={errors.length > 0 || changedMeanwhile}
      width="narrow"
      back={{ href: settings, label: programmes('back.settings') }}
    >
      <ErrorSummary
        errors={errors.map(error => ({ ...error, field: error.field || undefined }))}
        heading={t('settings.summary')}
        kept={t('settings.kept')}
      />
      <h1>{section.title}</h1>
      {changedMeanwhile ? (
        <>
          <Notice>
            <p>
              <b>{t('changed.title')}</b>
            </p>
            <p>{t('changed.text')}</p>
          </Notice>
          <SummaryList rows={section.rows(state)} />
          <hr />
        </>
      ) : null}
      <form method="post" action={`${settings}/${section.name}`} novalidate>
        <input type="hidden" name="seen" value={markOf(stored)} />
        <section.Form state={state} fields={fields} errors={errors} />
        <Button>{t('settings.save')}</Button>
      </form>
    </ProgrammeFrame>
  )
}
