import { findAddress } from '../../platform/address.ts'
import { inOrganisation, type OrganisationDatabase } from '../../platform/db/transaction.ts'
import type { Id } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { isLanguage, type Language } from '../../ui/i18n/language.ts'
import { activitiesOf } from '../activities.sql.ts'
import { areasOf, programmeAreas } from '../council-areas.sql.ts'
import { dataResponsibilityOf } from '../data-responsibility.sql.ts'
import { newsOf } from '../news.sql.ts'
import { programmeOf } from '../programmes.sql.ts'
import { readPublicCode } from '../public-code.ts'
import { announcementsOf } from '../public-links.sql.ts'
import { publicProgramme } from '../public-programme.sql.ts'
import type { PublicProgramme } from '../public-programme.ts'
import { currentStatement } from '../statements.sql.ts'
import type { ProgrammePageProps } from './programme-page.tsx'
import type { YourDataPageProps } from './your-data-page.tsx'

/** Reads what a programme's public page shows. Undefined where there is no such programme. */
export async function readProgrammePage(
  db: OrganisationDatabase,
  id: Id<'programme'>,
  wanted: string | undefined,
  publicUrl: string,
): Promise<ProgrammePageProps | undefined> {
  const programme = await publicProgramme(db, id)
  const whole = await programmeOf(db, id)
  if (!programme || !whole) return undefined
  const activities = await activitiesOf(db, id)
  const own = await areasOf(db, id)
  return {
    language: pageLanguage(programme, wanted),
    programme,
    closedAt: programme.state === 'closed' ? whole.closedAt : undefined,
    activities: activities.filter(activity => activity.state === 'open'),
    where:
      whole.place !== undefined
        ? { place: whole.place }
        : { areas: own.length === 0 ? [] : (await programmeAreas(db, id)).map(area => area.name) },
    news: await newsOf(db, id),
    publications: await announcementsOf(db, id),
    publicUrl,
  }
}

/** Reads what the page about people's data shows. Undefined where there is no such programme. */
export async function readYourDataPage(
  db: OrganisationDatabase,
  id: Id<'programme'>,
  wanted: string | undefined,
): Promise<YourDataPageProps | undefined> {
  const programme = await publicProgramme(db, id)
  const statement = await currentStatement(db, id)
  if (!programme || !statement) return undefined
  const language = pageLanguage(programme, wanted)
  return {
    language,
    programme,
    responsibility: await dataResponsibilityOf(db, id),
    permission: statement.texts[language],
  }
}

/** Runs `read` for the programme of a public code. Undefined for a code of nothing, or of a draft. */
export async function atPublicCode<Found extends { readonly programme: PublicProgramme }>(
  services: Services,
  code: string,
  read: (db: OrganisationDatabase, id: Id<'programme'>) => Promise<Found | undefined>,
): Promise<Found | undefined> {
  const address = await findAddress(services.database.db, 'programme', readPublicCode(code))
  if (!address) return undefined
  const found = await inOrganisation(services.database.db, address.organisation, db =>
    read(db, address.target as Id<'programme'>),
  )
  return found && found.programme.state !== 'draft' ? found : undefined
}

/** The language asked for where it is live, then the one the programme is written in, then the first that is live. */
function pageLanguage(programme: PublicProgramme, wanted: string | undefined): Language {
  const { liveLanguages: live, writtenIn } = programme
  if (wanted !== undefined && isLanguage(wanted) && live.includes(wanted)) return wanted
  return live.includes(writtenIn) ? writtenIn : (live[0] ?? writtenIn)
}
