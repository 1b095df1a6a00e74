import { type FieldError, type FormFields, fieldText, fieldTexts } from '../../platform/http/form.ts'
import { Button } from '../../ui/button/button.tsx'
import { Checkboxes } from '../../ui/choice/choice.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { Select, TextArea, TextField } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/understand.en.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { Quote } from '../../ui/quote/quote.tsx'
import { hueAt } from '../../ui/theme-key/hue.ts'
import { ThemeKey } from '../../ui/theme-key/theme-key.tsx'
import { type Place, UnderstandPage, understandAddress } from '../views.tsx'
import type { themesOfContribution } from './codings.sql.ts'
import { offeredOf, offeredPieces } from './pieces.ts'
import { pieceKey } from './read-pieces.ts'
import type { CountedTheme } from './theme.ts'
import { WordsInContext } from './words-in-context.tsx'

type InTheme = Awaited<ReturnType<typeof themesOfContribution>>[number]

type PiecePageProps = Place & {
  readonly theme: CountedTheme
  readonly others: readonly CountedTheme[]
  readonly said: {
    readonly id: string
    readonly words: string
    readonly language: string
    readonly revision: number
  }
  /** Every theme that these words are in, this one among them. */
  readonly themes: readonly InTheme[]
  readonly errors: readonly FieldError[]
  readonly fields: FormFields
}

const quoteLength = 60

/** One contribution in a theme, to choose the part of it that speaks, or to carry a part to another theme. */
export function PiecePage(props: PiecePageProps) {
  const { theme, others, said, themes, errors, fields } = props
  const understand = understandAddress(props)
  const here = `${understand}/themes/${theme.id}/words/${said.id}`
  const errorOf = (field: string) => errors.find(error => error.field === field)?.message
  const offered = offeredPieces(said.words, said.language)
  const own = themes.find(one => one.id === theme.id)
  const language = said.language === 'en' ? undefined : said.language
  return (
    <UnderstandPage
      {...props}
      title={t('piece.title')}
      under={[{ label: theme.name, href: `${understand}/themes/${theme.id}` }]}
      error={errors.length > 0}
    >
      <ErrorSummary errors={errors} heading={t('finding.summary')} kept={null} />
      <PageHeading title={t('piece.title')} lead={t('piece.lead', { theme: theme.name })} />
      {own?.changedSince ? (
        <Notice kind="berry">
          {t(own.isInPart && own.pieces.length === 0 ? 'theme.part-gone' : 'theme.changed')}
        </Notice>
      ) : null}
      <Quote language={language} hue={hueAt(theme.hue)}>
        <WordsInContext words={said.words} language={said.language} pieces={own?.pieces ?? []} />
      </Quote>
      <h2>{t('piece.in-themes')}</h2>
      <ul class="plain-list">
        {themes.map(one => (
          <li>
            <ThemeKey hue={hueAt(one.hue)}>
              <a href={`${understand}/themes/${one.id}`}>{one.name}</a>: {held(one)}
            </ThemeKey>
          </li>
        ))}
      </ul>
      <form method="post" action={`${here}/narrow`} novalidate>
        <input type="hidden" name="revision" value={String(said.revision)} />
        <Checkboxes
          name="piece"
          legend={t('piece.which')}
          hint={
            said.words.length > offeredOf
              ? [t('piece.which-hint'), ' ', t('piece.beginning')]
              : t('piece.which-hint')
          }
          items={offered.map(piece => ({
            value: pieceKey(piece),
            label: (
              <span class="voice" lang={language} dir="auto">
                {said.words.slice(piece.start, piece.end)}
              </span>
            ),
          }))}
          values={fieldTexts(fields, 'piece')}
          error={errorOf('piece')}
        />
        <TextArea
          name="exact"
          label={t('piece.exact')}
          hint={t('piece.exact-hint')}
          rows={2}
          voice
          optional
          value={fieldText(fields, 'exact')}
          error={errorOf('exact')}
        />
        <h2>{t('piece.here', { theme: theme.name })}</h2>
        <div class="button__row">
          <Button>{t('piece.narrow')}</Button>
          {own?.isInPart ? (
            <Button kind="outlined" formAction={`${here}/widen`}>
              {t('piece.widen')}
            </Button>
          ) : null}
          {own?.changedSince ? (
            <Button kind="outlined" formAction={`${here}/read-again`}>
              {t('theme.read-again')}
            </Button>
          ) : null}
        </div>
        <h2>{t('piece.elsewhere')}</h2>
        {others.length > 0 ? (
          <Select
            name="to-theme"
            label={t('piece.to-theme')}
            options={others.map(other => ({ value: other.id, label: other.name }))}
            value={fieldText(fields, 'to-theme')}
            error={errorOf('to-theme')}
          />
        ) : null}
        <TextField
          name="to-new"
          // With no other theme there is no list to choose from, so what is missing is said here.
          label={others.length > 0 ? t('piece.to-new') : t('theme.split-name')}
          value={fieldText(fields, 'to-new')}
          error={errorOf('to-new') ?? (others.length > 0 ? undefined : errorOf('to-theme'))}
        />
        <p class="small">{t('piece.move-hint', { theme: theme.name })}</p>
        <div class="button__row">
          <Button kind="outlined" formAction={`${here}/move`}>
            {t('piece.move')}
          </Button>
          <Button kind="outlined" formAction={`${here}/copy`}>
            {t('piece.copy')}
          </Button>
        </div>
      </form>
    </UnderstandPage>
  )
}

/** What a theme holds of the words. */
function held(one: InTheme): string {
  const [first] = one.pieces
  if (!one.isInPart) return t('piece.all')
  if (!first) return t('piece.gone')
  const quote = one.words.slice(first.start, first.end)
  const short = quote.length > quoteLength ? `${quote.slice(0, quoteLength).trimEnd()}…` : quote
  return t('piece.parts', { count: one.pieces.length, quote: short.toWellFormed() })
}
