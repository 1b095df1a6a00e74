import { type FormFields, fieldText } from '../../platform/http/form.ts'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { Checkboxes, Radios } from '../../ui/choice/choice.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { TextArea } from '../../ui/field/text-field.tsx'
import { publicText } from '../../ui/i18n/public-text.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { questionIn } from '../forms/form.ts'
import { type AnswerProblem, problemText } from '../participate/answers/answer-problem.ts'
import { PermissionStep } from '../participate/permission-step.tsx'
import { AnswerFields } from './own-answers.tsx'
import { type OpenWords, WordsPage } from './words-page.tsx'

type ChangeProps = {
  readonly open: OpenWords
  readonly fields?: FormFields | undefined
  /** Messages are keys of the public catalogue. */
  readonly errors?: readonly AnswerProblem[]
}

const overview = '/your-words/open'

export function EditPage({ open, fields, errors = [] }: ChangeProps) {
  const t = publicText(open.language)
  const told = errors.map(error => ({ field: error.field, message: problemText(t, error) }))
  return (
    <WordsPage open={open} title={t('words.edit')} error={errors.length > 0} back={overview}>
      <ErrorSummary errors={told} />
      <h1>{t('words.edit')}</h1>
      <Notice>{t('words.edit-what')}</Notice>
      <form method="post" action="/your-words/edit" novalidate>
        {open.own.contributions.map(said => {
          const asked = open.form.questions.find(question => question.key === said.question)
          const text = asked && questionIn(asked, open.language, open.form.languages[0]!)
          const field = `words_${said.id}`
          return (
            <TextArea
              name={field}
              label={text?.question ?? t('question.answer')}
              voice
              rows={8}
              value={fields ? fieldText(fields, field) : said.words}
              error={told.find(error => error.field === field)?.message}
            />
          )
        })}
        <AnswerFields
          open={open}
          fields={fields}
          errorOf={field => told.find(error => error.field === field)?.message}
        />
        <div class="button__row">
          <Button>{t(open.own.state === 'returned' ? 'review.send-again' : 'words.edit-save')}</Button>
          <a href={overview}>{t('withdraw.keep')}</a>
        </div>
      </form>
    </WordsPage>
  )
}

export function PermissionPage({ open, fields, errors = [] }: ChangeProps) {
  const t = publicText(open.language)
  const told = errors.map(error => ({ field: error.field, message: problemText(t, error) }))
  const { permission } = open.own
  const agreed: Readonly<Record<string, string>> = {
    ...Object.fromEntries(
      (['analysis', 'quotation', 'story', 'telling', 'contact'] as const).map(use => [
        use,
        permission[use] ? 'yes' : '',
      ]),
    ),
    naming: permission.quotation ? permission.naming : '',
    [`name_${permission.naming}`]: permission.name ?? '',
    contact_details: permission.contactDetails ?? '',
  }
  return (
    <WordsPage open={open} title={t('words.agreed')} error={errors.length > 0} back={overview}>
      <ErrorSummary errors={told} />
      <h1>{t('words.agreed')}</h1>
      <form method="post" action="/your-words/permission" novalidate>
        <PermissionStep
          texts={open.texts}
          language={open.language}
          chosen={field => (fields ? fieldText(fields, field) : (agreed[field] ?? ''))}
          errorOf={field => told.find(error => error.field === field)?.message}
          heading={t('permission.heading')}
        />
        <div class="button__row">
          <Button>{t('words.agreed-save')}</Button>
        </div>
      </form>
    </WordsPage>
  )
}

/** Taking back. What cannot be undone is said first; everything is chosen unless they choose less. */
export function WithdrawPage({ open, fields, errors = [] }: ChangeProps) {
  const t = publicText(open.language)
  const { own } = open
  const told = errors.map(error => ({ ...error, message: t('error.withdraw-nothing') }))
  const hasAnswers = Object.keys(own.answers).length > 0
  const parts =
    open.shows === 'everything' &&
    own.contributions.length + (own.characteristics.length > 0 ? 1 : 0) + (hasAnswers ? 1 : 0) > 1
  const chosen = fields ? fieldText(fields, 'what') : ''
  return (
    <WordsPage open={open} title={t('withdraw.heading')} error={errors.length > 0} back={overview}>
      <ErrorSummary errors={told} kept={null} />
      <h1>{t('withdraw.heading')}</h1>
      <Notice>
        <p>
          <b>{t('withdraw.undo')}</b> {t('withdraw.what-happens')}
        </p>
        <p>{t('withdraw.cannot-return')}</p>
      </Notice>
      <form method="post" action="/your-words/withdraw" novalidate>
        {parts ? (
          <Radios
            name="what"
            legend={t('withdraw.which')}
            value={chosen}
            items={[
              { value: 'everything', label: t('withdraw.all') },
              {
                value: 'some',
                label: t('withdraw.some'),
                reveal: (
                  <Checkboxes
                    name="part"
                    legend={t('withdraw.some-which')}
                    items={[
                      ...own.contributions.map(said => ({
                        value: said.id,
                        label: <span dir="auto">{shortened(said.words)}</span>,
                      })),
                      ...(own.characteristics.length > 0
                        ? [{ value: 'characteristics', label: t('withdraw.characteristics') }]
                        : []),
                      ...(hasAnswers ? [{ value: 'answers', label: t('draft.check') }] : []),
                    ]}
                  />
                ),
              },
            ]}
            error={told[0]?.message}
          />
        ) : (
          <input type="hidden" name="what" value="everything" />
        )}
        <Radios
          name="note"
          legend={t('withdraw.note-label')}
          hint={t('withdraw.note-hint')}
          value={fields ? fieldText(fields, 'note') : ''}
          items={[
            { value: 'no', label: t('withdraw.note-no') },
            { value: 'yes', label: t('withdraw.note-yes') },
          ]}
        />
        <div class="button__row">
          <Button kind="berry">{t('withdraw.confirm')}</Button>
          <ButtonLink kind="outlined" href={overview}>
            {t('withdraw.keep')}
          </ButtonLink>
        </div>
      </form>
    </WordsPage>
  )
}

/** Enough of what somebody said for them to know it again. */
function shortened(words: string): string {
  return words.length > 160 ? `${words.slice(0, 157).trimEnd()}…` : words
}
