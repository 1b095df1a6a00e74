import { sql } from 'kysely'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { type Strata, strata } from './panel.ts'

export type PanelMemberId = Id<'panel_member'>

/** Somebody of the panel, as drawing and counting know them. */
export type PanelMember = { readonly id: PanelMemberId; readonly strata: Strata }

/** Somebody to take into the panel. */
export type NewMember = { readonly name: string; readonly email: string; readonly strata: Strata }

export async function panelMembers(
  db: OrganisationDatabase,
  programme: Id<'programme'>,
): Promise<PanelMember[]> {
  const rows = await db
    .selectFrom('panel_member')
    .select(['id', 'strata'])
    .where('programme_id', '=', programme)
    .orderBy('id')
    .execute()
  return rows.map(row => ({ id: row.id, strata: strata.parse(row.strata) }))
}

/**
 * Takes people into the panel. Whoever is in it already by their mail address keeps their place, with the name and
 * strata that are given now.
 * @returns how many were new
 */
export async function addMembers(
  db: OrganisationDatabase,
  secrets: Secrets,
  programme: Id<'programme'>,
  members: readonly NewMember[],
  now: Date,
): Promise<number> {
  let added = 0
  for (const member of members) {
    const id = newId<'panel_member'>()
    const email = member.email.toLowerCase()
    const hash = secrets.hash('panel member', `${programme} ${email}`)
    const known = await db
      .selectFrom('panel_member')
      .select('id')
      .where('programme_id', '=', programme)
      .where('email_hash', '=', hash)
      .executeTakeFirst()
    const sealedFor = `panel member ${known?.id ?? id}`
    const row = {
      name_sealed: secrets.seal(sealedFor, member.name),
      email_sealed: secrets.seal(sealedFor, email),
      strata: JSON.stringify(member.strata),
    }
    if (known) {
      await db.updateTable('panel_member').set(row).where('id', '=', known.id).execute()
      continue
    }
    await db
      .insertInto('panel_member')
      .values({
        organisation_id: db.organisation,
        id,
        programme_id: programme,
        email_hash: hash,
        joined_at: now,
        ...row,
      })
      .execute()
    added++
  }
  return added
}

/** Takes somebody out of the panel by their mail address, with all that tells who they are. False where nobody has it. */
export async function removeMember(
  db: OrganisationDatabase,
  secrets: Secrets,
  programme: Id<'programme'>,
  email: string,
): Promise<boolean> {
  const hash = secrets.hash('panel member', `${programme} ${email.trim().toLowerCase()}`)
  const row = await db
    .deleteFrom('panel_member')
    .where('programme_id', '=', programme)
    .where('email_hash', '=', hash)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Takes out of the panel whoever has this invitation. False where it leads nowhere, or they left before. */
export async function leavePanel(db: OrganisationDatabase, tokenHash: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    delete from panel_member m using panel_invitation i
    where i.token_hash = ${tokenHash} and m.organisation_id = i.organisation_id and m.id = i.member_id
    returning m.id`.execute(db)
  return rows.length > 0
}
