/** The function in the database that takes submissions, as the migration makes it. */
export const acceptSubmissions = `
-- Stores submissions whole, in one statement of its own transaction, with plans that the connection keeps: a hall
-- answers within a minute, and every further message to the database is paid by each of them. Enters the words'
-- role for its own duration. Gives the responses of those keys that were there already; all others are new.
create or replace function accept_submissions(organisation uuid, given jsonb)
  returns table (submission_key text, response_id uuid, receipt_hash text)
  language plpgsql set role = rowan_words
as $accept$
#variable_conflict use_column
declare
  stored uuid[];
begin
  perform set_config('app.organisation', organisation::text, true);
  with kept as (
    insert into response (organisation_id, id, programme_id, activity_id, form_version_id, channel, voice, language,
        source, submission_key, answers, state, received_at, receipt_hash)
      select organisation, one.id, one.programme, one.activity, one."formVersion", one.channel, one.voice, one.language,
        one.source, one.key, one.answers,
        -- Read first, unless the organisation chose otherwise for this activity.
        case when exists (select from moderation_choice choice where choice.organisation_id = organisation
          and choice.activity_id = one.activity and choice.fast_lane) then 'open' else 'held' end,
        one."receivedAt", one."receiptHash"
      from jsonb_to_recordset(given) as one (id uuid, programme uuid, activity uuid, "formVersion" uuid, channel text,
        voice text, language text, source text, key text, answers jsonb, "receivedAt" timestamptz, "receiptHash" text)
      -- Two batches with the same keys wait for each other in the same order, never in a circle.
      order by one.key
      on conflict (organisation_id, submission_key) do nothing
      returning id
  )
  select array_agg(id) into stored from kept;
  if coalesce(cardinality(stored), 0) < jsonb_array_length(given) then
    return query select r.submission_key, r.id, r.receipt_hash
      from jsonb_to_recordset(given) as one (id uuid, key text)
      join response r on r.organisation_id = organisation and r.submission_key = one.key
      where one.id <> all (coalesce(stored, '{}'));
    select jsonb_agg(one) into given from jsonb_array_elements(given) one where (one ->> 'id')::uuid = any (stored);
    if given is null then return; end if;
  end if;
  -- Two receipts with the same words are possible, if only once in a million: the caller picks others.
  insert into address (kind, key, organisation_id, target_id)
    select 'receipt', one."receiptHash", organisation, one.id
    from jsonb_to_recordset(given) as one (id uuid, "receiptHash" text)
    where one."receiptHash" is not null
    order by one."receiptHash";
  insert into permission (organisation_id, response_id, statement_id, analysis, quotation, naming, story, telling,
      contact, name_sealed, contact_sealed, changed_at)
    select organisation, one.id, one.statement, one.analysis, one.quotation, one.naming, one.story, one.telling,
      one.contact, decode(one.name, 'base64'), decode(one."contactDetails", 'base64'), one."receivedAt"
    from jsonb_to_recordset(given) as one (id uuid, statement uuid, analysis boolean, quotation boolean, naming text,
      story boolean, telling boolean, contact boolean, name text, "contactDetails" text, "receivedAt" timestamptz);
  insert into contribution (organisation_id, id, response_id, question, words, language)
    select organisation, said.id, one.id, said.question, said.words, said.language
    from jsonb_to_recordset(given) as one (id uuid, words jsonb),
      jsonb_to_recordset(one.words) as said (id uuid, question text, words text, language text);
  insert into characteristic (organisation_id, response_id, kind, value)
    select organisation, one.id, told.key, told.value
    from jsonb_to_recordset(given) as one (id uuid, characteristics jsonb),
      jsonb_each_text(one.characteristics) told;
  insert into event (organisation_id, id, kind, payload)
    select organisation, one.event, 'response.received',
      jsonb_build_object('response', one.id, 'activity', one.activity)
    from jsonb_to_recordset(given) as one (id uuid, event uuid, activity uuid);
end
$accept$;
revoke execute on function accept_submissions(uuid, jsonb) from public;
grant execute on function accept_submissions(uuid, jsonb) to rowan_app, rowan_words;
`
