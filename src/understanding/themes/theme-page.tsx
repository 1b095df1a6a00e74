import { type FormFields, fieldText, fieldTexts } from '../../platform/http/form.ts'
import { Button } from '../../ui/button/button.tsx'
import { Checkbox } from '../../ui/choice/choice.tsx'
import { Details } from '../../ui/details/details.tsx'
import { ErrorSummary } from '../../ui/error-summary/error-summary.tsx'
import { Select, TextArea, TextField } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/understand.en.ts'
import { Notice } from '../../ui/notice/notice.tsx'
import { PageHeading } from '../../ui/page-heading/page-heading.tsx'
import { Pagination } from '../../ui/pagination/pagination.tsx'
import { hueAt } from '../../ui/theme-key/hue.ts'
import { ThemeKey } from '../../ui/theme-key/theme-key.tsx'
import { type Aftermath, type Place, UnderstandPage, understandAddress } from '../views.tsx'
import type { SaidInTheme } from './codings.sql.ts'
import { Said } from './said-in-theme.tsx'
import type { CountedTheme } from './theme.ts'
import { WordsInContext } from './words-in-context.tsx'

type ThemePageProps = Place & {
  readonly theme: CountedTheme
  readonly others: readonly CountedTheme[]
  readonly said: readonly SaidInTheme[]
  readonly page: number
  readonly pages: number
  readonly mayWork: boolean
  readonly after: Aftermath
  /** Words looked for that could be added, and what holds them. */
  readonly find: string
  readonly found: readonly { readonly id: string; readonly words: string; readonly language: string }[]
  readonly errors?: readonly { readonly field: string; readonly message: string }[]
  /** What was typed and ticked, where something is to be put right. */
  readonly fields?: FormFields
}

/** One theme: its name and meaning, everything in it, and all that can be done with it. */
export function ThemePage(props: ThemePageProps) {
  const { theme, others, said, mayWork, errors = [], fields = {} } = props
  const ticked = fieldTexts(fields, 'contribution')
  const here = `${understandAddress(props)}/themes/${theme.id}`
  const errorOf = (field: string) => errors.find(error => error.field === field)?.message
  const options = others.map(other => ({ value: other.id, label: other.name }))
  return (
    <UnderstandPage {...props} title={theme.name} error={errors.length > 0}>
      <ErrorSummary errors={errors} heading={t('finding.summary')} kept={null} />
      <PageHeading
        title={<ThemeKey hue={hueAt(theme.hue)}>{theme.name}</ThemeKey>}
        lead={`${t('theme.people', { count: theme.people })} ${t('theme.contributions', { count: theme.contributions })}`}
      />
      {theme.nameTakenBack ? <Notice kind="berry">{t('theme.name-taken-back')}</Notice> : null}
      {theme.definition ? <p>{theme.definition}</p> : null}
      {mayWork ? (
        <Details
          summary={t('theme.describe')}
          open={
            theme.nameTakenBack || errorOf('theme-name') !== undefined || errorOf('definition') !== undefined
          }
        >
          <form method="post" action={`${here}/describe`} novalidate>
            <TextField
              name="theme-name"
              label={t('understand.theme-name')}
              value={'theme-name' in fields ? fieldText(fields, 'theme-name') : theme.name}
              error={errorOf('theme-name')}
            />
            <TextArea
              name="definition"
              label={t('theme.definition')}
              hint={t('theme.definition-hint')}
              value={'definition' in fields ? fieldText(fields, 'definition') : theme.definition}
              rows={3}
              error={errorOf('definition')}
            />
            <Button>{t('theme.save')}</Button>
          </form>
        </Details>
      ) : null}
      {said.length === 0 ? <p>{t('theme.empty')}</p> : null}
      <form method="post" action={`${here}/move`} novalidate>
        {mayWork && said.length > 0 ? (
          <Details
            summary={t('theme.with-chosen')}
            open={
              errorOf('chosen') !== undefined ||
              errorOf('name') !== undefined ||
              errorOf('into') !== undefined
            }
          >
            {errorOf('chosen') ? <p id="chosen">{errorOf('chosen')}</p> : null}
            {options.length > 0 ? (
              <>
                <Select
                  name="into"
                  label={t('theme.move-to')}
                  options={options}
                  value={fieldText(fields, 'into')}
                  error={errorOf('into')}
                />
                <Button kind="outlined" small>
                  {t('theme.move')}
                </Button>
              </>
            ) : null}
            <TextField
              name="name"
              label={t('theme.split-name')}
              value={fieldText(fields, 'name')}
              error={errorOf('name')}
            />
            <div class="button__row">
              <Button kind="outlined" small formAction={`${here}/split`}>
                {t('theme.split')}
              </Button>
              <Button kind="outlined" small formAction={`${here}/take-out`}>
                {t('theme.take-out')}
              </Button>
            </div>
          </Details>
        ) : null}
        {said.map(one => (
          <Said
            said={one}
            theme={theme}
            here={here}
            mayWork={mayWork}
            isTicked={ticked.includes(one.contribution)}
          />
        ))}
      </form>
      <Pagination current={props.page} last={props.pages} address={page => `${here}?page=${page}`} />
      {mayWork ? <More {...props} here={here} options={options} errorOf={errorOf} /> : null}
    </UnderstandPage>
  )
}

type MoreProps = ThemePageProps & {
  readonly here: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly errorOf: (field: string) => string | undefined
}

function More({ theme, here, options, find, found, errorOf }: MoreProps) {
  return (
    <>
      <h2>{t('theme.add-words')}</h2>
      <search>
        <form method="get" action={here}>
          <TextField name="q" label={t('theme.find')} type="search" value={find} />
          <Button kind="outlined">{t('theme.find-button')}</Button>
        </form>
      </search>
      {find !== '' && found.length === 0 ? <p>{t('theme.no-match')}</p> : null}
      {found.length > 0 ? (
        <form method="post" action={`${here}/code`}>
          {found.map(one => (
            <Checkbox
              name="contribution"
              id={`f-${one.id}`}
              value={one.id}
              label={<WordsInContext words={one.words} language={one.language} pieces={[]} />}
            />
          ))}
          <Button>{t('theme.code')}</Button>
        </form>
      ) : null}
      {options.length > 0 ? (
        <form method="post" action={`${here}/merge`} novalidate>
          <h2>{t('theme.merge')}</h2>
          <Select
            name="merge-into"
            label={t('theme.merge-into')}
            options={options}
            error={errorOf('merge-into')}
          />
          <Button kind="outlined">{t('theme.merge-button')}</Button>
        </form>
      ) : null}
      <form method="post" action={`${here}/remove`}>
        <Button kind="berry" name="theme" value={theme.id}>
          {t('theme.remove')}
        </Button>
      </form>
    </>
  )
}
