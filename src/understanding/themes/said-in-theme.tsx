import { Button } from '../../ui/button/button.tsx'
import { Checkbox } from '../../ui/choice/choice.tsx'
import { t } from '../../ui/i18n/staff/understand.en.ts'
import { hueAt } from '../../ui/theme-key/hue.ts'
import type { SaidInTheme } from './codings.sql.ts'
import type { Theme } from './theme.ts'
import { WordsInContext } from './words-in-context.tsx'

const percent = new Intl.NumberFormat('en-GB', { style: 'percent' })
const beginning = 40

type SaidProps = {
  readonly said: SaidInTheme
  readonly theme: Theme
  /** The theme's address. */
  readonly here: string
  readonly mayWork: boolean
  readonly isTicked: boolean
}

/** One contribution in a theme, with the part that speaks of it and a way to choose another. */
export function Said({ said, theme, here, mayWork, isTicked }: SaidProps) {
  const words = (
    <WordsInContext words={said.words} language={said.language} pieces={said.pieces} hue={hueAt(theme.hue)} />
  )
  if (!mayWork) {
    return (
      <p>
        {words}
        <br />
        <span class="small">{factsOf(said)}</span>
      </p>
    )
  }
  const which = <span class="hidden">: {said.words.slice(0, beginning)}</span>
  const address = `${here}/words/${said.contribution}`
  return (
    <div class="said">
      <Checkbox
        name="contribution"
        id={`c-${said.contribution}`}
        value={said.contribution}
        checked={isTicked}
        label={words}
        hint={factsOf(said)}
      />
      <p class="said__actions">
        <a href={address}>
          {t('theme.choose-part')}
          {which}
        </a>
        {said.changedSince ? (
          <Button kind="link" formAction={`${address}/read-again`}>
            {t('theme.read-again')}
            {which}
          </Button>
        ) : null}
      </p>
    </div>
  )
}

function factsOf(said: SaidInTheme): string {
  return [
    said.confidence === null
      ? t('theme.by-hand')
      : t('theme.accepted', { share: percent.format(said.confidence) }),
    ...(said.pieces.length > 0 ? [t('theme.part', { count: said.pieces.length })] : []),
    t(said.quotable ? 'theme.quotable' : 'theme.not-quotable'),
    ...(said.changedSince
      ? [t(said.isInPart && said.pieces.length === 0 ? 'theme.part-gone' : 'theme.changed')]
      : []),
  ].join(' · ')
}
