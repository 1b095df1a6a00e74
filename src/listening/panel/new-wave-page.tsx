import { type FieldError, type FormFields, fieldText, fieldTexts } from '../../platform/http/form.ts'
import type { Activity } from '../../programmes/index.ts'
import { Button } from '../../ui/button/button.tsx'
import { Checkboxes, Radios } from '../../ui/choice/choice.tsx'
import { EmptyState } from '../../ui/empty-state/empty-state.tsx'
import { ErrorSummary, errorFor } from '../../ui/error-summary/error-summary.tsx'
import { NumberField, Select, TextArea, TextField } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/panel.en.ts'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { strataVariables } from './panel.ts'
import { PanelFrame, type PanelPlace, panelAddress } from './panel-frame.tsx'

type NewWavePageProps = PanelPlace & {
  readonly activities: readonly Activity[]
  readonly fields: FormFields
  readonly errors?: readonly FieldError[]
}

/** Whom to invite, how many, and what to write to them. */
export function NewWavePage(props: NewWavePageProps) {
  const { fields, errors = [], activities } = props
  const text = (name: string) => fieldText(fields, name)
  const error = (name: string) => errorFor(errors, name)
  return (
    <PanelFrame {...props} title={t('new.title')} error={errors.length > 0} width="narrow">
      <ErrorSummary errors={errors} heading={t('summary')} kept={t('kept')} />
      <PageHeading title={t('new.title')} lead={t('new.lead')} />
      {activities.length === 0 ? (
        <EmptyState sentence={t('new.no-activity')} />
      ) : (
        <form method="post" action={`${panelAddress(props)}/new`} novalidate>
          <TextField name="title" label={t('new.name')} value={text('title')} error={error('title')} />
          <Select
            name="activity"
            label={t('new.activity')}
            options={activities.map(one => ({ value: one.id, label: one.title }))}
            value={text('activity')}
            error={error('activity')}
          />
          <NumberField name="size" label={t('new.size')} value={text('size')} error={error('size')} />
          <Checkboxes
            name="by"
            legend={t('new.by')}
            hint={t('new.by-hint')}
            items={strataVariables.map(value => ({ value, label: t(`variable.${value}`) }))}
            values={fieldTexts(fields, 'by')}
            error={error('by')}
          />
          <Radios
            name="allocation"
            legend={t('new.allocation')}
            items={[
              { value: 'proportional', label: t('new.proportional'), hint: t('new.proportional-hint') },
              { value: 'equal', label: t('new.equal'), hint: t('new.equal-hint') },
            ]}
            value={text('allocation')}
            error={error('allocation')}
          />
          <NumberField
            name="seed"
            label={t('new.seed')}
            hint={t('new.seed-hint')}
            value={text('seed')}
            error={error('seed')}
          />
          <TextField
            name="subject"
            label={t('new.subject')}
            value={text('subject')}
            error={error('subject')}
          />
          <TextArea
            name="message"
            label={t('new.message')}
            hint={t('new.message-hint')}
            value={text('message')}
            error={error('message')}
          />
          <Button>{t('new.draw')}</Button>
        </form>
      )}
    </PanelFrame>
  )
}
