create table writing.typing_draft (
  task_id uuid not null references writing.transcription_task (id) on delete cascade,
  account_id uuid not null references identity.account (id),
  language text not null,
  body text not null,
  version integer not null,
  writer uuid,
  writer_step integer,
  primary key (task_id, account_id),
  constraint typing_draft_language_known check (language in ('kk', 'ru', 'en')),
  constraint typing_draft_version_from_one check (version >= 1),
  constraint typing_draft_writer_counts check ((writer is null) = (writer_step is null))
);
comment on table writing.typing_draft is 'What somebody who types or settles a handwritten essay has so far; gone when it is handed in or given back. writer, writer_step: the window that saved last, and how often it has.';

insert into writing.typing_draft (task_id, account_id, language, body, version)
select task_id, account_id, language, body, 1 from writing.transcription where state = 'claimed' and body <> '';

grant select, insert, update, delete on writing.typing_draft to qarmaq_app;
