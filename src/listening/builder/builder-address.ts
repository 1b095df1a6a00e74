import type { Id } from '../../platform/ids.ts'
import { programmeNav } from '../../programmes/index.ts'

/** Where the pages of one form are. */
export function formAddress(place: {
  readonly visit: { readonly organisation: { readonly slug: string } }
  readonly programme: { readonly id: Id<'programme'> }
  readonly activity: { readonly id: string }
}) {
  const { listen } = programmeNav(place.visit.organisation.slug, place.programme.id)
  const form = `${listen}/${place.activity.id}/form`
  const question = (key: string) => `${form}/question/${key}`
  return {
    listen,
    activity: `${listen}/${place.activity.id}`,
    form,
    question,
    section: (key: string) => `${form}/section/${key}`,
    inLanguage: (key: string, language: string) => `${question(key)}/in/${language}`,
    easy: (key: string, language: string) => `${question(key)}/easy/${language}`,
    picture: (key: string, language: string, part: string) =>
      `${question(key)}/easy/${language}/picture/${part}`,
    pictures: `${form}/picture`,
    when: (key: string) => `${form}/when/${key}`,
    preview: (language: string, easy: boolean) =>
      `${form}/preview?language=${language}${easy ? '&easy=yes' : ''}`,
  }
}
