import type { Id } from '../platform/ids.ts'

/** Another organisation in a programme. */
export type Partner = {
  readonly id: Id<'partner'>
  readonly name: string
  /** Its own site, or empty. */
  readonly address: string
}

/** A partner moved one place up or down in the list; the list as it is where there is no such place. */
export function movePartner(
  partners: readonly Partner[],
  id: Id<'partner'>,
  direction: 'up' | 'down',
): readonly Partner[] {
  const from = partners.findIndex(partner => partner.id === id)
  const to = from + (direction === 'up' ? -1 : 1)
  if (from === -1 || to < 0 || to >= partners.length) return partners
  const moved = [...partners]
  moved.splice(to, 0, ...moved.splice(from, 1))
  return moved
}
