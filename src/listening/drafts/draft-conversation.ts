import { inOrganisation } from '../../platform/db/transaction.ts'
import type { FormFields } from '../../platform/http/form.ts'
import { fieldText } from '../../platform/http/form.ts'
import type { Id } from '../../platform/ids.ts'
import type { Services } from '../../platform/services.ts'
import { formVersionById } from '../forms/forms.sql.ts'
import type { Conversation } from '../participate/conversation.ts'

/** The conversation with the form as it was when the draft began: a draft goes on with its version. */
export async function inVersion(
  services: Pick<Services, 'database'>,
  conversation: Conversation,
  version: Id<'form_version'>,
): Promise<Conversation | undefined> {
  if (version === conversation.formVersion) return conversation
  const form = await inOrganisation(services.database.db, conversation.organisation, db =>
    formVersionById(db, version),
  )
  return form && { ...conversation, form, formVersion: version, formIsFrozen: true }
}

/** Which poster, mail or partner brought somebody: letters, digits and hyphens. */
export function sourceIn(fields: FormFields): string | undefined {
  const source = fieldText(fields, 'source')
  return /^[\w-]{1,60}$/.test(source) ? source : undefined
}
