import { findAddresses, findDatesOfBirth, findEmails, findPhones, findPostcodes } from './contact-details.ts'
import { findPeople } from './people-named.ts'
import { findPersonNumbers } from './person-numbers.ts'

/** What kind of personal data a piece of text looks like. */
export const personalDataKinds = [
  'email',
  'phone',
  'postcode',
  'address',
  'date_of_birth',
  'chi_number',
  'nhs_number',
  'ni_number',
  'person',
] as const
export type PersonalDataKind = (typeof personalDataKinds)[number]

/** A piece of text, in UTF-16 code units, that looks like personal data. */
export type PersonalData = {
  readonly kind: PersonalDataKind
  readonly start: number
  readonly end: number
}

/**
 * What looks like personal data in a text, in its order, with no two over each other: by rules for what is written in
 * the United Kingdom and a list of first names. A help for people who read everything, never a promise: it misses
 * some and is wrong about some (measured in personal-details.test.ts).
 */
export function findPersonalData(text: string): PersonalData[] {
  // The more certain first: a CHI number is not also a telephone number.
  const found = [
    ...findEmails(text),
    ...findPersonNumbers(text),
    ...findPhones(text),
    ...findPostcodes(text),
    ...findAddresses(text),
    ...findDatesOfBirth(text),
    ...findPeople(text),
  ]
  const kept: PersonalData[] = []
  for (const one of found) {
    if (kept.every(other => one.end <= other.start || one.start >= other.end)) kept.push(one)
  }
  return kept.toSorted((a, b) => a.start - b.start)
}
