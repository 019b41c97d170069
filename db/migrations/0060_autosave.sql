-- A window that saves by itself while somebody types gives itself a random name and counts what it sends.
alter table writing.essay
  add column writer uuid,
  add column writer_step integer,
  add column writer_since timestamptz,
  add constraint essay_writer_whole check (num_nulls(writer, writer_step, writer_since) in (0, 3));
comment on column writing.essay.writer is 'The window that wrote the newest text: its own next step is no conflict, however many answers were lost on the way.';
comment on column writing.essay.writer_since is 'When this window began; what it saves within a few minutes replaces its own text without keeping each state.';

alter table writing.essay_version add column writer uuid;
create unique index essay_version_writer on writing.essay_version (essay_id, writer) where writer is not null;
comment on column writing.essay_version.writer is 'Set for a text that a window saved by itself after another had written: beside the newest, never over it.';

alter table identity.session add column remembered boolean not null default true;
comment on column identity.session.remembered is 'False on a borrowed phone: the cookie ends with the browser and nothing is kept there.';
