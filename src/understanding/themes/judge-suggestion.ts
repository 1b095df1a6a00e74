import { makeExcerpt } from '../../listening/index.ts'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import { type Member, membersOf, suggestionById } from '../suggestions/suggestions.sql.ts'
import { type Coded, codedWhole } from './analysis-step.ts'
import { beginTheme } from './change-themes.ts'
import { borrowName } from './forget-names.sql.ts'
import { isWhole } from './pieces.ts'
import { type Analyst, type By, type Edge, takeStep } from './take-step.ts'

/**
 * Makes a suggested theme a theme of the team's, with the name they give it and the contributions in it. Where the
 * machine showed a piece of one that speaks for it, that piece is what the theme holds.
 */
export function acceptSuggestion(
  services: Edge,
  analyst: Analyst,
  suggestion: Id<'suggested_theme'>,
  name: string,
  without: readonly string[] = [],
) {
  return takeStep(services, analyst, 'accept', async (db, by) => {
    const found = await suggestionById(db, analyst.programme, suggestion)
    if (found?.state !== 'open') return 'gone'
    const { theme, begun } = await beginTheme(db, analyst, name, 'suggestion', by)
    await borrowName(db, theme.id, suggestion)
    const codings: Coded[] = []
    for (const member of await membersOf(db, suggestion)) {
      if (without.includes(member.contribution)) continue
      const excerpts = await bestPiece(db, member, by)
      codings.push({
        ...codedWhole(member.contribution),
        excerpts,
        pieces: excerpts.length,
        suggestion,
        confidence: member.confidence,
      })
    }
    return {
      themes: [theme.id],
      detail: { name, suggested: found.name, contributions: codings.length },
      changes: [
        begun,
        { what: 'coded', theme: theme.id, codings },
        { what: 'suggestion', suggestion, before: 'open', after: 'accepted', theme: theme.id },
      ],
    }
  })
}

/** The excerpt that the machine showed of a member, where it is not all of it and its words are still the same. */
async function bestPiece(db: OrganisationDatabase, member: Member, by: By): Promise<string[]> {
  const { contribution, words, example } = member
  if (!example || isWhole(words, [example])) return []
  const quote = words.slice(example.start, example.end)
  const made = await makeExcerpt(db, { contribution, span: example, quote }, by)
  return made.ok ? [made.excerpt] : []
}

/** Puts a suggested theme aside: the team sees no theme in it. */
export function setSuggestionAside(services: Edge, analyst: Analyst, suggestion: Id<'suggested_theme'>) {
  return takeStep(services, analyst, 'set aside', async db => {
    const found = await suggestionById(db, analyst.programme, suggestion)
    if (found?.state !== 'open') return 'gone'
    return {
      themes: [],
      detail: { suggested: found.name },
      changes: [{ what: 'suggestion', suggestion, before: 'open', after: 'set_aside', theme: null }],
    }
  })
}
