import type { Span } from '../../listening/index.ts'
import { Button } from '../../ui/button/button.tsx'
import { Checkbox } from '../../ui/choice/choice.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { TextField } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/understand.en.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { Quote } from '../../ui/quote/quote.tsx'
import { isWhole } from '../themes/pieces.ts'
import { WordsInContext } from '../themes/words-in-context.tsx'
import { type Place, UnderstandPage, understandAddress } from '../views.tsx'
import type { Member, SuggestedTheme } from './suggestions.sql.ts'

type SuggestionPageProps = Place & {
  readonly suggestion: SuggestedTheme
  readonly members: readonly Member[]
  readonly name?: string
  readonly without?: readonly string[]
  readonly error?: string | undefined
}

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
              <WordsInContext
                words={member.words}
                language={member.language}
                pieces={pieceOf(member)}
                isSuggested
              />
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
                label={<WordsInContext words={member.words} language={member.language} pieces={[]} />}
                hint={t('suggestion.confidence', { share: percent.format(member.confidence) })}
              />
            </>
          ))}
        </fieldset>
      </form>
    </UnderstandPage>
  )
}

/** The piece that speaks for the theme, where that is not all of it. */
function pieceOf({ words, example }: Member): readonly Span[] {
  return example && !isWhole(words, [example]) ? [example] : []
}
