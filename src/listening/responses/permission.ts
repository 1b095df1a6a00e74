import { z } from 'zod'

/** How someone wants to be named where they are quoted. */
export const namings = ['none', 'role', 'first_name', 'full_name'] as const
export type Naming = (typeof namings)[number]

/** The uses of words that their author decides, one by one. */
export const uses = ['analysis', 'quotation', 'story', 'telling', 'contact'] as const
export type Use = (typeof uses)[number]

/** What an author allows. A name is there exactly where the naming asks for one, a contact where contact is allowed. */
export type Permission = {
  readonly analysis: boolean
  readonly quotation: boolean
  readonly naming: Naming
  readonly story: boolean
  readonly telling: boolean
  readonly contact: boolean
  readonly name: string | undefined
  readonly contactDetails: string | undefined
}

export const nothingAllowed: Permission = {
  analysis: false,
  quotation: false,
  naming: 'none',
  story: false,
  telling: false,
  contact: false,
  name: undefined,
  contactDetails: undefined,
}

// A page sends one value of each; what else comes is told in the page's language too.
const listed = 'error.choose-listed'
const ticked = z.stringbool({ truthy: ['yes'], falsy: ['no', ''], error: listed }).default(false)
const shortText = z.string(listed).trim().max(200, 'error.contact-wrong').default('')

/** Whether this could be a telephone number or an email address. Lenient: people know their own. */
function reachable(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) || text.replace(/[^0-9]/g, '').length >= 7
}

/**
 * The permission step of a form. Messages are keys of the public catalogue. A name field of the naming that
 * was not chosen is left aside: what someone typed and then decided against is not kept.
 */
export const permissionForm = z
  .object({
    analysis: ticked,
    quotation: ticked,
    naming: z.union([z.enum(namings), z.literal('')], listed).default(''),
    name_role: shortText,
    name_first_name: shortText,
    name_full_name: shortText,
    story: ticked,
    telling: ticked,
    contact: ticked,
    contact_details: shortText,
  })
  .transform((form, context): Permission => {
    const fail = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message })
    const naming: Naming = form.quotation && form.naming !== '' ? form.naming : 'none'
    if (form.quotation && form.naming === '') fail('naming', 'error.naming')
    const name = naming === 'none' ? '' : form[`name_${naming}`]
    if (naming !== 'none' && name === '') fail(`name_${naming}`, 'error.name-needed')
    if (form.contact && form.contact_details === '') fail('contact_details', 'error.contact')
    else if (form.contact && !reachable(form.contact_details)) fail('contact_details', 'error.contact-wrong')
    return {
      analysis: form.analysis,
      quotation: form.quotation,
      naming,
      story: form.story,
      telling: form.telling,
      contact: form.contact,
      name: name || undefined,
      contactDetails: form.contact ? form.contact_details : undefined,
    }
  })

/** The uses that `after` no longer allows. A naming that tells less counts too. */
export function takenBack(before: Permission, after: Permission): readonly Use[] {
  return uses.filter(
    use =>
      (before[use] && !after[use]) ||
      (use === 'quotation' && after.quotation && before.naming !== after.naming),
  )
}
