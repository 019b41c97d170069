-- Runs as the login user (every later migration runs as qarmaq_owner).
-- owner: owns every object, used by migrations alone. app: what requests and jobs run as. juror: what a juror's
-- requests run as; it never receives a right on the schema identity or bridge.
do $$
begin
  if not exists (select from pg_roles where rolname = 'qarmaq_owner') then create role qarmaq_owner nologin; end if;
  if not exists (select from pg_roles where rolname = 'qarmaq_app') then create role qarmaq_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'qarmaq_juror') then create role qarmaq_juror nologin; end if;
  execute format('grant qarmaq_owner, qarmaq_app, qarmaq_juror to %I', session_user);
  execute format('grant create, connect on database %I to qarmaq_owner', current_database());
end
$$;

create extension if not exists pg_trgm;

set local role qarmaq_owner;

create schema identity;
create schema writing;
create schema bridge;
create schema contest;
create schema region;
create schema allocation;
create schema message;
create schema audit;

comment on schema identity is 'Who: accounts, applicants, guardians, contacts, consents. No right for the juror role, ever.';
comment on schema writing is 'What was written and how it was scored: essays, anonymous texts, assignments, reviews.';
comment on schema bridge is 'The one join between identity and writing.';

grant usage on schema identity, writing, bridge, contest, region, allocation, message, audit to qarmaq_app;
grant usage on schema writing, contest, audit to qarmaq_juror;
