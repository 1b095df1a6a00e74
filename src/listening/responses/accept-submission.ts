/** The function in the database that takes a submission, as the migration makes it. */
export const acceptSubmission = `
-- Stores a submission whole, in one statement of its own transaction, with plans that the connection keeps: a
-- hall answers within a minute, and every further message to the database is paid by each of them. Enters the
-- words' role for its own duration. Gives the response of the same key where there is one already.
create function accept_submission(organisation uuid, given jsonb)
  returns table (response_id uuid, receipt_hash text, is_new boolean)
  language plpgsql set role = rowan_words
as $accept$
#variable_conflict use_column
declare
  stored uuid;
  receipt text := given ->> 'receiptHash';
  received timestamptz := (given ->> 'receivedAt')::timestamptz;
  permission jsonb := given -> 'permission';
begin
  perform set_config('app.organisation', organisation::text, true);
  insert into response (organisation_id, id, programme_id, activity_id, form_version_id, channel, voice, language,
      source, submission_key, received_at, receipt_hash)
    values (organisation, (given ->> 'id')::uuid, (given ->> 'programme')::uuid, (given ->> 'activity')::uuid,
      (given ->> 'formVersion')::uuid, given ->> 'channel', given ->> 'voice', given ->> 'language',
      given ->> 'source', given ->> 'key', received, receipt)
    on conflict (organisation_id, submission_key) do nothing
    returning id into stored;
  if stored is null then
    return query select r.id, r.receipt_hash, false from response r
      where r.organisation_id = organisation and r.submission_key = given ->> 'key';
    return;
  end if;
  if receipt is not null then
    -- Two receipts with the same words are possible, if only once in a million: the caller picks others.
    insert into address (kind, key, organisation_id, target_id) values ('receipt', receipt, organisation, stored);
  end if;
  insert into permission (organisation_id, response_id, statement_id, analysis, quotation, naming, story, telling,
      contact, name_sealed, contact_sealed, changed_at)
    values (organisation, stored, (given ->> 'statement')::uuid, (permission ->> 'analysis')::boolean,
      (permission ->> 'quotation')::boolean, permission ->> 'naming', (permission ->> 'story')::boolean,
      (permission ->> 'telling')::boolean, (permission ->> 'contact')::boolean,
      decode(permission ->> 'name', 'base64'), decode(permission ->> 'contactDetails', 'base64'), received);
  insert into contribution (organisation_id, id, response_id, question, words, language)
    select organisation, item.id, stored, item.question, item.words, item.language
    from jsonb_to_recordset(given -> 'words') as item (id uuid, question text, words text, language text);
  insert into characteristic (organisation_id, response_id, kind, value)
    select organisation, stored, told.key, told.value from jsonb_each_text(given -> 'characteristics') told;
  insert into event (organisation_id, id, kind, payload)
    values (organisation, (given ->> 'event')::uuid, 'response.received',
      jsonb_build_object('response', stored, 'activity', given ->> 'activity'));
  return query select stored, receipt, true;
end
$accept$;
revoke execute on function accept_submission(uuid, jsonb) from public;
grant execute on function accept_submission(uuid, jsonb) to rowan_app, rowan_words;
`
