import { sql } from 'kysely'
import { z } from 'zod'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import { type Allocation, allocations, strata, strataVariables } from './panel.ts'

export type WaveId = Id<'panel_wave'>

const plan = z.array(
  z.object({ key: z.string(), weight: z.number(), available: z.number(), drawn: z.number() }),
)
export type WavePlan = z.infer<typeof plan>

export type Wave = {
  readonly id: WaveId
  readonly programme: Id<'programme'>
  readonly activity: Id<'activity'>
  readonly title: string
  readonly subject: string
  readonly message: string
  readonly seed: number
  readonly allocation: Allocation
  readonly by: readonly (typeof strataVariables)[number][]
  readonly plan: WavePlan
  readonly madeAt: Date
  readonly sentAt: Date | undefined
  readonly remindedAt: Date | undefined
  readonly invited: number
  readonly answered: number
}

/** The waves of a programme's panel, the newest first. */
export async function panelWaves(db: OrganisationDatabase, programme: Id<'programme'>): Promise<Wave[]> {
  const rows = await wavesOf(db)
    .where('programme_id', '=', programme)
    .orderBy('made_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(readWave)
}

export async function waveById(db: OrganisationDatabase, wave: WaveId): Promise<Wave | undefined> {
  const row = await wavesOf(db).where('panel_wave.id', '=', wave).executeTakeFirst()
  return row && readWave(row)
}

function wavesOf(db: OrganisationDatabase) {
  return db
    .selectFrom('panel_wave')
    .selectAll()
    .select(({ selectFrom }) => [
      selectFrom('panel_invitation')
        .select(sql<number>`count(*)`.as('invited'))
        .whereRef('panel_invitation.wave_id', '=', 'panel_wave.id')
        .as('invited'),
      selectFrom('panel_invitation')
        .select(sql<number>`count(*)`.as('answered'))
        .whereRef('panel_invitation.wave_id', '=', 'panel_wave.id')
        .where('panel_invitation.answered', '=', true)
        .as('answered'),
    ])
}

type WaveRow = Awaited<ReturnType<ReturnType<typeof wavesOf>['executeTakeFirstOrThrow']>>

function readWave(row: WaveRow): Wave {
  return {
    id: row.id,
    programme: row.programme_id,
    activity: row.activity_id,
    title: row.title,
    subject: row.subject,
    message: row.message,
    seed: row.seed,
    allocation: z.enum(allocations).parse(row.allocation),
    by: z.array(z.enum(strataVariables)).parse(row.by_variables),
    plan: plan.parse(row.plan),
    madeAt: row.made_at,
    sentAt: row.sent_at ?? undefined,
    remindedAt: row.reminded_at ?? undefined,
    invited: row.invited ?? 0,
    answered: row.answered ?? 0,
  }
}

export type NewWave = Omit<Wave, 'id' | 'madeAt' | 'sentAt' | 'remindedAt' | 'invited' | 'answered'>

export async function insertWave(
  db: OrganisationDatabase,
  wave: NewWave,
  by: { readonly account: Id<'account'>; readonly now: Date },
): Promise<WaveId> {
  const id = newId<'panel_wave'>()
  await db
    .insertInto('panel_wave')
    .values({
      organisation_id: db.organisation,
      id,
      programme_id: wave.programme,
      activity_id: wave.activity,
      title: wave.title,
      subject: wave.subject,
      message: wave.message,
      seed: wave.seed,
      allocation: wave.allocation,
      by_variables: [...wave.by],
      plan: JSON.stringify(wave.plan),
      made_at: by.now,
      made_by: by.account,
    })
    .execute()
  return id
}

/** Takes a wave away that was not sent. False where it was. */
export async function discardWave(db: OrganisationDatabase, wave: WaveId): Promise<boolean> {
  const row = await db
    .deleteFrom('panel_wave')
    .where('id', '=', wave)
    .where('sent_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Says that invitations are to go out now, or reminders; false where the first is done, or the second has no first. */
export async function markWave(
  db: OrganisationDatabase,
  wave: WaveId,
  what: 'sent' | 'reminded',
  now: Date,
): Promise<boolean> {
  const row = await db
    .updateTable('panel_wave')
    .set(what === 'sent' ? { sent_at: now } : { reminded_at: now })
    .where('id', '=', wave)
    .where('sent_at', what === 'sent' ? 'is' : 'is not', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** How many of each stratum were invited and answered. */
export async function waveStrata(db: OrganisationDatabase, wave: WaveId) {
  const rows = await db
    .selectFrom('panel_invitation')
    .select(['strata'])
    .select(sql<number>`count(*)`.as('invited'))
    .select(sql<number>`count(*) filter (where answered)`.as('answered'))
    .where('wave_id', '=', wave)
    .groupBy('strata')
    .execute()
  return rows.map(row => ({ ...row, strata: strata.parse(row.strata) }))
}

/** What each person who answered chose, with their strata; only what its author allows to be counted. */
export async function waveAnswers(db: OrganisationDatabase, wave: WaveId) {
  const { rows } = await sql<{ response: string; strata: unknown; question: string; option: string | null }>`
    select t.response_id as response, t.strata, coalesce(a.question, '') as question, a.answer -> 'options' ->> 0 as option
    from panel_ticket t
    join analysable_response r on r.organisation_id = t.organisation_id and r.response_id = t.response_id
    left join analysable_answer a on a.response_id = t.response_id and a.answer ->> 'kind' = 'chosen'
      and jsonb_array_length(a.answer -> 'options') = 1
    where t.wave_id = ${wave} and t.response_id is not null
    order by t.response_id, a.question`.execute(db)
  return rows.map(row => ({ ...row, strata: strata.parse(row.strata) }))
}
