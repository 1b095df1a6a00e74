import { Button, ButtonRow } from '../../ui/button/button.tsx'
import { Checkboxes } from '../../ui/choice/choice.tsx'
import { Details } from '../../ui/details/details.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { t } from '../../ui/i18n/staff/bank.en.ts'
import { t as builder } from '../../ui/i18n/staff/builder.en.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { formAddress } from '../builder/builder-address.ts'
import { BuilderFrame } from '../builder/builder-frame.tsx'
import type { FormPlace } from '../builder/builder-places.ts'
import type { BankSet } from './bank.ts'
import { outcomes } from './outcomes.ts'
import { questionBank } from './question-bank.ts'

/** The sets that ship, each to be added whole or in part. `untouched` is a set of which nothing was ticked. */
export function BankPage(props: FormPlace & { readonly untouched: string | undefined }) {
  const error = props.untouched
    ? [{ field: `question-${props.untouched}`, message: t('bank.none-ticked') }]
    : []
  return (
    <BuilderFrame {...props} title={t('bank.title')} error={error.length > 0}>
      <ErrorSummary errors={error} heading={builder('question.summary')} kept={null} />
      <PageHeading title={t('bank.title')} lead={t('bank.lead')} />
      {questionBank.map(set => (
        <BankEntry {...props} set={set} />
      ))}
      <h2>{t('bank.outcomes')}</h2>
      <p>{t('bank.outcomes-lead')}</p>
      <ol>
        {outcomes.map(outcome => (
          <li>{outcome}</li>
        ))}
      </ol>
    </BuilderFrame>
  )
}

function BankEntry(props: FormPlace & { readonly set: BankSet; readonly untouched: string | undefined }) {
  const { set } = props
  const at = formAddress(props)
  const count = set.questions.length
  const isUntouched = props.untouched === set.key
  return (
    <>
      <h2 id={set.key}>{set.title}</h2>
      <p>{set.about}</p>
      {set.ask ? <Notice>{set.ask}</Notice> : null}
      {count > 0 ? (
        <form method="post" action={`${at.form}/bank/${set.key}`}>
          <Button kind="outlined" name="all" value="yes">
            {t('bank.add-all', { count })}
            <span class="hidden">: {set.title}</span>
          </Button>
        </form>
      ) : null}
      {count > 0 ? (
        <Details summary={t('bank.see', { count })} open={isUntouched}>
          <form method="post" action={`${at.form}/bank/${set.key}`}>
            <Checkboxes
              name={`question-${set.key}`}
              legend={t('bank.which', { set: set.title })}
              error={isUntouched ? t('bank.none-ticked') : undefined}
              items={set.questions.map(one => ({
                value: one.key,
                label: one.texts.en?.question ?? one.key,
                hint: builder(`kind.${one.kind}`),
              }))}
            />
            <ButtonRow>
              <Button kind="outlined">{t('bank.add-some')}</Button>
            </ButtonRow>
          </form>
        </Details>
      ) : null}
      <p class="small">
        {t('bank.source', { source: set.source })} {t('bank.licence', { licence: set.licence })}
      </p>
    </>
  )
}
