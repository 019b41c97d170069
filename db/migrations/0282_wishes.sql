alter table identity.application
  add column accepts text[],
  add constraint application_accepts_known check (
    accepts <@ '{laptop,desktop,tablet,phone}' and cardinality(accepts) > 0);
comment on column identity.application.accepts is 'Device classes that would help, the dearest first; null: any.';

alter table identity.duplicate_flag
  drop constraint duplicate_flag_resolution_known,
  add constraint duplicate_flag_resolution_known check (resolution in ('open', 'different', 'duplicate', 'household'));
comment on column identity.duplicate_flag.resolution is 'household: two children who live together, and receive at most one device.';
