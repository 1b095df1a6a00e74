import type { Child } from 'hono/jsx'
import type { Language } from '../../ui/i18n/language.ts'
import { languageFacts } from '../../ui/i18n/language.ts'
import { publicText } from '../../ui/i18n/public-text.ts'
import { PublicPage } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { SummaryList, type SummaryRow } from '../../ui/summary-list/summary-list.tsx'
import { TakePart } from '../../ui/take-part/take-part.tsx'
import { WithAside } from '../../ui/with-aside/with-aside.tsx'
import type { Activity } from '../activity.ts'
import { type NewsPost, paragraphsOf } from '../news.ts'
import type { Announcement } from '../public-links.sql.ts'
import { bandOf, helpOf, namesIn, type PublicProgramme } from '../public-programme.ts'
import { LinkedText } from './linked-text.tsx'

/** Everything on a programme's public page. */
export type ProgrammePageProps = {
  readonly language: Language
  readonly programme: PublicProgramme
  readonly closedAt: Date | undefined
  /** Those that are open. */
  readonly activities: readonly Activity[]
  /** Its council areas by name, none of its own for all of Scotland, or a place in its own words. */
  readonly where: { readonly areas: readonly string[] } | { readonly place: string }
  readonly news: readonly NewsPost[]
  readonly publications: readonly Announcement[]
  /** `https://rowan.example` */
  readonly publicUrl: string
  /** For the team, before it is open: a sentence that says so, and the way back. */
  readonly preview?: { readonly text: string; readonly back: string } | undefined
}

/** What a programme is for, how to take part, and what came of it. */
export function ProgrammePage(props: ProgrammePageProps) {
  const { language, programme } = props
  const t = publicText(language)
  return (
    <PublicPage
      language={language}
      title={programme.title}
      programme={{ ...bandOf(programme, language), href: undefined }}
      languages={programme.liveLanguages.map(other => ({
        language: other,
        href: `/p/${programme.code}/${other}`,
      }))}
      help={helpOf(programme, language)}
      description={programme.purpose || undefined}
      back={props.preview?.back}
      unlisted={props.preview !== undefined}
    >
      {props.preview ? (
        <Notice>
          <p lang="en">{props.preview.text}</p>
        </Notice>
      ) : null}
      <WithAside
        head={
          <>
            <h1 lang={foreign(props)} dir={foreignDirection(props)}>
              {programme.title}
            </h1>
            {props.closedAt ? (
              <Notice>
                <p>{t('programme.closed', { date: t.date(props.closedAt) })}</p>
              </Notice>
            ) : null}
            <Own page={props} text={programme.purpose} />
            {foreign(props) ? (
              <p class="small">
                {t.rich('programme.written-in', {
                  language: <bdi lang={programme.writtenIn}>{languageFacts[programme.writtenIn].name}</bdi>,
                })}
              </p>
            ) : null}
          </>
        }
        aside={props.closedAt ? null : <Ways {...props} />}
      >
        <Decisions {...props} />
        <Section id="approach" title={t('programme.approach')} there={programme.approach !== ''}>
          <Own page={props} text={programme.approach} />
        </Section>
        <Publications {...props} />
        <News {...props} />
        <Where {...props} />
        <Partners {...props} />
        <Section id="contact" title={t('programme.contact')} there={programme.contact !== ''}>
          <Own page={props} text={programme.contact} />
        </Section>
        <Section id="data" title={t('sign-off.controller')} there={programme.controllers.length > 0}>
          <p>{namesIn(language, programme.controllers)}</p>
          <p>
            <a href={`/p/${programme.code}/${language}/your-data`}>{t('help.privacy')}</a>
          </p>
        </Section>
      </WithAside>
    </PublicPage>
  )
}

function Ways(props: ProgrammePageProps) {
  const t = publicText(props.language)
  return (
    <section aria-labelledby="take-part-heading">
      <h2 id="take-part-heading">{t('programme.take-part')}</h2>
      {props.activities.length === 0 ? <p>{t('programme.take-part-none')}</p> : null}
      {props.activities.map(activity => {
        const address = `${props.publicUrl}/c/${activity.code}`
        return (
          <TakePart
            title={activity.title}
            titleLanguage={foreign(props)}
            href={`/c/${activity.code}/${props.language}`}
            label={t('start.begin')}
            address={address}
            typed={address.replace(/^https?:\/\//, '')}
          />
        )
      })}
    </section>
  )
}

function Decisions(props: ProgrammePageProps) {
  const { programme, language } = props
  const t = publicText(language)
  const own = (label: string, text: string): SummaryRow[] =>
    text === '' ? [] : [{ label, value: <Own page={props} text={text} /> }]
  const rows = [
    ...own(t('start.can-change'), programme.canChange),
    ...own(t('start.cannot-change'), programme.cannotChange),
    ...own(t('start.who-decides'), programme.whoDecides),
    ...(programme.decidesBy ? [{ label: t('start.by-when'), value: t.date(noon(programme.decidesBy)) }] : []),
    ...(programme.levelOfEngagement
      ? [{ label: t('programme.level'), value: t(`programme.level-${programme.levelOfEngagement}`) }]
      : []),
  ]
  return (
    <Section id="decisions" title={t('start.what-and-who')} there={rows.length > 0}>
      <SummaryList rows={rows} />
    </Section>
  )
}

function Publications(props: ProgrammePageProps) {
  const t = publicText(props.language)
  return (
    <Section id="publications" title={t('programme.publications')} there={props.publications.length > 0}>
      <ul>
        {props.publications.map(publication => (
          <li>
            <bdi>
              <a
                href={publication.address}
                hreflang={publication.language}
                lang={publication.language === props.language ? undefined : publication.language}
              >
                {publication.title}
              </a>
            </bdi>{' '}
            <span class="small">{t.date(publication.at)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function News(props: ProgrammePageProps) {
  const t = publicText(props.language)
  return (
    <Section id="news" title={t('programme.news')} there={props.news.length > 0}>
      {props.news.map(post => (
        <article aria-labelledby={`news-${post.id}`}>
          <h3 id={`news-${post.id}`} lang={foreign(props)} dir={foreignDirection(props)}>
            {post.title}
          </h3>
          <p class="small">
            <time datetime={post.publishedAt.toISOString()}>{t.date(post.publishedAt)}</time>
          </p>
          <Own page={props} text={post.body} />
        </article>
      ))}
    </Section>
  )
}

function Where(props: ProgrammePageProps) {
  const { where } = props
  const t = publicText(props.language)
  return (
    <Section id="where" title={t('programme.areas')} there={!('place' in where && where.place === '')}>
      {'place' in where ? (
        <Own page={props} text={where.place} />
      ) : (
        <p>{where.areas.length === 0 ? t('programme.areas-all') : namesIn(props.language, where.areas)}</p>
      )}
    </Section>
  )
}

function Partners(props: ProgrammePageProps) {
  const { programme } = props
  const t = publicText(props.language)
  return (
    <Section id="partners" title={t('sign-off.partners')} there>
      <ul>
        <li>{programme.organisation}</li>
        {programme.partners.map(partner => (
          <li>{partner.address ? <a href={partner.address}>{partner.name}</a> : partner.name}</li>
        ))}
      </ul>
    </Section>
  )
}

function Section(props: { id: string; title: string; there: boolean; children?: Child }) {
  if (!props.there) return null
  return (
    <section id={props.id} aria-labelledby={`${props.id}-heading`}>
      <h2 id={`${props.id}-heading`}>{props.title}</h2>
      {props.children}
    </section>
  )
}

/** What the programme's people wrote, in their language. */
function Own(props: { page: ProgrammePageProps; text: string }) {
  return (
    <>
      {paragraphsOf(props.text).map(paragraph => (
        <p lang={foreign(props.page)} dir={foreignDirection(props.page)}>
          <LinkedText text={paragraph} />
        </p>
      ))}
    </>
  )
}

/** The `lang` of the programme's own texts, where the page is in another language. */
function foreign({ programme, language }: ProgrammePageProps): Language | undefined {
  return programme.writtenIn === language ? undefined : programme.writtenIn
}

function foreignDirection(page: ProgrammePageProps) {
  const language = foreign(page)
  return language && languageFacts[language].direction
}

/** Noon, so that no time zone moves a calendar day to its neighbour. */
function noon(day: string): Date {
  return new Date(`${day}T12:00:00Z`)
}
