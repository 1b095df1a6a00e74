import type { Organisation } from '../trust/index.ts'
import { Button } from '../ui/button/button.tsx'
import { ErrorSummary } from '../ui/error-summary/error-summary.tsx'
import { TextField } from '../ui/field/text-field.tsx'
import { scottishHelplines } from '../ui/help/helplines.ts'
import { type Language, languages } from '../ui/i18n/language.ts'
import { publicText } from '../ui/i18n/public-text.ts'
import { t as staff } from '../ui/i18n/staff/overview.en.ts'
import { PublicPage } from '../ui/layout.tsx'

export type OpenProgramme = { readonly title: string; readonly code: string; readonly organisation: string }

type FrontPageProps = {
  readonly language: Language
  readonly organisations: readonly Organisation[]
  readonly programmes: readonly OpenProgramme[]
  /** A code that led nowhere. */
  readonly wrongCode?: string | undefined
}

/** The front door: for who has a code, who has a receipt, who looks around, and who works here. */
export function FrontPage({ language, organisations, programmes, wrongCode }: FrontPageProps) {
  const t = publicText(language)
  const problem = wrongCode === undefined ? [] : [{ field: 'code', message: t('error.code-unknown') }]
  return (
    <PublicPage
      language={language}
      title={t('front.heading')}
      error={problem.length > 0}
      languages={languages.map(other => ({ language: other, href: `/?language=${other}` }))}
      help={{ helplines: scottishHelplines(language), controllers: [] }}
    >
      <ErrorSummary errors={problem} kept={null} />
      <h1>{t('front.heading')}</h1>
      <form method="get" action="/c">
        <input type="hidden" name="language" value={language} />
        <TextField
          name="code"
          label={t('start.code-label')}
          hint={t('start.code-hint')}
          value={wrongCode}
          error={problem[0]?.message}
          autocomplete="off"
          spellcheck={false}
          width="medium"
        />
        <Button>{t('start.code-open')}</Button>
      </form>
      {programmes.length > 0 ? (
        <>
          <h2>{t('front.open')}</h2>
          <ul>
            {programmes.map(programme => (
              <li>
                <a href={`/p/${programme.code}?language=${language}`}>{programme.title}</a>,{' '}
                {programme.organisation}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h2>{t('words.heading')}</h2>
      <p>
        <a href={`/your-words?language=${language}`}>{t('words.find-heading')}</a>
      </p>
      <p class="small">
        {staff('front.staff')}{' '}
        {organisations.map((organisation, index) => (
          <>
            {index > 0 ? ', ' : null}
            <a href={`/o/${organisation.slug}`}>{organisation.name}</a>
          </>
        ))}
      </p>
    </PublicPage>
  )
}
