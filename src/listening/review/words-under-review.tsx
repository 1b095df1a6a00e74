import { findPersonalData, type PersonalDataKind } from '../../language/personal-details/personal-details.ts'
import { type FieldError, type FormFields, fieldText, fieldTexts } from '../../platform/http/form.ts'
import { Button } from '../../ui/button/button.tsx'
import { Checkboxes } from '../../ui/choice/choice.tsx'
import { Details } from '../../ui/details/details.tsx'
import { Select, TextField } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/review.en.ts'
import { Quote } from '../../ui/quote/quote.tsx'
import { RowActions } from '../../ui/row-actions/row-actions.tsx'
import { pieceKey } from './read-cover.ts'
import { coveredWords, type Redaction, type RedactionKind, redactionKinds } from './redaction.ts'
import type { SaidUnderReview } from './under-review.ts'

type WordsUnderReviewProps = {
  readonly words: readonly SaidUnderReview[]
  /** What each question was called when it was answered. */
  readonly asked: ReadonlyMap<string, string>
  /** The response's own address. */
  readonly here: string
  readonly query: string
  readonly fields: FormFields
  readonly errors: readonly FieldError[]
}

/** What a program takes for personal data, as what would be covered. */
export const coverOf: Readonly<Record<PersonalDataKind, RedactionKind>> = {
  email: 'email',
  phone: 'phone',
  postcode: 'address',
  address: 'address',
  date_of_birth: 'date',
  chi_number: 'number',
  nhs_number: 'number',
  ni_number: 'number',
  person: 'name',
}

/** What was said, question by question, with what is covered in it and what could be. */
export function WordsUnderReview(props: WordsUnderReviewProps) {
  const { words, asked } = props
  if (words.length === 0) return <p>{t('review.no-words')}</p>
  return (
    <>
      {words.map(said => (
        <section aria-label={asked.get(said.question) ?? t('decide.title')}>
          {asked.get(said.question) ? <h2>{asked.get(said.question)}</h2> : null}
          <Quote language={said.language === 'en' ? undefined : said.language}>
            <Marked words={said.words} covers={said.covers} />
          </Quote>
          {said.covers.length > 0 ? <Covered {...props} said={said} /> : null}
          <CoverForm {...props} said={said} />
        </section>
      ))}
    </>
  )
}

type OfOne = WordsUnderReviewProps & { readonly said: SaidUnderReview }

/** The words as they were said; what is covered is underlined. */
function Marked({ words, covers }: { readonly words: string; readonly covers: readonly Redaction[] }) {
  let at = 0
  const parts = covers.flatMap(({ start, end }) => {
    const before = words.slice(at, start)
    at = end
    return [before, <mark>{words.slice(start, end)}</mark>]
  })
  return (
    <>
      {parts}
      {words.slice(at)}
    </>
  )
}

function Covered({ said, here, query }: OfOne) {
  return (
    <>
      <h3>{t('cover.as')}</h3>
      <Quote size="small" language={said.language === 'en' ? undefined : said.language}>
        {coveredWords(said.words, said.covers)}
      </Quote>
      <h3>{t('cover.now')}</h3>
      {said.covers.map(({ id, start, end }) => (
        <RowActions>
          <bdi>{said.words.slice(start, end)}</bdi>
          <input type="hidden" name="contribution" value={said.id} />
          <input type="hidden" name="revision" value={String(said.revision)} />
          <input type="hidden" name="redaction" value={id} />
          <Button kind="link" formAction={`${here}/uncover${query}`}>
            {t('cover.uncover')}
            <span class="hidden">: {said.words.slice(start, end)}</span>
          </Button>
        </RowActions>
      ))}
    </>
  )
}

function CoverForm({ said, here, query, fields, errors }: OfOne) {
  const isOpen = fieldText(fields, 'contribution') === said.id
  const mine = isOpen ? errors : []
  const errorOf = (field: string) => mine.find(error => error.field === field)?.message
  const found = findPersonalData(said.words).filter(({ start, end }) =>
    said.covers.every(cover => end <= cover.start || start >= cover.end),
  )
  return (
    <Details summary={t('cover.heading')} open={isOpen || found.length > 0}>
      <p>{t('cover.lead')}</p>
      <form method="post" action={`${here}/cover${query}`} novalidate>
        <input type="hidden" name="contribution" value={said.id} />
        <input type="hidden" name="revision" value={String(said.revision)} />
        {found.length > 0 ? (
          <Checkboxes
            name={`piece-${said.id}`}
            legend={t('cover.suggested')}
            hint={t('cover.suggested-hint')}
            items={found.map(({ kind, start, end }) => ({
              value: pieceKey({ kind: coverOf[kind], start, end }),
              label: (
                <>
                  <bdi>{said.words.slice(start, end)}</bdi> ({t(`found.${kind}`)})
                </>
              ),
            }))}
            values={fieldTexts(fields, `piece-${said.id}`)}
          />
        ) : null}
        <TextField
          name={`exact-${said.id}`}
          label={t('cover.exact')}
          value={fieldText(fields, `exact-${said.id}`)}
          error={errorOf(`exact-${said.id}`)}
          optional
        />
        <Select
          name={`kind-${said.id}`}
          label={t('cover.kind')}
          empty={false}
          options={redactionKinds.map(kind => ({ value: kind, label: t(`cover.${kind}`) }))}
          value={fieldText(fields, `kind-${said.id}`) || 'name'}
        />
        <Button kind="outlined">{t('cover.button')}</Button>
      </form>
    </Details>
  )
}
