import { inOrganisation } from '../src/platform/db/transaction.ts'
import { type OutboxEntry, readOutbox } from '../src/platform/mail/mail.ts'
import type { World } from './world.ts'

/** The newest mail to an address. Fails where there is none. */
export async function mailTo(world: World, email: string): Promise<OutboxEntry> {
  const mails = await inOrganisation(world.services.database.db, world.organisation.id, db =>
    readOutbox(world.services, db),
  )
  const mail = mails.find(each => each.to === email)
  if (!mail) throw new Error(`No mail to ${email}.`)
  return mail
}

/** The path of the address that a mail carries. */
export function linkIn(mail: OutboxEntry): string {
  const address = /https?:\/\/\S+/.exec(mail.text)?.[0]
  if (!address) throw new Error('The mail holds no address.')
  const { pathname, search } = new URL(address)
  return `${pathname}${search}`
}
