import type { Span } from '../../listening/index.ts'
import { Button } from '../../ui/button/button.tsx'
import { Details } from '../../ui/details/details.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { TextArea } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/understand.en.ts'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { Quote } from '../../ui/quote/quote.tsx'
import { wholeOf } from '../themes/pieces.ts'
import { WordsInContext } from '../themes/words-in-context.tsx'
import { type Place, UnderstandPage, understandAddress } from '../views.tsx'
import type { Finding } from './finding.ts'

type QuotesProps = Place & {
  readonly finding: Finding
  readonly words: readonly {
    readonly contribution: string
    readonly words: string
    readonly language: string
    readonly pieces: readonly Span[]
  }[]
  readonly page: number
  readonly more: boolean
  readonly tried?: { readonly contribution: string; readonly quote: string } | undefined
}

/** Choosing exact pieces to quote from what is behind a finding. */
export function QuotesPage(props: QuotesProps) {
  const { finding, words, tried } = props
  const findings = `${understandAddress(props)}/findings`
  const here = `${findings}/${finding.id}`
  const wrong = tried ? t('finding.quote-wrong') : undefined
  return (
    <UnderstandPage
      {...props}
      title={t('finding.choose-quotes')}
      under={[
        { label: t('finding.title'), href: findings },
        { label: finding.sentence, href: here },
      ]}
      error={tried !== undefined}
    >
      <ErrorSummary
        errors={tried && wrong ? [{ field: fieldOf(tried.contribution), message: wrong }] : []}
        heading={t('finding.summary')}
        kept={null}
      />
      <PageHeading title={t('finding.choose-quotes')} lead={t('finding.quotes-hint')} />
      <p>{t('finding.quote-whole')}</p>
      {words.map(said => (
        <section>
          <Quote language={said.language === 'en' ? undefined : said.language}>
            <WordsInContext words={said.words} language={said.language} pieces={said.pieces} />
          </Quote>
          {offersOf(said).map((piece, index) => (
            <Offer
              said={said}
              piece={piece}
              here={here}
              // What was tried is told beside the first, wherever it was typed.
              tried={index === 0 && tried?.contribution === said.contribution ? tried.quote : undefined}
            />
          ))}
        </section>
      ))}
      <Pagination
        current={props.page}
        last={props.more ? props.page + 1 : props.page}
        address={page => `${here}/quotes?page=${page}`}
      />
    </UnderstandPage>
  )
}

type Quotable = QuotesProps['words'][number]

/** The pieces that speak of the finding's themes, or else all of it. */
function offersOf(said: Quotable): readonly Span[] {
  return said.pieces.length > 0 ? said.pieces : [wholeOf(said.words)]
}

function fieldOf(contribution: string, near?: number): string {
  return `quote-${contribution}${near === undefined ? '' : `-${near}`}`
}

type OfferProps = {
  readonly said: Quotable
  readonly piece: Span
  readonly here: string
  readonly tried: string | undefined
}

const fewWords = 40

/** A piece to keep as it is, or to shorten at either end. */
function Offer({ said, piece, here, tried }: OfferProps) {
  const words = said.words.slice(piece.start, piece.end)
  const isFirst = offersOf(said)[0] === piece
  const few = words.length > fewWords ? `${words.slice(0, fewWords).trimEnd()}…` : words
  return (
    <Details
      summary={
        said.pieces.length > 1 ? t('finding.quote-this', { words: few.toWellFormed() }) : t('theme.quote')
      }
      open={tried !== undefined}
    >
      <form method="post" action={`${here}/quotes`} novalidate>
        <input type="hidden" name="contribution" value={said.contribution} />
        <input type="hidden" name="near" value={String(piece.start)} />
        <TextArea
          name="quote"
          id={fieldOf(said.contribution, isFirst ? undefined : piece.start)}
          label={t('finding.quote-piece')}
          voice
          rows={3}
          value={tried ?? words}
          error={tried === undefined ? undefined : t('finding.quote-wrong')}
        />
        <Button kind="outlined">{t('finding.quote-save')}</Button>
      </form>
    </Details>
  )
}
