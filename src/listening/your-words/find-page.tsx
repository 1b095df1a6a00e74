import { Button } from '../../ui/button/button.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { TextField } from '../../ui/field/text-field.tsx'
import { scottishHelplines } from '../../ui/help/helplines.ts'
import { type Language, languages } from '../../ui/i18n/language.ts'
import { publicText } from '../../ui/i18n/public-text.ts'
import { PublicPage } from '../../ui/layout.tsx'

export type FindPageProps = {
  readonly language: Language
  readonly code?: string
  readonly problem?: { readonly field: string; readonly message: string } | undefined
  /** Offered once a try has failed, and to whoever asks for it. */
  readonly forgotten: boolean
}

/** Where a receipt is typed. Which programme it belongs to is not known yet. */
export function FindPage({ language, code, problem, forgotten }: FindPageProps) {
  const t = publicText(language)
  return (
    <PublicPage
      language={language}
      title={t('words.find-heading')}
      error={problem !== undefined}
      unlisted
      languages={languages.map(other => ({ language: other, href: `/your-words?language=${other}` }))}
      help={{ helplines: scottishHelplines(language), controllers: [] }}
    >
      <ErrorSummary errors={problem ? [problem] : []} kept={null} />
      <h1>{t('words.find-heading')}</h1>
      <form method="post" action={`/your-words?language=${language}`} novalidate>
        <TextField
          name="code"
          label={t('words.find-label')}
          hint={t('words.find-hint')}
          value={code}
          autocomplete="off"
          spellcheck={false}
          error={problem?.field === 'code' ? problem.message : undefined}
        />
        <TextField
          name="pin"
          label={t('words.pin-label')}
          type="password"
          inputmode="numeric"
          autocomplete="off"
          width="short"
          optional
          error={problem?.field === 'pin' ? problem.message : undefined}
        />
        <div class="button__row">
          <Button>{t('words.open')}</Button>
        </div>
        {forgotten ? (
          <>
            <h2>{t('words.forgot-pin')}</h2>
            <p>{t('words.forgot-pin-what')}</p>
            <Button kind="berry" name="forgotten" value="yes">
              {t('withdraw.start')}
            </Button>
          </>
        ) : (
          <p>
            <a href={`/your-words?language=${language}&forgotten=yes`}>{t('words.forgot-pin')}</a>
          </p>
        )}
      </form>
    </PublicPage>
  )
}
