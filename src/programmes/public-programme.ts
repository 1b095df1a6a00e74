import type { Id } from '../platform/ids.ts'
import type { HelpProps } from '../ui/help/help.tsx'
import { scottishHelplines } from '../ui/help/helplines.ts'
import { type Language, languageFacts } from '../ui/i18n/language.ts'
import { publicText } from '../ui/i18n/public-text.ts'
import type { Partner } from './partner.ts'
import type { EngagementLevel, OwnHelpline, ProgrammeState } from './programme.ts'
import { type ReadWhen, readingSentence } from './read-when.ts'

/** What anyone may know of a programme: everything that a public page of it shows. */
export type PublicProgramme = {
  readonly id: Id<'programme'>
  readonly code: string
  readonly state: ProgrammeState
  readonly title: string
  readonly purpose: string
  readonly approach: string
  readonly canChange: string
  readonly cannotChange: string
  readonly whoDecides: string
  /** `YYYY-MM-DD` */
  readonly decidesBy: string | undefined
  readonly levelOfEngagement: EngagementLevel | undefined
  readonly readWhen: ReadWhen | undefined
  readonly contact: string
  /** The language that the texts above are in: their `lang` on a page in another. */
  readonly writtenIn: Language
  readonly colour: string | undefined
  /** The host, whose programme it is. */
  readonly organisation: string
  readonly partners: readonly Partner[]
  readonly liveLanguages: readonly Language[]
  /** One is the controller; several are joint controllers. */
  readonly controllers: readonly string[]
  readonly privacyContact: string
  /** Its own; empty where those of all Scotland serve. See `helpOf`. */
  readonly helplines: readonly OwnHelpline[]
}

/** "Alder Trust and Birch Board": host and partners by name; from three partners on "Alder Trust and partners". */
export function partnersLine(programme: PublicProgramme, language: Language): string {
  const t = publicText(language)
  const { organisation, partners } = programme
  if (partners.length > 2) return t('programme.and-partners', { name: organisation })
  return namesIn(language, [organisation, ...partners.map(partner => partner.name)])
}

/** "a, b and c" of names in any script: in a line that runs from right to left, each keeps its own direction. */
export function namesIn(language: Language, names: readonly string[]): string {
  const rightToLeft = languageFacts[language].direction === 'rtl'
  return publicText(language).list(rightToLeft ? names.map(name => `\u2068${name}\u2069`) : names)
}

/** What the foot of every public page of the programme says, in one language. */
export function helpOf(programme: PublicProgramme, language: Language): HelpProps {
  const t = publicText(language)
  const own = programme.helplines.map(line => ({
    label: line.labels[language] ?? line.labels[programme.writtenIn] ?? line.phone,
    phone: line.phone,
  }))
  return {
    helplines: own.length > 0 ? own : scottishHelplines(language),
    reading: programme.readWhen && readingSentence(programme.readWhen, language),
    controllers: programme.controllers,
    links: [
      { label: t('help.privacy'), href: `/p/${programme.code}/${language}/your-data` },
      { label: t('help.ask'), href: `/p/${programme.code}/${language}#contact` },
    ],
  }
}

/** The programme as the band of a public page shows it. */
export function bandOf(programme: PublicProgramme, language: Language) {
  return {
    name: programme.title,
    href: `/p/${programme.code}/${language}`,
    partners: partnersLine(programme, language),
    colour: programme.colour,
  }
}
