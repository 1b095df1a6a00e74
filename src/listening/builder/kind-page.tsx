import { Button } from '../../ui/button/button.tsx'
import { Radios } from '../../ui/choice/choice.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { t } from '../../ui/i18n/staff/builder.en.ts'
import { questionKinds } from '../forms/question.ts'
import { formAddress } from './builder-address.ts'
import { BuilderFrame } from './builder-frame.tsx'
import type { FormPlace } from './builder-places.ts'

/** Which kind of question is added. It cannot change later, because answers of one kind are not of another. */
export function KindPage(props: FormPlace & { readonly section: string; readonly missing: boolean }) {
  const at = formAddress(props)
  const error = props.missing ? t('kind.missing') : undefined
  return (
    <BuilderFrame {...props} title={t('kind.title')} error={props.missing}>
      <ErrorSummary
        errors={error ? [{ field: 'kind', message: error }] : []}
        heading={t('question.summary')}
        kept={null}
      />
      <form method="get" action={`${at.form}/add`}>
        {props.section ? <input type="hidden" name="section" value={props.section} /> : null}
        <Radios
          name="kind"
          legend={t('kind.title')}
          size="page"
          error={error}
          items={questionKinds.map(kind => ({
            value: kind,
            label: t(`kind.${kind}`),
            hint: t(`kind.${kind}-hint`),
          }))}
        />
        <Button name="go" value="on">
          {t('kind.next')}
        </Button>
      </form>
    </BuilderFrame>
  )
}
