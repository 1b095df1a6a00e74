import type { Id, OrganisationId } from '../../platform/ids.ts'
import type { PermissionTexts, PublicProgramme } from '../../programmes/index.ts'
import type { Language } from '../../ui/i18n/language.ts'
import type { FormContent } from '../forms/form.ts'

/** A conversation as it is asked today, in one language. */
export type Conversation = {
  readonly organisation: OrganisationId
  readonly programme: PublicProgramme
  readonly activity: { readonly id: Id<'activity'>; readonly code: string; readonly title: string }
  /** Open to answers: its programme is open too, and the page's language is live. */
  readonly state: 'draft' | 'open' | 'closed'
  readonly language: Language
  readonly languages: readonly Language[]
  readonly formVersion: Id<'form_version'>
  readonly formIsFrozen: boolean
  readonly form: FormContent
  /** Whether a postcode can be turned into its place here. */
  readonly knowsPostcodes: boolean
  readonly areas: readonly { readonly code: string; readonly name: string }[]
  readonly statement: { readonly id: Id<'permission_statement'>; readonly texts: PermissionTexts }
}
