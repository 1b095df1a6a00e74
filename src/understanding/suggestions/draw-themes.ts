import { suggestThemesInBackground } from '../../language/themes-in-background.ts'
import { inOrganisation } from '../../platform/db/transaction.ts'
import type { Id, OrganisationId } from '../../platform/ids.ts'
import type { Job } from '../../platform/jobs/queue.ts'
import { describeError } from '../../platform/log.ts'
import { programmeTopic } from '../../platform/realtime/topic.ts'
import type { Services } from '../../platform/services.ts'
import { activitiesOf } from '../../programmes/index.ts'
import type { Analyst } from '../themes/take-step.ts'
import { forgetTerms } from './forget-terms.sql.ts'
import { failRun, insertRun, latestRun, runById, setRunProgress } from './runs.sql.ts'
import { storeSuggestions, textsOf } from './suggestions.sql.ts'

export const drawThemesQueue = 'understanding.draw-themes'

/** Milliseconds between two notes of how far a run is. */
const noteEvery = 700

/** Asks for themes to be drawn out of what was said up to now. One at a time: a run that waits or runs is that one. */
export async function askForThemes(
  services: Services,
  analyst: Analyst,
  wanted: { readonly seed?: number; readonly count?: number } = {},
): Promise<Id<'theme_run'>> {
  const run = await inOrganisation(services.database.db, analyst.organisation, async db => {
    const now = services.clock.now()
    const latest = await latestRun(db, analyst.programme)
    if (latest && (latest.state === 'waiting' || latest.state === 'running')) return latest.id
    return insertRun(
      db,
      analyst.programme,
      { seed: wanted.seed ?? 1, count: wanted.count },
      { account: analyst.account, now },
    )
  })
  await services.queue.send(drawThemesQueue, { organisation: analyst.organisation, id: run })
  return run
}

/** The job that draws themes in a worker thread. Run again from the start where a worker died half-way. */
export function drawThemesJob(services: Services): Job {
  return {
    name: drawThemesQueue,
    run: payload => drawThemes(services, payload.organisation, payload.id as Id<'theme_run'>),
  }
}

export async function drawThemes(
  services: Services,
  organisation: OrganisationId,
  id: Id<'theme_run'>,
): Promise<void> {
  const { db } = services.database
  const begun = await inOrganisation(db, organisation, async scoped => {
    const run = await runById(scoped, id)
    if (!run || run.state === 'done' || run.state === 'failed') return undefined
    await setRunProgress(scoped, id, 'reading', 0)
    return { run, texts: await textsOf(scoped, run.programme) }
  })
  if (!begun) return
  const told = () => services.realtime.changed(programmeTopic(begun.run.programme))
  told()
  let noted = 0
  let writing: Promise<void> = Promise.resolve()
  const note = (step: string, done: number) => {
    const now = Date.now()
    if (now - noted < noteEvery) return
    noted = now
    // Progress is worth showing and not worth failing for.
    writing = writing
      .then(() => inOrganisation(db, organisation, scoped => setRunProgress(scoped, id, step, done)))
      .then(told)
      .catch(() => {})
  }
  try {
    const found = await suggestThemesInBackground(
      begun.texts.map(text => ({ id: text.id, text: text.words, language: text.language })),
      {
        seed: begun.run.seed,
        ...(begun.run.wantedCount === undefined ? {} : { count: begun.run.wantedCount }),
        onProgress: progress => note(progress.step, progress.done),
      },
    )
    await writing
    const now = services.clock.now()
    await inOrganisation(db, organisation, async scoped => {
      if (!found.ok) return failRun(scoped, id, found.message, now)
      await storeSuggestions(scoped, id, found, now)
      // Somebody may have taken words back while they were read: what was only in them must not stay as a term.
      const [activity] = await activitiesOf(scoped, begun.run.programme)
      if (activity) await forgetTerms(scoped, activity.id)
    })
  } catch (error) {
    services.log.error('Themes could not be drawn.', { id, error: describeError(error) })
    await writing
    await inOrganisation(db, organisation, scoped =>
      failRun(
        scoped,
        id,
        'Something went wrong while the themes were drawn. Nothing was changed. Try again; if it happens again, tell whoever runs this Rowan.',
        services.clock.now(),
      ),
    )
  }
  told()
}
