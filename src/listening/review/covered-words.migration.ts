import { grant, type Migrations, ownedByOrganisation, run } from '../../platform/db/migration.ts'

export const coveredWordsMigrations: Migrations = {
  '2026-11-22-131-covered-words': {
    async up(db) {
      await run(
        db,
        `
        -- A piece of what somebody said that nobody but its author and those who review reads: offsets in UTF-16 code
        -- units of the words as they were said, and what stands there instead. Holds no words.
        create table redaction (
          organisation_id uuid not null,
          id uuid not null,
          contribution_id uuid not null,
          start_at int not null check (start_at >= 0),
          end_at int not null,
          kind text not null,
          shown text not null,
          made_at timestamptz not null,
          made_by uuid,
          primary key (organisation_id, id),
          foreign key (organisation_id, contribution_id) references contribution (organisation_id, id) on delete cascade,
          check (end_at > start_at)
        );
        create index redaction_contribution on redaction (organisation_id, contribution_id);

        -- The words as everybody else reads them; null where nothing is covered. The database keeps it, so that no
        -- query can forget the layer. A character beyond U+FFFF counts as two, as in the offsets: it is followed by a
        -- filler while the pieces are put in, last ones first.
        create function covered_words(words text, organisation uuid, contribution uuid) returns text
          language plpgsql stable
        as $covered$
        declare
          padded text := regexp_replace(words, '([\\U00010000-\\U0010FFFF])', E'\\\\1\\uFDD0', 'g');
          piece record;
          is_covered boolean := false;
        begin
          for piece in select start_at, end_at, shown from redaction
            where organisation_id = organisation and contribution_id = contribution order by start_at desc
          loop
            is_covered := true;
            padded := overlay(padded placing piece.shown from piece.start_at + 1 for piece.end_at - piece.start_at);
          end loop;
          if not is_covered then return null; end if;
          return regexp_replace(padded, '([\\U00010000-\\U0010FFFF])\\uFDD0', '\\1', 'g');
        end
        $covered$;

        drop view analysable_contribution;
        drop view quotable_excerpt;
        alter table contribution drop column search;
        alter table contribution add column shown text;
        alter table contribution add column search tsvector not null
          generated always as (to_tsvector('simple', plain_text(left(coalesce(shown, words), 200000)))) stored;
        create index contribution_search on contribution using gin (search);

        create view analysable_contribution as
          select c.organisation_id, c.id, c.response_id, r.programme_id, r.activity_id, c.question,
            coalesce(c.shown, c.words) as words, c.language, c.revision, c.search, r.channel, r.voice, r.received_at,
            p.quotation as quotable, p.naming
          from contribution c
          join response r on r.organisation_id = c.organisation_id and r.id = c.response_id
          join permission p on p.organisation_id = c.organisation_id and p.response_id = c.response_id
          where c.organisation_id = current_organisation() and r.state = 'open' and p.analysis;

        -- Offsets of an excerpt are those of the words as they are shown.
        create view quotable_excerpt as
          select e.organisation_id, e.id, e.contribution_id, c.response_id, r.programme_id, r.activity_id,
            coalesce(c.shown, c.words) as words, c.language, c.revision, e.start_at, e.end_at, p.naming,
            p.name_sealed as name_sealed_or_null, r.received_at, r.channel
          from excerpt e
          join contribution c on c.organisation_id = e.organisation_id and c.id = e.contribution_id
          join response r on r.organisation_id = c.organisation_id and r.id = c.response_id
          join permission p on p.organisation_id = c.organisation_id and p.response_id = c.response_id
          where e.organisation_id = current_organisation() and r.state = 'open' and p.quotation;

        create function keep_covered() returns trigger language plpgsql as $keep$
        begin
          update contribution set shown = covered_words(words, organisation_id, id)
            where organisation_id = coalesce(new.organisation_id, old.organisation_id)
              and id = coalesce(new.contribution_id, old.contribution_id);
          return null;
        end
        $keep$;
        create trigger redaction_kept after insert or update or delete on redaction
          for each row execute function keep_covered();

        create function cover_changed_words() returns trigger language plpgsql as $cover$
        begin
          new.shown := covered_words(new.words, new.organisation_id, new.id);
          return new;
        end
        $cover$;
        create trigger contribution_covered before update of words on contribution
          for each row execute function cover_changed_words();

        -- Who takes words out, whichever way, takes out what was written about them too.
        create function forget_review() returns trigger language plpgsql as $forget$
        begin
          update review_decision set own_words = null
            where organisation_id = old.organisation_id and own_words is not null
              and response_id = case when tg_table_name = 'response' then (to_jsonb(old) ->> 'id')::uuid
                else (to_jsonb(old) ->> 'response_id')::uuid end;
          return null;
        end
        $forget$;
        create trigger contribution_forgotten after delete on contribution
          for each row execute function forget_review();
        create trigger response_forgotten after update of state on response
          for each row when (new.state = 'withdrawn') execute function forget_review();
      `,
      )
      await ownedByOrganisation(db, 'redaction', { words: 'select, insert, update, delete' })
      for (const view of ['analysable_contribution', 'quotable_excerpt'])
        await grant(db, view, { app: 'select' })
    },
  },
}
