-- An essay that its child keeps for the next contest, and the application that grew out of it.
alter table identity.application
  add column kept_at timestamptz,
  add column carried_from uuid references identity.application (id),
  add constraint application_kept_not_withdrawn check (kept_at is null or state <> 'withdrawn');
comment on column identity.application.kept_at is 'Set while the child keeps essay and details for the next contest; one tap sets it, one takes it back.';
comment on column identity.application.carried_from is 'The earlier application whose essay and details this one began with.';
