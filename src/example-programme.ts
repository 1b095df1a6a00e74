import { fileURLToPath } from 'node:url'
import { beginImport } from './listening/import/change-import.ts'
import { importById, saveMapping } from './listening/import/imports.sql.ts'
import { takeFile } from './listening/import/take-file.ts'
import { insertForm } from './listening/index.ts'
import { inOrganisation, inOrganisationWithWords } from './platform/db/transaction.ts'
import type { Id, OrganisationId } from './platform/ids.ts'
import type { Job } from './platform/jobs/queue.ts'
import type { Services } from './platform/services.ts'
import {
  approveLanguage,
  changeDataResponsibility,
  changeProgramme,
  createActivity,
  createProgramme,
  currentStatement,
  openProgramme,
  setActivityState,
} from './programmes/index.ts'
import { askForThemes } from './understanding/suggestions/draw-themes.ts'

const file = fileURLToPath(new URL('../examples/voices/bowling-green/comments.csv', import.meta.url))

const title = 'What would make Bowling Green a better place?'

const source =
  'Published under CC BY 4.0 by The Computational Democracy Project: https://compdemocracy.org/Case-studies/2018-kentucky'
const attribution =
  'Data was gathered using the Polis software (compdemocracy.org/polis) and is sub-licensed under CC BY 4.0 with Attribution to The Computational Democracy Project. https://compdemocracy.org/Case-studies/2018-kentucky'

const settings = {
  purpose:
    'This is an example, made so that you can see how Rowan works. It holds a real public conversation: in February 2018, people of Bowling Green in Kentucky said what should change to make it a better place to work, live and spend time.',
  approach: `403 people wrote 896 comments in a virtual town hall of The American Assembly and the Bowling Green Daily News. They were published for others to use, and are read in here as they stand. ${attribution}`,
  canChange:
    'Nothing, because this is an example. In 2018, town and county heard what people said at a town hall meeting.',
  cannotChange: 'What was said and decided in 2018.',
  whoDecides: 'Nobody here. In 2018, the people, the city and the county.',
  decidesBy: '2018-02-23',
  levelOfEngagement: 'consult',
  readWhen: { kind: 'weekday_mornings' },
  contact: 'This programme is an example. Whoever runs this Rowan can tell you more.',
  languages: ['en'],
  place: 'Bowling Green and Warren County, Kentucky',
} as const

const responsibility = {
  controllers: ['Example organisation'],
  privacyContact: 'owner@example.org',
  article6: 'e',
  article9: 'j',
  impactAssessment: 'Not needed for the example: the words were published by those who asked.',
  sharingAgreement: 'Not needed for the example: nothing is shared.',
  retentionMonths: 24,
  signedOffBy: 'Example reader',
} as const

const asked = {
  languages: ['en' as const],
  questions: [
    {
      kind: 'long_text' as const,
      key: 'q1',
      texts: {
        en: {
          question:
            'What do you believe should change in Bowling Green and Warren County to make it a better place to work, live and spend time?',
          hint: 'This is an example. What you send stays on this installation of Rowan.',
        },
      },
    },
  ],
  characteristics: [],
}

/**
 * Makes the example programme by the rooms' own commands, open, with its conversation. The words are read in and
 * their themes drawn behind the scenes, so that nobody waits for them.
 */
export async function makeExampleProgramme(
  services: Services,
  organisation: OrganisationId,
  account: Id<'account'>,
): Promise<void> {
  const by = { account, now: services.clock.now() }
  const place = await inOrganisation(services.database.db, organisation, async db => {
    const made = await createProgramme(db, { title, code: 'bowling-green' }, by)
    if (!made) return undefined
    const programme = made.id
    const today = by.now.toISOString().slice(0, 10)
    const statement = await currentStatement(db, programme)
    await changeProgramme(db, programme, settings, 'all', by)
    const approval = { language: 'en', reader: 'Example reader', approvedOn: today } as const
    if (statement) await approveLanguage(db, programme, statement.id, approval, by)
    await changeDataResponsibility(db, programme, { ...responsibility, signedOffOn: today }, 'all', by)
    const opened = await openProgramme(db, programme, by)
    if (!opened.ok) throw new Error(`The example programme misses ${opened.missing.join(', ')}.`)
    const activity = await createActivity(
      db,
      {
        programme,
        kind: 'conversation',
        title: 'A better place to work, live and spend time',
        code: undefined,
      },
      by,
    )
    await insertForm(db, activity!.id, asked, by.now)
    await setActivityState(db, activity!, 'open', by)
    return { organisation, programme, activity: activity!.id }
  })
  if (place) await bringWords(services, place, account)
}

async function bringWords(
  services: Services,
  place: Parameters<typeof takeFile>[1],
  account: Id<'account'>,
): Promise<void> {
  const upload = { path: file, name: 'bowling-green-comments.csv', mediaType: 'text/csv' }
  const taken = await takeFile(services, place, upload, account)
  if (!taken.ok) throw new Error(taken.message)
  const { organisation } = place
  await inOrganisationWithWords(services.database.db, organisation, async db => {
    const columns = (await importById(db, taken.id))?.survey?.columns.map(column => column.name) ?? []
    await saveMapping(db, taken.id, {
      words: [
        {
          column: columns.indexOf('comment-body'),
          question: 'q1',
          label: asked.questions[0]!.texts.en.question,
        },
      ],
      person: columns.indexOf('author-id'),
      said: { column: columns.indexOf('timestamp'), order: 'day' },
      language: { by: 'one', main: 'en' },
      groups: [],
      columns,
    })
  })
  // The licence allows what people may do with the words; a story about one person is more than it was asked for.
  const permission = { analysis: true, quotation: true, story: false, telling: true }
  await beginImport(services, { organisation, account }, taken.id, { permission, source, attribution })
  await services.queue.send(exampleThemesQueue, { organisation, id: taken.id })
}

export const exampleThemesQueue = 'example.draw-themes'

/** Asks for the example's themes as soon as its words are in. */
export function exampleThemesJob(services: Services): Job {
  return {
    name: exampleThemesQueue,
    run: async ({ organisation, id }) => {
      const imported = await inOrganisationWithWords(services.database.db, organisation, db =>
        importById(db, id as Id<'import'>),
      )
      if (!imported) return
      if (imported.state === 'waiting' || imported.state === 'running') {
        const after = new Date(services.clock.now().getTime() + 1000)
        await services.queue.send(exampleThemesQueue, { organisation, id }, { after })
        return
      }
      await askForThemes(services, { organisation, programme: imported.programme, account: undefined })
    },
  }
}
