import type { Clock } from '../src/platform/clock.ts'
import { inOrganisation } from '../src/platform/db/transaction.ts'
import type { Id } from '../src/platform/ids.ts'
import type { Services } from '../src/platform/services.ts'
import {
  type Activity,
  type ActivityKind,
  type ActivityState,
  approveLanguage,
  changeDataResponsibility,
  changeProgramme,
  createActivity,
  createProgramme,
  currentStatement,
  openProgramme,
  type Programme,
  programmeOf,
  setActivityState,
} from '../src/programmes/index.ts'
import type { Organisation } from '../src/trust/index.ts'
import type { Language } from '../src/ui/i18n/language.ts'

/** What it takes to make a programme. */
export type Ground = {
  readonly services: Services
  readonly clock: Clock
  readonly organisation: Organisation
  readonly owner: Id<'account'>
}

/** A programme of an organisation: complete and open, in English, unless told otherwise. */
export async function makeProgramme(
  world: Ground,
  wanted: {
    readonly title?: string
    readonly code?: string
    /** A draft has nothing filled in but its title. */
    readonly state?: 'draft' | 'open'
    /** The languages that a reader has approved: English alone unless told. */
    readonly live?: readonly Language[]
  } = {},
): Promise<Programme> {
  const { title = 'Care where you live', code, state = 'open', live = ['en'] } = wanted
  const by = { account: world.owner, now: world.clock.now() }
  return inOrganisation(world.services.database.db, world.organisation.id, async db => {
    const made = await createProgramme(db, code === undefined ? { title } : { title, code }, by)
    if (!made) throw new Error(`The code ${code} is taken.`)
    if (state === 'draft') return made
    const statement = await currentStatement(db, made.id)
    await changeProgramme(db, made.id, { ...completeSettings, languages: live }, 'all', by)
    for (const language of live) {
      const approval = { language, reader: 'Ealasaid MacLeod', approvedOn: '2026-02-27' }
      await approveLanguage(db, made.id, statement!.id, approval, by)
    }
    await changeDataResponsibility(db, made.id, completeResponsibility, 'all', by)
    const opening = await openProgramme(db, made.id, by)
    if (!opening.ok) throw new Error(`The programme misses ${opening.missing.join(', ')}.`)
    return (await programmeOf(db, made.id))!
  })
}

const completeSettings = {
  purpose: 'We want to know what matters to people who get care at home.',
  approach: 'We ask everyone one question, read every answer, and say what came of it.',
  canChange: 'How visits are planned, and who comes.',
  cannotChange: 'How much money there is this year.',
  whoDecides: 'The board of Alder Trust',
  decidesBy: '2026-09-30',
  levelOfEngagement: 'involve',
  readWhen: { kind: 'weekday_mornings' },
  contact: 'Write to care@alder.example or ring 01631 000 000.',
} as const

const completeResponsibility = {
  controllers: ['Alder Trust'],
  privacyContact: 'privacy@alder.example',
  article6: 'e',
  article9: 'h',
  impactAssessment: 'DPIA 2026-14',
  sharingAgreement: 'Not needed: nothing is shared.',
  retentionMonths: 24,
  signedOffBy: 'Catriona Bell',
  signedOffOn: '2026-03-01',
} as const

/** An activity of a programme, open unless told otherwise. */
export async function makeActivity(
  world: Ground,
  programme: Pick<Programme, 'id'>,
  wanted: {
    readonly kind?: ActivityKind
    readonly title?: string
    readonly code?: string
    readonly state?: ActivityState
  } = {},
): Promise<Activity> {
  const { kind = 'conversation', title = 'What matters to you?', code, state = 'open' } = wanted
  const by = { account: world.owner, now: world.clock.now() }
  return inOrganisation(world.services.database.db, world.organisation.id, async db => {
    const made = await createActivity(db, { programme: programme.id, kind, title, code }, by)
    if (!made) throw new Error(`The code ${code} is taken.`)
    if (state !== 'draft') await setActivityState(db, made, state, by)
    return { ...made, state }
  })
}
