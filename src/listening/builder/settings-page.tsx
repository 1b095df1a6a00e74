import { type FieldError, type FormFields, fieldText, fieldTexts } from '../../platform/http/form.ts'
import { Button } from '../../ui/button/button.tsx'
import { Checkboxes, Radios } from '../../ui/choice/choice.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { languageFacts, languages } from '../../ui/i18n/language.ts'
import { t as builder } from '../../ui/i18n/staff/builder.en.ts'
import { t } from '../../ui/i18n/staff/builder-parts.en.ts'
import { t as listen } from '../../ui/i18n/staff/listen.en.ts'
import { characteristicKinds } from '../forms/form.ts'
import { BuilderFrame } from './builder-frame.tsx'
import type { FormPlace } from './builder-places.ts'

type SettingsPageProps = FormPlace & {
  readonly fields: FormFields
  readonly errors?: readonly FieldError[]
  readonly action: string
}

/** What holds for the whole form: its languages, how it is shown, what people may tell about themselves. */
export function SettingsPage(props: SettingsPageProps) {
  const { fields, errors = [] } = props
  const first = props.form.content.languages[0]!
  const { name } = languageFacts[first]
  return (
    <BuilderFrame {...props} title={t('settings.title')} error={errors.length > 0}>
      <ErrorSummary errors={errors} heading={builder('question.summary')} kept={null} />
      <h1>{t('settings.title')}</h1>
      <form method="post" action={props.action} novalidate>
        <Checkboxes
          name="language"
          legend={t('settings.languages')}
          hint={t('settings.languages-hint', { language: name })}
          items={languages
            .filter(language => language !== first)
            .map(language => ({ value: language, label: languageFacts[language].name }))}
          values={fieldTexts(fields, 'language')}
        />
        <Radios
          name="pages"
          legend={t('settings.pages')}
          value={fieldText(fields, 'pages')}
          error={errors.find(({ field }) => field === 'pages')?.message}
          items={[
            { value: 'one', label: t('settings.pages-one'), hint: t('settings.pages-one-hint') },
            { value: 'all', label: t('settings.pages-all'), hint: t('settings.pages-all-hint') },
          ]}
        />
        <Checkboxes
          name="characteristic"
          legend={listen('ask.characteristics')}
          hint={listen('ask.characteristics-hint')}
          items={characteristicKinds.map(kind => ({ value: kind, label: listen(`ask.${kind}`) }))}
          values={fieldTexts(fields, 'characteristic')}
        />
        <Button>{builder('question.save')}</Button>
      </form>
    </BuilderFrame>
  )
}
