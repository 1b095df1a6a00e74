import type { Activity, Programme } from '../../programmes/index.ts'
import { t } from '../../ui/i18n/staff/overview.en.ts'

/** Something that waits for somebody: what, why, and where it is done. */
export type Need = {
  readonly what: string
  readonly why: string
  readonly href: string
  readonly urgent?: boolean
}

export type Standing = {
  readonly programme: Programme
  readonly activities: readonly Activity[]
  readonly contributions: number
  readonly uncoded: number
  readonly themes: number
  /** Themes whose names came from words that were taken back since. */
  readonly namesTakenBack: readonly string[]
  readonly openSuggestions: number
  readonly isDrawing: boolean
  readonly findings: number
  readonly unanswered: number
  readonly publications: readonly {
    readonly id: string
    readonly title: string
    readonly problems: number
    readonly failed: boolean
  }[]
}

export type Allowed = {
  readonly settings: boolean
  readonly ask: boolean
  readonly themes: boolean
  readonly findings: boolean
  readonly publish: boolean
}

/** What needs somebody with these rights today, the most pressing first. */
export function needsOf(standing: Standing, allowed: Allowed, home: string): Need[] {
  const { programme, activities } = standing
  const needs: Need[] = []
  for (const publication of standing.publications) {
    const href = `${home}/show/${publication.id}`
    if (publication.failed && allowed.publish) {
      needs.push({ what: t('home.need-failed', { title: publication.title }), why: '', href, urgent: true })
    }
    if (publication.problems > 0 && allowed.publish) {
      needs.push({
        what: t('home.need-quote', { title: publication.title }),
        why: t('home.need-quote-why'),
        href,
        urgent: true,
      })
    }
  }
  if (allowed.themes) {
    for (const theme of standing.namesTakenBack) {
      needs.push({
        what: t('home.need-name'),
        why: t('home.need-name-why'),
        href: `${home}/understand/themes/${theme}`,
        urgent: true,
      })
    }
  }
  if (programme.state === 'draft' && allowed.settings) {
    needs.push({ what: t('home.need-complete'), why: t('home.need-complete-why'), href: `${home}/settings` })
  }
  if (activities.length === 0 && allowed.ask) {
    needs.push({
      what: t('home.need-conversation'),
      why: t('home.need-conversation-why'),
      href: `${home}/listen/new`,
    })
  }
  if (programme.state === 'open' && allowed.ask) {
    for (const activity of activities.filter(one => one.state === 'draft')) {
      needs.push({
        what: t('home.need-open', { title: activity.title }),
        why: t('home.need-open-why'),
        href: `${home}/listen/${activity.id}`,
      })
    }
  }
  if (allowed.themes && standing.openSuggestions > 0) {
    needs.push({
      what: t('home.need-suggestions', { count: standing.openSuggestions }),
      why: t('home.need-suggestions-why'),
      href: `${home}/understand`,
    })
  } else if (allowed.themes && !standing.isDrawing && standing.uncoded > 0) {
    needs.push({
      what: t('home.need-draw'),
      why: t('home.need-draw-why', { count: standing.uncoded }),
      href: `${home}/understand`,
    })
  }
  if (allowed.findings && standing.themes > 0 && standing.findings === 0) {
    needs.push({
      what: t('home.need-finding'),
      why: t('home.need-finding-why'),
      href: `${home}/understand/findings/new`,
    })
  }
  if (allowed.publish && standing.findings > 0 && standing.publications.length === 0) {
    needs.push({ what: t('home.need-report'), why: t('home.need-report-why'), href: `${home}/show` })
  }
  if (allowed.publish && standing.unanswered > 0) {
    needs.push({
      what: t('home.need-answer', { count: standing.unanswered }),
      why: t('home.need-answer-why'),
      href: `${home}/show/recommendations`,
    })
  }
  return needs
}
