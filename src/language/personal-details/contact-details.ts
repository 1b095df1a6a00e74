import { matches } from './matches.ts'
import type { PersonalData } from './personal-details.ts'

const email = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu

export function findEmails(text: string): PersonalData[] {
  return matches(text, email, 'email')
}

/** National numbers begin with 01, 02, 03, 07 or 08 and have ten or eleven digits (Ofcom, National Telephone Numbering Plan). */
const phone = /(?<![\d])(?:(?:\+|00)44[\s.-]?(?:\(0\)[\s.-]?)?|\(?0)[12378](?:[\s().-]{0,2}\d){8,9}(?!\d)/gu

export function findPhones(text: string): PersonalData[] {
  return matches(text, phone, 'phone')
}

/** The shape of a postcode as in BS 7666; whether it is in use is not known here. */
const postcode = /\b[A-PR-UWYZ][A-HK-Y]?\d[A-HJKPSTUW\d]?\s?\d[ABD-HJLNP-UW-Z]{2}\b/giu

export function findPostcodes(text: string): PersonalData[] {
  return matches(text, postcode, 'postcode')
}

const streets =
  'Street|St|Road|Rd|Avenue|Ave|Drive|Lane|Crescent|Cres|Place|Pl|Terrace|Gardens|Gdns|Court|Close|Way|Square|Wynd|Brae|Loan|View|Grove|Walk|Row|Quay|Gate|Rise|Park'
const address = new RegExp(
  String.raw`\b(?:[Ff]lat\s+\w{1,4},?\s+)?\d{1,4}[A-Za-z]?(?:/\d{1,2})?,?\s+(?:\p{Lu}[\p{L}’'-]+\s+){1,3}(?:${streets})\b`,
  'gu',
)

export function findAddresses(text: string): PersonalData[] {
  return matches(text, address, 'address')
}

const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const date = String.raw`(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}|\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s+(?:${months})\.?,?\s+(?:19|20)\d{2}|(?:${months})\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d{2})`
/** A date is one of birth where the words before it say so. */
const birth = new RegExp(
  String.raw`(?<=\b(?:born(?:\s+on)?|birthday(?:\s+is)?|date\s+of\s+birth(?:\s+is)?|d\.?o\.?b\.?)[\s:,]{0,3}(?:the\s+)?)${date}`,
  'giu',
)

export function findDatesOfBirth(text: string): PersonalData[] {
  return matches(text, birth, 'date_of_birth')
}
