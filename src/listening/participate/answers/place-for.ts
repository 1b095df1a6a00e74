import { inOrganisation } from '../../../platform/db/transaction.ts'
import { type FormFields, fieldText } from '../../../platform/http/form.ts'
import type { OrganisationId } from '../../../platform/ids.ts'
import type { Services } from '../../../platform/services.ts'
import { placeOfPostcode } from '../../coverage/postcodes.sql.ts'
import type { FormContent } from '../../forms/form.ts'
import { answerField, areaField, quintileField, unknownField } from './answer-field.ts'

type Asking = {
  readonly organisation: OrganisationId
  readonly form: FormContent
  readonly knowsPostcodes: boolean
  readonly areas: readonly { readonly code: string }[]
}

/**
 * The fields with the place of each postcode in its stead. The postcode goes no further than this: it is neither
 * stored nor logged. An empty box keeps the place that was found before.
 */
export async function placesFor(
  services: Pick<Services, 'database'>,
  { organisation, form, knowsPostcodes, areas }: Asking,
  typed: FormFields,
): Promise<FormFields> {
  const fields: Record<string, string | readonly string[]> = Object.assign(Object.create(null), typed)
  for (const { kind, key } of form.questions) {
    if (kind !== 'postcode') continue
    const postcode = fieldText(typed, answerField(key)).trim()
    delete fields[answerField(key)]
    delete fields[unknownField(key)]
    if (!knowsPostcodes || postcode === '') continue
    delete fields[areaField(key)]
    delete fields[quintileField(key)]
    const place = await inOrganisation(services.database.db, organisation, db =>
      placeOfPostcode(db, postcode.slice(0, 20)),
    )
    // A place outside the programme's areas is told by its quintile alone.
    const area = areas.find(({ code }) => code === place?.area)?.code
    if (area !== undefined) fields[areaField(key)] = area
    if (place?.quintile !== undefined) fields[quintileField(key)] = String(place.quintile)
    if (area === undefined && place?.quintile === undefined) fields[unknownField(key)] = 'yes'
  }
  return fields
}
