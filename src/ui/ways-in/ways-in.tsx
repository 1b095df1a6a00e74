import { type Language, languageFacts } from '../i18n/language.ts'
import { usePublicText } from '../i18n/public-text.ts'
import { Icon, type IconName } from '../icon/icon.tsx'

export const ways = ['write', 'say', 'help', 'paper', 'easy'] as const
export type Way = (typeof ways)[number]

export type WaysInProps = {
  readonly current: Way
  /** Where each way is. One that this programme does not have is left out; the current one needs no address. */
  readonly addresses: Readonly<Partial<Record<Way, string>>>
  /** The other languages that are live. They stand in the switch at the top of the page, where this leads. */
  readonly languages?: readonly Language[] | undefined
}

const icons: Readonly<Record<Way, IconName>> = {
  write: 'pencil',
  say: 'mic',
  help: 'people',
  paper: 'page',
  easy: 'easy-read',
}

/** How to answer: ways of equal size, before the field, languages in their own names. */
export function WaysIn(props: WaysInProps) {
  const t = usePublicText()
  const others = (props.languages ?? []).filter(language => language !== t.language)
  return (
    <ul class="ways-in" aria-label={t('question.ways')}>
      {ways.map(way => {
        const href = props.addresses[way]
        const current = way === props.current ? 'true' : undefined
        const inside = (
          <>
            <Icon name={icons[way]} />
            {t(`question.way-${way}`)}
          </>
        )
        if (href !== undefined) {
          return (
            <li>
              <a href={href} aria-current={current}>
                {inside}
              </a>
            </li>
          )
        }
        return current ? (
          <li>
            <div class="ways-in__here">{inside}</div>
          </li>
        ) : null
      })}
      {others.length === 0 ? null : (
        <li>
          <a href="#languages">
            <Icon name="languages" />
            <span class="hidden">{t('question.way-language')}: </span>
            {others.map(language => (
              <span lang={language}>{languageFacts[language].name}</span>
            ))}
          </a>
        </li>
      )}
    </ul>
  )
}
