-- What a juror's pages need besides the texts: the list of regions and districts, to declare conflicts. Both are public.
grant usage on schema region to qarmaq_juror;
grant select (kato, parent, level, name_kk, name_ru, name_en) on region.unit to qarmaq_juror;
grant select on contest.contest_region to qarmaq_juror;

-- A juror may not lock the contest's row, and a score must not slip in while an organiser closes the round.
create function writing.hold_scoring_open(p_contest_id uuid) returns boolean
  language sql security definer set search_path = pg_catalog as
  $$ select exists (select from contest.contest where id = p_contest_id and state = 'in-review' for share) $$;
comment on function writing.hold_scoring_open is
  'Whether scores may be given now; if so, the contest cannot leave the review before this transaction ends.';
revoke all on function writing.hold_scoring_open from public;
grant execute on function writing.hold_scoring_open to qarmaq_app, qarmaq_juror;

-- Places left by a recusal are filled at once, by the program.
alter table writing.assignment_run alter column created_by drop not null;
comment on column writing.assignment_run.created_by is 'Who pressed the button; null when the program filled the place of a recused juror.';

create index assignment_contest on writing.assignment (contest_id, state);
create index invitation_contest_role on identity.invitation (contest_id, role);
