-- A form that is sent twice over a bad connection starts one application: start_key was generated with the form.
alter table identity.application add column start_key uuid;
alter table identity.application add constraint application_start_key_unique unique (start_key);
comment on column identity.application.start_key is 'Made with the start form (or by an import); repeating it answers with the application that it made.';
comment on column identity.application.submit_key is 'Of the last submission; repeating it answers with the same receipt.';

-- A withdrawn claim counts nowhere but in the number of claims there were.
alter table identity.claim drop constraint claim_state_known;
alter table identity.claim add constraint claim_state_known check (state in ('claimed', 'verified', 'rejected', 'withdrawn'));

-- While an essay is a draft, body is the draft. Once it is submitted, body is what counts, and what is written after
-- that waits beside it until it is submitted too.
alter table writing.essay
  add column unsent_body text,
  add column unsent_language text,
  add column unsent_words integer,
  add column unsent_version integer,
  add constraint essay_unsent_language_known check (unsent_language in ('kk', 'ru', 'en')),
  add constraint essay_unsent_whole check (num_nulls(unsent_body, unsent_language, unsent_words, unsent_version) in (0, 4)),
  add constraint essay_unsent_newer check (unsent_version > version);
comment on column writing.essay.unsent_body is 'Written after the submission and not submitted; versions of both bodies come from one count.';
