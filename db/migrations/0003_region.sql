create table region.unit (
  kato char(9) primary key,
  parent char(9) references region.unit (kato),
  level smallint not null,
  iso text,
  name_kk text not null,
  name_ru text not null,
  name_en text not null,
  population integer,
  constraint unit_level_known check (level in (1, 2)),
  constraint unit_parent_of_level check ((level = 1) = (parent is null))
);
comment on table region.unit is 'Official regions (level 1) and districts, cities, city districts (level 2) by KATO code; loaded from db/reference.';
create index unit_parent on region.unit (parent);
grant select, insert, update on region.unit to qarmaq_app;
