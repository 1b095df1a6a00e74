import { randomInt } from 'node:crypto'
import { addAddress } from '../platform/address.ts'
import type { OrganisationDatabase } from '../platform/db/transaction.ts'
import { type Id, newId } from '../platform/ids.ts'
import { recordAction } from '../trust/index.ts'
import type { Language } from '../ui/i18n/language.ts'
import { defaultStatementTexts } from './permission-statement.ts'
import type { Programme } from './programme.ts'
import { insertProgramme, programmeOf } from './programmes.sql.ts'
import { newPublicCode } from './public-code.ts'
import { insertStatement, showStatement } from './statements.sql.ts'

/** Who does something, and when. No account where Rowan does it itself, as in a replay. */
export type By = { readonly account?: Id<'account'> | undefined; readonly now: Date }

const tries = 20

/**
 * A new programme as a draft, with its public address and the permission statement that Rowan ships, which
 * nobody has approved yet. Undefined where the code asked for is taken; without one a free one is found.
 */
export async function createProgramme(
  db: OrganisationDatabase,
  wanted: { readonly title: string; readonly code?: string; readonly writtenIn?: Language },
  by: By,
): Promise<Programme | undefined> {
  const id = newId<'programme'>(by.now.getTime())
  const code = await takeCode(wanted.code, candidate => addAddress(db, 'programme', candidate, id))
  if (!code) return undefined
  const writtenIn = wanted.writtenIn ?? 'en'
  await insertProgramme(db, { id, code, title: wanted.title, writtenIn, madeAt: by.now }, by.account)
  const statement = {
    id: newId<'permission_statement'>(by.now.getTime()),
    version: 1,
    madeAt: by.now,
    texts: defaultStatementTexts(),
  }
  await insertStatement(db, id, statement, by.account)
  await showStatement(db, id, statement.id)
  await recordAction(
    db,
    {
      action: 'began a programme',
      subject: { kind: 'programme', id },
      account: by.account,
      programme: id,
    },
    by.now,
  )
  return programmeOf(db, id)
}

/** The code asked for, or the first free one by chance; undefined where what was asked for is taken. */
export async function takeCode(
  wanted: string | undefined,
  take: (code: string) => Promise<boolean>,
): Promise<string | undefined> {
  if (wanted !== undefined) return (await take(wanted)) ? wanted : undefined
  for (let attempt = 0; attempt < tries; attempt++) {
    const code = newPublicCode(below => randomInt(below))
    if (await take(code)) return code
  }
  throw new Error('No free code was found: nearly all of them are in use.')
}
