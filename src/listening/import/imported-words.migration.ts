import { type Migrations, ownedByOrganisation, run } from '../../platform/db/migration.ts'

export const importedWordsMigrations: Migrations = {
  '2026-11-22-070-imported-words': {
    async up(db) {
      await run(
        db,
        `
        -- Words that came in with files, each as a keyed hash of the words alone: what its author took back is known
        -- again however the columns of the next file are chosen. Outlives the words; holds none.
        create table imported_words (
          organisation_id uuid not null,
          contribution_id uuid not null,
          import_id uuid not null,
          imported_row_id uuid not null,
          question text not null,
          words_hash bytea not null,
          primary key (organisation_id, contribution_id),
          foreign key (organisation_id, imported_row_id) references imported_row (organisation_id, id)
        );
        create index imported_words_hash on imported_words (organisation_id, words_hash);
        create index imported_words_row on imported_words (organisation_id, imported_row_id);

        alter table import add column rows_taken_back int not null default 0;
      `,
      )
      await ownedByOrganisation(db, 'imported_words', { words: 'select, insert, delete' })
    },
  },
}
