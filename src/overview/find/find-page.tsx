import { type Programme, ProgrammeFrame, programmeNav } from '../../programmes/index.ts'
import type { Visit } from '../../trust/index.ts'
import { Button } from '../../ui/button/button.tsx'
import { TextField } from '../../ui/field/text-field.tsx'
import { t } from '../../ui/i18n/staff/overview.en.ts'
import { Quote } from '../../ui/quote/quote.tsx'
import type { SaidFound } from '../home/home.sql.ts'

export type FoundLink = { readonly text: string; readonly href: string }

type FindPageProps = {
  readonly visit: Visit
  readonly programme: Programme
  readonly words: string
  readonly said: readonly SaidFound[]
  readonly mostSaid: number
  readonly themes: readonly FoundLink[]
  readonly findings: readonly FoundLink[]
  readonly publications: readonly FoundLink[]
}

/** Search over everything in a programme that this person may see. */
export function FindPage(props: FindPageProps) {
  const { visit, programme, words, said } = props
  const nav = programmeNav(visit.organisation.slug, programme.id)
  const nothing = said.length + props.themes.length + props.findings.length + props.publications.length === 0
  const list = (id: 'themes' | 'findings' | 'publications', links: readonly FoundLink[]) =>
    links.length === 0 ? null : (
      <section aria-labelledby={`found-${id}`}>
        <h2 id={`found-${id}`}>{t(`find.${id}`)}</h2>
        <ul>
          {links.map(link => (
            <li>
              <a href={link.href}>{link.text}</a>
            </li>
          ))}
        </ul>
      </section>
    )
  return (
    <ProgrammeFrame title={t('find.title')} visit={visit} programme={programme} width="reading" findsItself>
      <h1>{words === '' ? t('find.title') : t('find.for', { words })}</h1>
      <search>
        <form method="get" action={`${nav.home}/find`}>
          <TextField name="q" label={t('find.label')} type="search" value={words} />
          <Button>{t('find.button')}</Button>
        </form>
      </search>
      {words === '' ? <p>{t('find.empty')}</p> : nothing ? <p>{t('find.nothing')}</p> : null}
      {list('themes', props.themes)}
      {list('findings', props.findings)}
      {list('publications', props.publications)}
      {said.length > 0 ? (
        <section aria-labelledby="found-said">
          <h2 id="found-said">{t('find.said')}</h2>
          {said.length >= props.mostSaid ? (
            <p class="small">{t('find.more', { count: props.mostSaid })}</p>
          ) : null}
          {said.map(one => (
            <Quote language={one.language === 'en' ? undefined : one.language}>{one.words}</Quote>
          ))}
        </section>
      ) : null}
    </ProgrammeFrame>
  )
}
