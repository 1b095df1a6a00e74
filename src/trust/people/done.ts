import { t } from '../../ui/i18n/staff/people.en.ts'

const plain = [
  'again',
  'back',
  'late',
  'roles',
  'required',
  'factor-removed',
  'forgotten',
  'ended',
  'closed',
  'name',
  'email',
  'passkey',
  'passkey-renamed',
  'passkey-removed',
  'own-factor-removed',
  'mail-again',
  'settings',
  'provider',
  'provider-removed',
] as const
const withEmail = ['invited', 'given', 'email-sent'] as const

/** What just happened, as the address tells it after a form (`?done=…&email=…`). Nothing for other words. */
export function doneNotice(
  query: (name: string) => string | undefined,
): { readonly text: string } | undefined {
  const done = query('done')
  const email = withEmail.find(each => each === done)
  if (email) return { text: t(`done.${email}`, { email: query('email') ?? '' }) }
  const known = plain.find(each => each === done)
  return known && { text: t(`done.${known}`) }
}

/** The address with what to say there. */
export function withDone(
  address: string,
  done: (typeof plain)[number] | (typeof withEmail)[number],
  email?: string,
): string {
  return `${address}?done=${done}${email === undefined ? '' : `&email=${encodeURIComponent(email)}`}`
}
