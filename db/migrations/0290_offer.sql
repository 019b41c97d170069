alter table allocation.policy
  add column answer_days integer not null default 21,
  add constraint policy_answer_days_range check (answer_days between 1 and 90);
comment on column allocation.policy.answer_days is 'So many days a family has to say whether it takes the device.';

create table allocation.offer (
  application_id uuid primary key references identity.application (id),
  contest_id uuid not null references contest.contest (id),
  run_id uuid not null references allocation.run (id),
  lot text,
  class text not null,
  state text not null default 'offered',
  told_at timestamptz not null,
  answer_by date not null,
  answered_at timestamptz,
  answered_by uuid references identity.account (id),
  reason text not null default '',
  instead_of uuid references identity.application (id),
  confirmed_by uuid references identity.account (id),
  reminded_at timestamptz,
  constraint offer_state_known check (state in ('offered', 'accepted', 'declined', 'released')),
  constraint offer_answered_at_with_state check ((state = 'offered') = (answered_at is null)),
  constraint offer_reason_length check (length(reason) <= 500),
  constraint offer_one_successor unique (instead_of),
  constraint offer_not_own_successor check (instead_of <> application_id)
);
comment on table allocation.offer is 'A device that a child was told of, by a published list or in the place of somebody, and what the family answered. It is never taken back.';
comment on column allocation.offer.run_id is 'The run in whose problem the lot stands.';
comment on column allocation.offer.state is 'released: no answer came by the day, and an organiser confirmed it.';
comment on column allocation.offer.instead_of is 'Whose device it was before they declined or were not reached; null: by the list itself.';
create index offer_contest on allocation.offer (contest_id, state);

grant select, insert, update, delete on allocation.offer to qarmaq_app;

-- Who was told before answers were asked for has the usual time from today.
insert into allocation.offer (application_id, contest_id, run_id, lot, class, told_at, answer_by)
  select d.application_id, r.contest_id, r.id, d.lot, coalesce(d.reason ->> 'class', ''), r.published_at, current_date + 21
  from allocation.decision d
  join allocation.run r on r.id = d.run_id and r.state = 'published'
  join identity.application a on a.id = d.application_id and a.state = 'submitted'
  where d.outcome = 'recipient';
