-- What was consented to is kept word for word: a text that anybody may have agreed to is never changed, only followed.
create table identity.consent_text (
  version text not null,
  locale text not null,
  body jsonb not null,
  sha256 text not null,
  primary key (version, locale),
  constraint consent_text_version_shape check (version ~ '^[0-9]{4}-[0-9]{1,3}$'),
  constraint consent_text_locale_known check (locale in ('kk', 'ru', 'en')),
  constraint consent_text_whole check (body ?& array['title', 'intro', 'parts'])
);
comment on table identity.consent_text is 'Every version of the consent in every language, {title, intro, parts: [{title, body}]}; append-only. sha256 is of body as text.';

create function identity.seal_consent_text() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if tg_op = 'INSERT' then
    new.sha256 := encode(sha256(convert_to(new.body::text, 'UTF8')), 'hex');
    return new;
  end if;
  raise exception 'identity.consent_text is append-only' using errcode = 'insufficient_privilege';
end
$$;
create trigger consent_text_sealed before insert or update or delete on identity.consent_text
  for each row execute function identity.seal_consent_text();
create trigger consent_text_no_truncate before truncate on identity.consent_text
  for each statement execute function identity.seal_consent_text();

insert into identity.consent_text (version, locale, body) values
  ('2026-1', 'kk', $text${
 "title": "Дербес деректерді жинауға және өңдеуге келісім",
 "intro": "Баланың эссе байқауына қатысуы үшін төмендегіге келісім беремін.",
 "parts": [
  {
   "title": "Кім өңдейді",
   "body": "Байқауды өткізетін қайырымдылық қоры."
  },
  {
   "title": "Қандай деректер",
   "body": "Баланың аты-жөні, туған күні, мектебі, сыныбы, мекенжай ауданы, отбасының телефоны мен поштасы, заңды өкілдің аты-жөні, басымдық тобы туралы жауап және эссе."
  },
  {
   "title": "Не үшін",
   "body": "Өтінімді тексеру, эссені анонимді бағалау, техниканы бөлу, нәтижені хабарлау."
  },
  {
   "title": "Кім көреді",
   "body": "Ұйымдастырушылар мен баланың өңіріндегі үйлестіруші. Қазылар тек анонимді мәтінді көреді."
  },
  {
   "title": "Не жарияланады",
   "body": "Өтінім коды, ауданы және нәтижесі. Баланың аты жарияланбайды."
  },
  {
   "title": "Үшінші тұлғаларға беру",
   "body": "Деректер үшінші тұлғаларға берілмейді."
  },
  {
   "title": "Қанша уақытқа",
   "body": "Байқау мен техниканы тапсыру аяқталғанша, содан кейін тек сандар қалады."
  },
  {
   "title": "Кері қайтару",
   "body": "Келісімді кез келген уақытта өтінім коды мен PIN арқылы кері қайтаруға болады. Деректер бірден өшіріледі."
  }
 ]
}$text$),
  ('2026-1', 'ru', $text${
 "title": "Согласие на сбор и обработку персональных данных",
 "intro": "Даю согласие на следующее, чтобы ребёнок мог участвовать в конкурсе эссе.",
 "parts": [
  {
   "title": "Кто обрабатывает",
   "body": "Благотворительный фонд, который проводит конкурс."
  },
  {
   "title": "Какие данные",
   "body": "Имя ребёнка, дата рождения, школа, класс, район, телефон и почта семьи, имя законного представителя, ответ о приоритетной группе и эссе."
  },
  {
   "title": "Для чего",
   "body": "Проверить заявку, анонимно оценить эссе, распределить технику, сообщить результат."
  },
  {
   "title": "Кто видит",
   "body": "Организаторы и координатор региона ребёнка. Жюри видит только анонимный текст."
  },
  {
   "title": "Что публикуется",
   "body": "Код заявки, район и результат. Имя ребёнка не публикуется."
  },
  {
   "title": "Передача третьим лицам",
   "body": "Данные не передаются третьим лицам."
  },
  {
   "title": "На какой срок",
   "body": "До завершения конкурса и передачи техники, затем остаются только числа."
  },
  {
   "title": "Отзыв",
   "body": "Согласие можно отозвать в любой момент по коду заявки и PIN. Данные сразу стираются."
  }
 ]
}$text$),
  ('2026-1', 'en', $text${
 "title": "Consent to collecting and processing personal data",
 "intro": "I consent to the following so that the child may take part in the essay contest.",
 "parts": [
  {
   "title": "Who processes",
   "body": "The charity that runs the contest."
  },
  {
   "title": "Which data",
   "body": "The child’s name, birth date, school, grade, district, the family’s phone and e-mail, the legal representative’s name, the answer on priority groups, and the essay."
  },
  {
   "title": "What for",
   "body": "To check the application, score the essay anonymously, allocate devices and tell the result."
  },
  {
   "title": "Who sees them",
   "body": "Organisers and the coordinator of the child’s region. Jurors see the anonymous text only."
  },
  {
   "title": "What is published",
   "body": "The application code, the district and the result. Never the child’s name."
  },
  {
   "title": "Passing on",
   "body": "The data are not passed on to others."
  },
  {
   "title": "For how long",
   "body": "Until the contest and the hand-over are over; then only counts remain."
  },
  {
   "title": "Withdrawal",
   "body": "Consent can be withdrawn at any time with application code and PIN. The data are erased at once."
  }
 ]
}$text$);

-- New: certificates and photographs are named, and who may help with the application.
insert into identity.consent_text (version, locale, body) values
  ('2026-2', 'kk', $text${
 "title": "Дербес деректерді жинауға және өңдеуге келісім",
 "intro": "Баланың эссе байқауына қатысуы үшін төмендегіге келісім беремін.",
 "parts": [
  {
   "title": "Кім өңдейді",
   "body": "Байқауды өткізетін қайырымдылық қоры."
  },
  {
   "title": "Қандай деректер",
   "body": "Баланың аты-жөні, туған күні, мектебі, сыныбы, мекенжай ауданы, отбасының телефоны мен поштасы, заңды өкілдің аты-жөні, басымдық тобы туралы жауап пен оның анықтамасы, эссе және қолмен жазылған беттерінің суреті."
  },
  {
   "title": "Не үшін",
   "body": "Өтінімді тексеру, эссені анонимді бағалау, техниканы бөлу, нәтижені хабарлау."
  },
  {
   "title": "Кім көреді",
   "body": "Ұйымдастырушылар, баланың өңіріндегі үйлестіруші және өтінімді толтыруға көмектескен мектеп не қор. Қазылар тек анонимді мәтінді көреді."
  },
  {
   "title": "Не жарияланады",
   "body": "Өтінім коды, ауданы және нәтижесі. Баланың аты жарияланбайды."
  },
  {
   "title": "Үшінші тұлғаларға беру",
   "body": "Деректер үшінші тұлғаларға берілмейді."
  },
  {
   "title": "Қанша уақытқа",
   "body": "Байқау мен техниканы тапсыру аяқталғанша, содан кейін тек сандар қалады. Анықтаманың көшірмесі қаралған соң байқауда көрсетілген мерзімде өздігінен өшеді."
  },
  {
   "title": "Кері қайтару",
   "body": "Келісімді кез келген уақытта кері қайтаруға болады: өтінім коды мен PIN арқылы, заңды өкілге берілген кодпен не ұйымдастырушыға айтып. Деректер бірден өшіріледі."
  }
 ]
}$text$),
  ('2026-2', 'ru', $text${
 "title": "Согласие на сбор и обработку персональных данных",
 "intro": "Даю согласие на следующее, чтобы ребёнок мог участвовать в конкурсе эссе.",
 "parts": [
  {
   "title": "Кто обрабатывает",
   "body": "Благотворительный фонд, который проводит конкурс."
  },
  {
   "title": "Какие данные",
   "body": "Имя ребёнка, дата рождения, школа, класс, район, телефон и почта семьи, имя законного представителя, ответ о приоритетной группе и справка о ней, эссе и снимки рукописных страниц."
  },
  {
   "title": "Для чего",
   "body": "Проверить заявку, анонимно оценить эссе, распределить технику, сообщить результат."
  },
  {
   "title": "Кто видит",
   "body": "Организаторы, координатор региона ребёнка и школа или фонд, если они помогли подать заявку. Жюри видит только анонимный текст."
  },
  {
   "title": "Что публикуется",
   "body": "Код заявки, район и результат. Имя ребёнка не публикуется."
  },
  {
   "title": "Передача третьим лицам",
   "body": "Данные не передаются третьим лицам."
  },
  {
   "title": "На какой срок",
   "body": "До завершения конкурса и передачи техники, затем остаются только числа. Копия справки стирается сама через срок, указанный в конкурсе, после того как её посмотрели."
  },
  {
   "title": "Отзыв",
   "body": "Согласие можно отозвать в любой момент: по коду заявки и PIN, по коду, выданному законному представителю, или через организатора. Данные сразу стираются."
  }
 ]
}$text$),
  ('2026-2', 'en', $text${
 "title": "Consent to collecting and processing personal data",
 "intro": "I consent to the following so that the child may take part in the essay contest.",
 "parts": [
  {
   "title": "Who processes",
   "body": "The charity that runs the contest."
  },
  {
   "title": "Which data",
   "body": "The child’s name, birth date, school, grade, district, the family’s phone and e-mail, the legal representative’s name, the answer on priority groups and the paper that supports it, the essay, and photographs of hand-written pages."
  },
  {
   "title": "What for",
   "body": "To check the application, score the essay anonymously, allocate devices and tell the result."
  },
  {
   "title": "Who sees them",
   "body": "Organisers, the coordinator of the child’s region, and the school or foundation that helped with the application. Jurors see the anonymous text only."
  },
  {
   "title": "What is published",
   "body": "The application code, the district and the result. Never the child’s name."
  },
  {
   "title": "Passing on",
   "body": "The data are not passed on to others."
  },
  {
   "title": "For how long",
   "body": "Until the contest and the hand-over are over; then only counts remain. The copy of a supporting paper deletes itself after it was seen, within the time that the contest states."
  },
  {
   "title": "Withdrawal",
   "body": "Consent can be withdrawn at any time: with application code and PIN, with the code given to the legal representative, or through an organiser. The data are erased at once."
  }
 ]
}$text$);

grant select on identity.consent_text to qarmaq_app;

alter table identity.consent
  add column relation text not null default '',
  add column recorded_by uuid references identity.account (id),
  add column sheet_file uuid references identity.stored_file (id),
  add column withdrawal_hash text,
  add constraint consent_text_known foreign key (text_version, locale) references identity.consent_text (version, locale),
  add constraint consent_sheet_on_paper check (sheet_file is null or channel = 'paper');
comment on column identity.consent.recorded_by is 'Who of the staff recorded a consent that was signed on paper.';
comment on column identity.consent.sheet_file is 'The photograph of the signed sheet; gone with a withdrawal.';
comment on column identity.consent.withdrawal_hash is 'SHA-256 of the code that a guardian who consented by a link may withdraw with.';

create table identity.consent_link (
  id uuid primary key,
  application_id uuid not null references identity.application (id) on delete cascade,
  token_hash text not null,
  text_version text not null,
  sent_by text not null,
  created_by uuid references identity.account (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  outcome text,
  revoked_at timestamptz,
  constraint consent_link_token_unique unique (token_hash),
  constraint consent_link_sent_by_known check (sent_by in ('shown', 'email', 'sms')),
  constraint consent_link_outcome_known check (outcome in ('agreed', 'declined')),
  constraint consent_link_used_with_outcome check ((used_at is null) = (outcome is null)),
  constraint consent_link_ends_once check (used_at is null or revoked_at is null),
  constraint consent_link_expires_later check (expires_at > created_at)
);
comment on table identity.consent_link is 'One-time links to a guardian''s own phone; token_hash is the SHA-256 of what stands in the link. No address is kept here.';
create unique index consent_link_one_open on identity.consent_link (application_id) where used_at is null and revoked_at is null;
create index consent_link_application on identity.consent_link (application_id, created_at);
grant select, insert, update, delete on identity.consent_link to qarmaq_app;

-- A withdrawal forgets what was written in free words when somebody helped with the card.
grant update (note) on identity.recovery to qarmaq_app;
