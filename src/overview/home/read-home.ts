import { readCoverage, recentResponses } from '../../listening/index.ts'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { activitiesOf, programmeOf } from '../../programmes/index.ts'
import { publicationStandings, recommendationsOf } from '../../publishing/index.ts'
import { countedThemes, findingsOf, heardIn, suggestionStanding } from '../../understanding/index.ts'
import type { Standing } from './needs.ts'

const week = 7 * 24 * 3_600_000

/** Everything that a programme's home shows, read at once. Undefined where there is no such programme. */
export async function readHome(services: Services, db: OrganisationDatabase, id: Id<'programme'>) {
  const programme = await programmeOf(db, id)
  if (!programme) return undefined
  const now = services.clock.now()
  const themes = await countedThemes(db, id)
  const heard = await heardIn(db, id)
  const suggestions = await suggestionStanding(db, id)
  const standing: Standing = {
    programme,
    activities: await activitiesOf(db, id),
    contributions: heard.contributions,
    uncoded: heard.contributions - heard.coded,
    themes: themes.length,
    namesTakenBack: themes.filter(theme => theme.nameTakenBack).map(theme => theme.id),
    openSuggestions: suggestions.open,
    isDrawing: suggestions.isDrawing,
    findings: (await findingsOf(db, id)).length,
    unanswered: (await recommendationsOf(db, id)).filter(one => !one.answer).length,
    publications: await publicationStandings(services, db, id),
  }
  return {
    programme,
    heard,
    themes,
    standing,
    coverage: await readCoverage(db, id),
    recent: await recentResponses(db, id, new Date(now.getTime() - week)),
  }
}

export type Home = NonNullable<Awaited<ReturnType<typeof readHome>>>
