import type { Context } from 'hono'
import { inOrganisation, type OrganisationDatabase } from '../platform/db/transaction.ts'
import { parseId } from '../platform/ids.ts'
import type { Services } from '../platform/services.ts'
import { type Programme, programmeOf } from '../programmes/index.ts'
import { notThere, type ProgrammeVisit } from '../trust/index.ts'
import type { Finding } from './findings/finding.ts'
import { findingById } from './findings/findings.sql.ts'
import type { Analyst } from './themes/take-step.ts'

type Handler = (c: Context, visit: ProgrammeVisit, programme: Programme) => Response | Promise<Response>

/** Runs a handler with the programme of the address. */
export function withProgramme(services: Services, handler: Handler) {
  return async (c: Context, visit: ProgrammeVisit) => {
    const programme = await read(services, visit, db => programmeOf(db, visit.programme))
    return programme ? handler(c, visit, programme) : notThere(c)
  }
}

/** Reads in one transaction of the visitor's organisation. */
export function read<Result>(
  services: Services,
  visit: ProgrammeVisit,
  work: (db: OrganisationDatabase) => Promise<Result>,
): Promise<Result> {
  return inOrganisation(services.database.db, visit.organisation.id, work)
}

export function analystOf(visit: ProgrammeVisit): Analyst {
  return { organisation: visit.organisation.id, programme: visit.programme, account: visit.actor.account }
}

type FindingHandler = (
  c: Context,
  visit: ProgrammeVisit,
  programme: Programme,
  finding: Finding,
) => Response | Promise<Response>

/** Runs a handler with the programme and the finding of the address. */
export function withFinding(services: Services, handler: FindingHandler) {
  return withProgramme(services, async (c, visit, programme) => {
    const id = parseId<'finding'>(c.req.param('finding'))
    const finding = id && (await read(services, visit, db => findingById(db, visit.programme, id)))
    return finding ? handler(c, visit, programme, finding) : notThere(c)
  })
}
