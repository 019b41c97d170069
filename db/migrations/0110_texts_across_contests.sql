-- A text may have been sent to an earlier contest: bands are looked up in all of them.
create index essay_band_band on writing.essay_band (band);
