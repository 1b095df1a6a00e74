import { findAddress } from '../../platform/address.ts'
import { inOrganisation } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import {
  activityOf,
  currentStatement,
  programmeAreas,
  publicProgramme,
  readPublicCode,
} from '../../programmes/index.ts'
import { isLanguage, type Language } from '../../ui/i18n/language.ts'
import { hasPostcodes } from '../coverage/postcodes.sql.ts'
import { currentForm } from '../forms/forms.sql.ts'
import type { Conversation } from './conversation.ts'

/** How long a page may be behind a change that the team made, in milliseconds. */
const keptFor = 2000

export type ConversationFinder = (
  code: string,
  wanted: string | undefined,
) => Promise<Conversation | undefined>

type Kept = { readonly until: number; readonly found: Promise<Conversation | undefined> }

/**
 * Finds conversations by their public code, and keeps each for two seconds: a hall that opens the same page at
 * once reads the database once.
 */
export function conversationFinder(services: Services): ConversationFinder {
  const kept = new Map<string, Kept>()
  return (code: string, wanted: string | undefined): Promise<Conversation | undefined> => {
    const now = Date.now()
    const key = `${code} ${wanted ?? ''}`
    const known = kept.get(key)
    if (known && now < known.until) return known.found
    const found = readConversation(services, code, wanted)
    if (kept.size > 1000) kept.clear()
    kept.set(key, { until: now + keptFor, found })
    found.catch(() => kept.delete(key))
    return found
  }
}

/** In the language wanted where it is live, otherwise in the first that is. */
async function readConversation(
  services: Services,
  code: string,
  wanted: string | undefined,
): Promise<Conversation | undefined> {
  const address = await findAddress(services.database.db, 'conversation', readPublicCode(code))
  if (!address) return undefined
  return inOrganisation(services.database.db, address.organisation, async db => {
    const activity = await activityOf(db, address.target as Id<'activity'>)
    if (!activity) return undefined
    const programme = await publicProgramme(db, activity.programme)
    const form = await currentForm(db, activity.id)
    const statement = await currentStatement(db, activity.programme)
    if (!programme || !form || !statement) return undefined
    const languages = programme.liveLanguages.filter(language => form.content.languages.includes(language))
    const first: Language = languages[0] ?? form.content.languages[0]!
    const language = wanted !== undefined && isLanguage(wanted) && languages.includes(wanted) ? wanted : first
    const areas = await programmeAreas(db, activity.programme)
    // Where a programme has no council areas there is none to choose.
    const asked = form.content.characteristics.filter(kind => kind !== 'area' || areas.length > 0)
    const asksPostcode = form.content.questions.some(({ kind }) => kind === 'postcode')
    const isOpen = programme.state === 'open' && activity.state === 'open' && languages.length > 0
    return {
      organisation: address.organisation,
      programme,
      activity: { id: activity.id, code: activity.code, title: activity.title },
      state: isOpen
        ? 'open'
        : activity.state === 'closed' || programme.state === 'closed'
          ? 'closed'
          : 'draft',
      language,
      languages,
      formVersion: form.id,
      formIsFrozen: form.isFrozen,
      form: { ...form.content, characteristics: asked },
      knowsPostcodes: asksPostcode && (await hasPostcodes(db)),
      areas,
      statement: { id: statement.id, texts: statement.texts[language] },
    }
  })
}
