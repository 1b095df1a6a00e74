import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { programmeAreas } from '../../programmes/index.ts'
import { recordAction } from '../../trust/index.ts'
import { readFigures } from '../coverage/read-figures.ts'
import { allocate } from './allocate.ts'
import { drawSample } from './draw-sample.ts'
import { type InvitationId, insertInvitations } from './invitations.sql.ts'
import { panelMembers } from './members.sql.ts'
import { type Allocation, type StrataVariable, stratumKey, stratumOf } from './panel.ts'
import { panelToken, panelTokenHash } from './panel-token.ts'
import { stratumWeight } from './stratum-weight.ts'
import { insertWave, type WaveId } from './waves.sql.ts'

export type WaveWanted = {
  readonly activity: Id<'activity'>
  readonly title: string
  readonly subject: string
  readonly message: string
  readonly size: number
  readonly by: readonly StrataVariable[]
  readonly allocation: Allocation
  readonly seed: number
}

/**
 * Draws the people of a wave at random, by strata, and writes down who they are. Nothing is sent. Members who lack
 * one of the variables are not drawn. Undefined where nobody can be drawn.
 */
export async function drawWave(
  services: Pick<Services, 'secrets'>,
  db: OrganisationDatabase,
  programme: Id<'programme'>,
  wanted: WaveWanted,
  by: { readonly account: Id<'account'>; readonly now: Date },
): Promise<WaveId | undefined> {
  const figures = readFigures()
  const areas = (await programmeAreas(db, programme)).map(area => area.code)
  const members = (await panelMembers(db, programme)).flatMap(member => {
    const stratum = stratumKey(member.strata, wanted.by)
    return stratum === undefined ? [] : [{ ...member, stratum }]
  })
  const counts = Map.groupBy(members, member => member.stratum)
  const strata = [...counts].map(([key, those]) => {
    const people = stratumWeight(stratumOf(key, wanted.by), figures, areas)
    return {
      key,
      people,
      weight: wanted.allocation === 'equal' && people > 0 ? 1 : people,
      available: those.length,
    }
  })
  const shared = allocate(strata, wanted.size)
  const drawn = new Set(drawSample(members, shared, wanted.seed))
  if (drawn.size === 0) return undefined
  const plan = strata
    .map(({ key, people, available }) => ({ key, weight: people, available, drawn: shared.get(key) ?? 0 }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
  const wave = await insertWave(db, { ...wanted, programme, plan }, by)
  const invited = members
    .filter(member => drawn.has(member.id))
    .map(member => {
      const id: InvitationId = newId<'panel_invitation'>()
      const tokenHash = panelTokenHash(services.secrets, panelToken(services.secrets, id))
      return { id, member: member.id, strata: member.strata, tokenHash }
    })
  await insertInvitations(db, wave, invited)
  const detail = { invited: invited.length, seed: wanted.seed, by: wanted.by.join(' ') }
  const subject = { kind: 'panel_wave', id: wave }
  await recordAction(db, { action: 'panel.drawn', subject, programme, account: by.account, detail }, by.now)
  return wave
}
