import { sql } from 'kysely'
import type { CharacteristicKind, Span } from '../../listening/index.ts'
import type { OrganisationDatabase } from '../../platform/db/transaction.ts'
import { type Id, newId } from '../../platform/ids.ts'
import type { Finding, FindingQuote } from './finding.ts'

type Programme = Id<'programme'>
type By = { readonly account: Id<'account'> | undefined; readonly now: Date }
type Written = {
  readonly sentence: string
  readonly explanation: string
  readonly themes: readonly Id<'theme'>[]
  readonly characteristics: readonly CharacteristicKind[]
}

export async function countFindings(db: OrganisationDatabase, programme: Programme): Promise<number> {
  const row = await db
    .selectFrom('finding')
    .select(sql<number>`count(*)`.as('count'))
    .where('programme_id', '=', programme)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.count
}

export async function insertFinding(
  db: OrganisationDatabase,
  programme: Programme,
  written: Written,
  by: By,
): Promise<Id<'finding'>> {
  const id = newId<'finding'>()
  await db
    .insertInto('finding')
    .values(({ selectFrom }) => ({
      organisation_id: db.organisation,
      id,
      programme_id: programme,
      sentence: written.sentence,
      explanation: written.explanation,
      position: selectFrom('finding')
        .select(sql<number>`coalesce(max(position), 0) + 1`.as('next'))
        .where('programme_id', '=', programme),
      made_at: by.now,
      made_by: by.account ?? null,
      changed_at: by.now,
    }))
    .execute()
  await setEvidence(db, id, written)
  return id
}

/** Saves what was written; false where the finding is gone. */
export async function updateFinding(
  db: OrganisationDatabase,
  id: Id<'finding'>,
  written: Written,
  now: Date,
): Promise<boolean> {
  const row = await db
    .updateTable('finding')
    .set({ sentence: written.sentence, explanation: written.explanation, changed_at: now })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (row) await setEvidence(db, id, written)
  return row !== undefined
}

async function setEvidence(db: OrganisationDatabase, finding: Id<'finding'>, written: Written) {
  await db.deleteFrom('finding_theme').where('finding_id', '=', finding).execute()
  await db.deleteFrom('finding_characteristic').where('finding_id', '=', finding).execute()
  const row = { organisation_id: db.organisation, finding_id: finding }
  if (written.themes.length > 0) {
    await db
      .insertInto('finding_theme')
      .values(written.themes.map(theme => ({ ...row, theme_id: theme })))
      .execute()
  }
  if (written.characteristics.length > 0) {
    await db
      .insertInto('finding_characteristic')
      .values(written.characteristics.map(characteristic => ({ ...row, characteristic })))
      .execute()
  }
}

export async function removeFinding(db: OrganisationDatabase, id: Id<'finding'>, now: Date): Promise<void> {
  await db.updateTable('finding').set({ removed_at: now }).where('id', '=', id).execute()
}

export async function addQuote(
  db: OrganisationDatabase,
  finding: Id<'finding'>,
  excerpt: Id<'excerpt'>,
): Promise<void> {
  await db
    .insertInto('finding_excerpt')
    .values(({ selectFrom }) => ({
      organisation_id: db.organisation,
      finding_id: finding,
      excerpt_id: excerpt,
      position: selectFrom('finding_excerpt')
        .select(sql<number>`coalesce(max(position), 0) + 1`.as('next'))
        .where('finding_id', '=', finding),
    }))
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

export async function removeQuote(
  db: OrganisationDatabase,
  finding: Id<'finding'>,
  excerpt: Id<'excerpt'>,
): Promise<void> {
  await db
    .deleteFrom('finding_excerpt')
    .where('finding_id', '=', finding)
    .where('excerpt_id', '=', excerpt)
    .execute()
}

/** The programme's findings in their order, each with its evidence as it is today. */
export async function findingsOf(db: OrganisationDatabase, programme: Programme): Promise<Finding[]> {
  const rows = await db
    .selectFrom('finding')
    .select(['id', 'sentence', 'explanation'])
    .where('programme_id', '=', programme)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const { people: ofPeople } = await db
    .selectFrom('analysable_contribution')
    .select(sql<number>`count(distinct response_id)`.as('people'))
    .where('programme_id', '=', programme)
    .executeTakeFirstOrThrow()
  const findings: Finding[] = []
  for (const row of rows) {
    findings.push({
      ...row,
      ofPeople,
      themes: await themesOfFinding(db, row.id),
      characteristics: await characteristicsOfFinding(db, row.id),
      quotes: await quotesOfFinding(db, row.id),
      people: await peopleBehind(db, row.id),
    })
  }
  return findings
}

export async function findingById(
  db: OrganisationDatabase,
  programme: Programme,
  id: Id<'finding'>,
): Promise<Finding | undefined> {
  return (await findingsOf(db, programme)).find(finding => finding.id === id)
}

function themesOfFinding(db: OrganisationDatabase, finding: Id<'finding'>) {
  return db
    .selectFrom('finding_theme')
    .innerJoin('theme', join =>
      join
        .onRef('theme.organisation_id', '=', 'finding_theme.organisation_id')
        .onRef('theme.id', '=', 'finding_theme.theme_id'),
    )
    .select(['theme.id', 'theme.name', 'theme.hue'])
    .where('finding_theme.finding_id', '=', finding)
    .where('theme.removed_at', 'is', null)
    .orderBy('theme.name')
    .execute()
}

async function characteristicsOfFinding(
  db: OrganisationDatabase,
  finding: Id<'finding'>,
): Promise<CharacteristicKind[]> {
  const rows = await db
    .selectFrom('finding_characteristic')
    .select('characteristic')
    .where('finding_id', '=', finding)
    .orderBy('characteristic')
    .execute()
  return rows.map(row => row.characteristic as CharacteristicKind)
}

async function quotesOfFinding(db: OrganisationDatabase, finding: Id<'finding'>): Promise<FindingQuote[]> {
  const rows = await db
    .selectFrom('finding_excerpt')
    .innerJoin('quotable_excerpt as piece', join => join.onRef('piece.id', '=', 'finding_excerpt.excerpt_id'))
    .select([
      'piece.id as excerpt',
      'piece.contribution_id',
      'piece.response_id',
      'piece.words',
      'piece.start_at',
      'piece.end_at',
      'piece.language',
    ])
    .where('finding_excerpt.finding_id', '=', finding)
    .orderBy('finding_excerpt.position')
    .execute()
  return rows.map(row => ({
    excerpt: row.excerpt,
    contribution: row.contribution_id,
    response: row.response_id,
    quote: row.words.slice(row.start_at, row.end_at),
    span: { start: row.start_at, end: row.end_at },
    language: row.language,
  }))
}

async function peopleBehind(db: OrganisationDatabase, finding: Id<'finding'>): Promise<number> {
  const row = await codedUnder(db, finding)
    .select(sql<number>`count(distinct said.response_id)`.as('people'))
    .executeTakeFirstOrThrow()
  return row.people
}

/** The authors whose words are behind a finding. */
export async function responsesBehind(
  db: OrganisationDatabase,
  finding: Id<'finding'>,
): Promise<Id<'response'>[]> {
  const rows = await codedUnder(db, finding).select('said.response_id').distinct().execute()
  return rows.map(row => row.response_id)
}

/**
 * Words that could be quoted for a finding: coded to one of its themes, with quotation allowed. The pieces are those
 * that were found to speak of its themes; none where only all of it was. Of one contribution alone where it is given.
 */
export async function quotableBehind(
  db: OrganisationDatabase,
  finding: Id<'finding'>,
  most: number,
  skip: number,
  only?: Id<'contribution'>,
) {
  const query = codedUnder(db, finding)
    .select(['said.id as contribution', 'said.words', 'said.language'])
    .select(
      sql<Span[]>`array(
        select distinct jsonb_build_object('start', excerpt.start_at, 'end', excerpt.end_at)
        from coding_excerpt piece
        join finding_theme rests on rests.organisation_id = piece.organisation_id and rests.theme_id = piece.theme_id
        join excerpt on excerpt.organisation_id = piece.organisation_id and excerpt.id = piece.excerpt_id
        where piece.organisation_id = ${db.organisation} and piece.contribution_id = said.id
          and rests.finding_id = ${finding})`.as('pieces'),
    )
    .distinct()
    .where('said.quotable', '=', true)
    .orderBy('said.id')
    .limit(most)
    .offset(skip)
  const rows = await (only ? query.where('said.id', '=', only) : query).execute()
  return rows.map(row => ({ ...row, pieces: row.pieces.toSorted((a, b) => a.start - b.start) }))
}

function codedUnder(db: OrganisationDatabase, finding: Id<'finding'>) {
  return db
    .selectFrom('finding_theme')
    .innerJoin('theme', join =>
      join
        .onRef('theme.organisation_id', '=', 'finding_theme.organisation_id')
        .onRef('theme.id', '=', 'finding_theme.theme_id'),
    )
    .innerJoin('coding', join =>
      join
        .onRef('coding.organisation_id', '=', 'theme.organisation_id')
        .onRef('coding.theme_id', '=', 'theme.id'),
    )
    .innerJoin('analysable_contribution as said', join =>
      join.onRef('said.id', '=', 'coding.contribution_id'),
    )
    .where('finding_theme.finding_id', '=', finding)
    .where('theme.removed_at', 'is', null)
}
