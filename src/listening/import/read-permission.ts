import { type FieldError, type FormFields, fieldText } from '../../platform/http/form.ts'
import { t } from '../../ui/i18n/staff/import.en.ts'
import { type ImportedPermission, importedUses } from './import.ts'

export type PermissionRead =
  | {
      readonly ok: true
      readonly stated: {
        readonly permission: ImportedPermission
        readonly source: string
        readonly attribution: string
      }
    }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

const shortestSource = 10
const longestSource = 1000
const longestAttribution = 500

/** Reads what the importer states about the permission of the people whose words these are. */
export function readPermission(fields: FormFields): PermissionRead {
  const errors: FieldError[] = []
  const ticked = (use: (typeof importedUses)[number]) => fieldText(fields, use) === 'yes'
  const source = fieldText(fields, 'source').trim()
  const attribution = fieldText(fields, 'attribution').replace(/\s+/gu, ' ').trim()
  if (!importedUses.some(ticked))
    errors.push({ field: importedUses[0], message: t('permission.none-ticked') })
  if (source.length < shortestSource)
    errors.push({ field: 'source', message: t('permission.source-missing') })
  if (source.length > longestSource)
    errors.push({ field: 'source', message: t('permission.too-long', { most: longestSource }) })
  if (attribution.length > longestAttribution)
    errors.push({ field: 'attribution', message: t('permission.too-long', { most: longestAttribution }) })
  if (errors.length > 0) return { ok: false, errors }
  return {
    ok: true,
    stated: {
      permission: {
        analysis: ticked('analysis'),
        quotation: ticked('quotation'),
        story: ticked('story'),
        telling: ticked('telling'),
      },
      source,
      attribution,
    },
  }
}
