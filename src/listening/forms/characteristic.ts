import type { CharacteristicKind } from './form.ts'

export const preferNotToSay = 'prefer_not'

/**
 * The answers to each question about oneself; the words of each are in the public catalogues. Age bands begin
 * where the wording for children changes (12 and 16) and follow Scotland's Census 2022 from there. Council
 * areas come from the programme.
 */
export const characteristicOptions: Readonly<Record<Exclude<CharacteristicKind, 'area'>, readonly string[]>> =
  {
    role: ['gets_care', 'family_carer', 'works_in_care', 'other'],
    age: ['0-11', '12-15', '16-24', '25-34', '35-49', '50-64', '65-74', '75+'],
    gender: ['woman', 'man', 'other'],
    condition: ['yes', 'no'],
    carer: ['yes', 'no'],
  }

/** Whether a value may be stored for this kind. An area is the code of a council area. */
export function isCharacteristic(kind: CharacteristicKind, value: string, areas: readonly string[]): boolean {
  if (value === preferNotToSay) return true
  return kind === 'area' ? areas.includes(value) : characteristicOptions[kind].includes(value)
}
