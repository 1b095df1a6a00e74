/**
 * The tables that belong to no organisation and stand outside row-level security: what routing must know
 * before an organisation is known (`organisation`, `address`), facts about the country, the relay's place,
 * and Kysely's own. They hold no people's data.
 */
export const outsideOrganisations: readonly string[] = [
  'organisation',
  'address',
  'council_area',
  'event_cursor',
  'kysely_migration',
  'kysely_migration_lock',
]
