import { type Agreement, AgreementList } from '../../ui/agreement-list/agreement-list.tsx'
import { Button, ButtonLink } from '../../ui/button/button.tsx'
import { Columns } from '../../ui/columns/columns.tsx'
import { publicText } from '../../ui/i18n/public-text.ts'
import { Journey, type JourneyEntry } from '../../ui/journey/journey.tsx'
import { Notice } from '../../ui/notice/notice.tsx'
import { Quote } from '../../ui/quote/quote.tsx'
import { SummaryList } from '../../ui/summary-list/summary-list.tsx'
import { characteristicKinds } from '../forms/form.ts'
import { characteristicAnswer, characteristicQuestion } from '../participate/characteristic-text.ts'
import { HowItStands } from './how-it-stands.tsx'
import { OwnAnswers } from './own-answers.tsx'
import type { OwnEventKind, UseKind } from './own-response.ts'
import { type OpenWords, WordsPage } from './words-page.tsx'

type T = ReturnType<typeof publicText>

export type Done = 'edited' | 'sent-again' | 'permission' | 'some'

/** What they said, where it has been, what they agreed to, and the ways to change their mind. */
export function OverviewPage({ open, done }: { open: OpenWords; done?: Done | undefined }) {
  const { own } = open
  const t = publicText(open.language)
  if (own.state === 'withdrawn') return <TombstonePage open={open} />
  return (
    <WordsPage open={open} title={t('words.heading')}>
      {done ? (
        <Notice kind="done">{doneText(t, done, own.events.at(-1)?.at ?? own.receivedAt)}</Notice>
      ) : null}
      <h1>{t('words.heading')}</h1>
      <p class="lead">{open.shows === 'everything' ? t('words.lead') : t('words.locked')}</p>
      {done === 'sent-again' ? null : <HowItStands open={open} />}
      <Columns aside={<Choices open={open} />}>
        {open.shows === 'everything'
          ? own.contributions.map(said => (
              <Quote
                size="large"
                language={said.language}
                by={t('words.said-on', { date: t.date(own.receivedAt) })}
              >
                {said.words}
              </Quote>
            ))
          : null}
        {open.shows === 'everything' ? <OwnAnswers open={open} /> : null}
        <h2>{t('words.journey')}</h2>
        <Journey entries={journey(t, open)} />
        {open.shows === 'everything' ? <AboutMe open={open} /> : null}
      </Columns>
    </WordsPage>
  )
}

/** What they told about themselves, apart from the words. */
function AboutMe({ open }: { open: OpenWords }) {
  const t = publicText(open.language)
  const rows = open.own.characteristics
    .filter(told => (characteristicKinds as readonly string[]).includes(told.kind))
    .map(({ kind, value }) => ({
      label: characteristicQuestion(t, kind),
      value:
        kind === 'area'
          ? (open.areas.get(value) ?? t('who.prefer-not'))
          : characteristicAnswer(t, kind, value),
    }))
  if (rows.length === 0) return null
  return (
    <>
      <h2>{t('withdraw.characteristics')}</h2>
      <SummaryList rows={rows} />
    </>
  )
}

/** What they agreed to, and the ways to change their mind. */
function Choices({ open }: { open: OpenWords }) {
  const t = publicText(open.language)
  return (
    <>
      <h2>{t('words.agreed')}</h2>
      <AgreementList items={agreed(t, open)} />
      <h2>{t('words.change-mind')}</h2>
      <div class="button__row">
        {open.shows === 'everything' ? (
          <ButtonLink href="/your-words/edit">{t('words.edit')}</ButtonLink>
        ) : null}
        <ButtonLink kind="berry" href="/your-words/withdraw">
          {t('withdraw.start')}
        </ButtonLink>
      </div>
      <p class="small">
        {t('withdraw.what-happens')} {t('withdraw.undo')}
      </p>
      <form method="post" action="/your-words/close">
        <Button kind="link">{t('words.close')}</Button>
      </form>
    </>
  )
}

/** What stays after withdrawal: that it was, and when. */
function TombstonePage({ open }: { open: OpenWords }) {
  const { own } = open
  const t = publicText(open.language)
  if (own.expiredAt) return <ExpiredPage open={open} at={own.expiredAt} />
  return (
    <WordsPage open={open} title={t('withdraw.done')}>
      <h1>{t('withdraw.done')}</h1>
      <p class="lead">{t('withdraw.done-what', { date: t.date(own.withdrawnAt ?? own.receivedAt) })}</p>
      <p>{t('withdraw.report-soon')}</p>
      <p>{t('withdraw.undo')}</p>
      <h2>{t('words.journey')}</h2>
      <Journey entries={journey(t, open)} />
    </WordsPage>
  )
}

/** What stays when the time was over for which people were told that their words are kept. */
function ExpiredPage({ open, at }: { open: OpenWords; at: Date }) {
  const t = publicText(open.language)
  return (
    <WordsPage open={open} title={t('expired.title')}>
      <h1>{t('expired.title')}</h1>
      <p class="lead">{t('expired.what', { date: t.date(at) })}</p>
      <p>{t('expired.stays')}</p>
      <h2>{t('words.journey')}</h2>
      <Journey entries={journey(t, open)} />
    </WordsPage>
  )
}

function doneText(t: T, done: Done, at: Date): string {
  if (done === 'edited') return t('words.edit-saved')
  if (done === 'sent-again') return t('review.sent-again')
  return done === 'permission' ? t('words.agreed-saved') : t('withdraw.done-some', { date: t.date(at) })
}

const useKinds: Readonly<Record<UseKind, JourneyEntry['kind']>> = {
  theme: 'theme',
  finding: 'theme',
  quote: 'quoted',
  publication: 'quoted',
  idea: 'idea',
  recommendation: 'idea',
  answer: 'changed',
  change: 'changed',
}

function journey(t: T, open: OpenWords): JourneyEntry[] {
  const { own } = open
  const entries: (JourneyEntry & { at: Date })[] = [entry(t, own.receivedAt, 'told', t('words.journey-told'))]
  for (const use of own.uses) {
    const kind = useKinds[use.kind]
    const text = use.address ? <a href={use.address}>{use.label}</a> : use.label
    // Its label can hold a theme's or a report's name, which says something of the words: only with the PIN.
    const children = open.shows === 'everything' ? <p>{use.endedAt ? <s>{text}</s> : text}</p> : null
    entries.push({ ...entry(t, use.at, kind, useTitle(t, kind)), children })
  }
  for (const event of own.events) {
    const reviewed = reviewTitles[event.kind]
    if (reviewed) entries.push(entry(t, event.at, 'read', t(reviewed)))
    if (event.kind === 'edited') entries.push(entry(t, event.at, 'edited', t('words.journey-edited')))
    if (event.kind === 'permission changed')
      entries.push(entry(t, event.at, 'permission', t('words.journey-permission')))
    if (event.kind === 'expired') entries.push(entry(t, event.at, 'withdrawn', t('expired.title')))
    if (event.kind === 'withdrawn' || event.kind === 'partly withdrawn') {
      entries.push(entry(t, event.at, 'withdrawn', t('words.journey-withdrawn')))
    }
  }
  entries.sort((a, b) => a.at.getTime() - b.at.getTime())
  const { decidesBy } = open.programme
  if (own.state === 'withdrawn' || !decidesBy || new Date(decidesBy) < open.now) return entries
  const waiting: JourneyEntry = {
    kind: 'waiting',
    when: t('words.journey-by', { date: t.date(new Date(decidesBy)) }),
    day: decidesBy,
    title: t('words.journey-waiting'),
    children: own.uses.length === 0 ? <p>{t('words.journey-none')}</p> : null,
  }
  return [...entries, waiting]
}

const reviewTitles: Partial<
  Record<
    OwnEventKind,
    'review.journey-opened' | 'review.journey-held' | 'review.journey-returned' | 'review.journey-sent-again'
  >
> = {
  opened: 'review.journey-opened',
  held: 'review.journey-held',
  returned: 'review.journey-returned',
  'sent again': 'review.journey-sent-again',
}

function entry(t: T, at: Date, kind: JourneyEntry['kind'], title: string) {
  return { at, kind, title, when: t.date(at), day: at.toISOString().slice(0, 10) }
}

function useTitle(t: T, kind: JourneyEntry['kind']): string {
  switch (kind) {
    case 'quoted':
      return t('words.journey-quoted')
    case 'idea':
      return t('words.journey-idea')
    case 'changed':
      return t('words.journey-changed')
    default:
      return t('words.journey-theme')
  }
}

function agreed(t: T, open: OpenWords): Agreement[] {
  const { permission } = open.own
  const change = open.shows === 'everything' ? '/your-words/permission' : undefined
  const item = (allowed: boolean, yes: string, no: string): Agreement => ({
    allowed,
    label: allowed ? yes : no,
    change,
  })
  const named = permission.name !== undefined && open.shows === 'everything'
  const quoted = named
    ? t('words.agreed-quotation-named', { name: permission.name ?? '' })
    : t(permission.naming === 'none' ? 'words.agreed-quotation-none' : 'words.agreed-quotation')
  return [
    item(permission.analysis, t('words.agreed-analysis'), t('words.agreed-not-analysis')),
    item(permission.quotation, quoted, t('words.agreed-not-quotation')),
    item(permission.story, t('words.agreed-publication'), t('words.agreed-not-publication')),
    item(permission.telling, t('words.agreed-learning'), t('words.agreed-not-learning')),
    item(permission.contact, t('words.agreed-contact'), t('words.agreed-not-contact')),
  ]
}
