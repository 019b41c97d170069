-- What was asked while jurors scored must not swallow what is asked after the decision.
drop index writing.certainty_run_one_open;
create unique index certainty_run_one_open on writing.certainty_run (contest_id, (scoring_run_id is null)) where state = 'queued';
