import { Button } from '../../ui/button/button.tsx'
import { Checkbox } from '../../ui/choice/choice.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { TextField } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/understand.en.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { Quote } from '../../ui/quote/quote.tsx'
import { type Place, UnderstandPage, understandAddress } from '../views.tsx'
import type { Member, SuggestedTheme } from './suggestions.sql.ts'

type SuggestionPageProps = Place & {
  readonly suggestion: SuggestedTheme
  readonly members: readonly Member[]
  readonly name?: string
  readonly without?: readonly string[]
  readonly error?: string | undefined
}

/** So many of its members are shown with a box to untick; the rest are few words further down the same list. */
const percent = new Intl.NumberFormat('en-GB', { style: 'percent' })

/** A suggested theme to judge: what sets it apart, its best examples, everything in it. */
export function SuggestionPage(props: SuggestionPageProps) {
  const { suggestion, members, without = [], error } = props
  const here = `${understandAddress(props)}/suggestions/${suggestion.id}`
  const examples = members.filter(member => member.example)
  return (
    <UnderstandPage {...props} title={suggestion.name} error={error !== undefined}>
      <ErrorSummary
        errors={error ? [{ field: 'name', message: error }] : []}
        heading={t('finding.summary')}
        kept={null}
      />
      <h1 lang={suggestion.language}>{suggestion.name}</h1>
      <p class="lead">{t('suggestion.lead', { count: suggestion.people })}</p>
      <p lang={suggestion.language}>
        {t('suggestion.terms', { terms: suggestion.terms.slice(0, 8).join(', ') })}
      </p>
      {suggestion.state === 'open' ? null : <Notice>{t('suggestion.judged')}</Notice>}
      {examples.length > 0 ? (
        <section aria-labelledby="best">
          <h2 id="best">{t('suggestion.best')}</h2>
          {examples.slice(0, 5).map(member => (
            <Quote language={member.language === 'en' ? undefined : member.language}>
              <Marked words={member.words} example={member.example} />
            </Quote>
          ))}
        </section>
      ) : null}
      <form method="post" action={`${here}/accept`} novalidate>
        <TextField
          name="name"
          label={t('suggestion.accept-name')}
          hint={t('suggestion.accept-hint')}
          value={props.name ?? suggestion.name}
          error={error}
        />
        <div class="button__row">
          <Button>{t('suggestion.accept')}</Button>
          <Button kind="outlined" formAction={`${here}/set-aside`}>
            {t('suggestion.aside')}
          </Button>
        </div>
        <fieldset class="member-list">
          <legend>
            <b>{t('suggestion.belongs')}</b>
          </legend>
          {members.map(member => (
            <>
              <input type="hidden" name="member" value={member.contribution} />
              <Checkbox
                name="belongs"
                id={`b-${member.contribution}`}
                value={member.contribution}
                checked={!without.includes(member.contribution)}
                label={
                  <span
                    class="voice"
                    lang={member.language === 'en' ? undefined : member.language}
                    dir="auto"
                  >
                    {member.words}
                  </span>
                }
                hint={t('suggestion.confidence', { share: percent.format(member.confidence) })}
              />
            </>
          ))}
        </fieldset>
      </form>
    </UnderstandPage>
  )
}

/** Words with the piece that speaks for the theme marked. */
function Marked({ words, example }: { words: string; example: Member['example'] }) {
  if (!example) return <>{words}</>
  return (
    <>
      {words.slice(0, example.start)}
      <mark>{words.slice(example.start, example.end)}</mark>
      {words.slice(example.end)}
    </>
  )
}
