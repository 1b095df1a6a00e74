import type { Id } from '../../platform/ids.ts'
import type { Front, PlacedBlock } from '../publications/publication.ts'

export const forms = ['web', 'pdf', 'docx'] as const
export type Form = (typeof forms)[number]

/** One issue of a publication. It knows what it is made of, and keeps no words of its own but the files. */
export type Edition = {
  readonly id: Id<'edition'>
  readonly publication: Id<'publication'>
  readonly issue: number
  readonly front: Front
  readonly blocks: readonly PlacedBlock[]
  readonly state: 'rendering' | 'published' | 'failed'
  readonly failure: string | undefined
  readonly issuedAt: Date
  readonly renderedAt: Date | undefined
  readonly revision: number
}
