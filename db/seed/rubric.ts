/** The same words in Kazakh, Russian and English. */
export type Words = readonly [kk: string, ru: string, en: string]

export type RubricCriterion = {
  key: string
  weight: number
  /** logits: positive means that high levels are harder to reach */
  difficulty: number
  name: Words
  /** from score 0 upwards */
  levels: readonly Words[]
}

export const rubric: readonly RubricCriterion[] = [
  {
    key: 'idea',
    weight: 2,
    difficulty: 0.1,
    name: ['Ой мен мақсат', 'Мысль и цель', 'Idea and aim'],
    levels: [
      ['Мәтін тақырыпқа қатысты емес.', 'Текст не относится к теме.', 'The text is not about the task.'],
      [
        'Тақырып аталған, бірақ автордың өз ойы көрінбейді.',
        'Тема названа, но собственной мысли автора не видно.',
        'The topic is named, but no thought of the author’s own can be seen.',
      ],
      [
        'Автордың өз ойы бар, бірақ ол жалпы сөзбен айтылған.',
        'Своя мысль есть, но она выражена общими словами.',
        'There is a thought of the author’s own, put in general words.',
      ],
      ['Ойы анық, мақсаты түсінікті.', 'Мысль ясна, цель понятна.', 'The thought is clear and so is the aim.'],
      [
        'Ойы терең: мақсаттың автор үшін неге маңызды екеніне сендіреді.',
        'Мысль глубокая: убеждает, почему эта цель важна для автора.',
        'The thought goes deep: it convinces why this aim matters to the author.',
      ],
    ],
  },
  {
    key: 'concrete',
    weight: 2,
    difficulty: 0.3,
    name: ['Нақтылық пен шынайылық', 'Конкретность и искренность', 'Concrete and sincere'],
    levels: [
      ['Нақты ештеңе айтылмаған.', 'Ничего конкретного не сказано.', 'Nothing concrete is said.'],
      ['Жалпы тілектер ғана айтылған.', 'Есть только общие пожелания.', 'There are general wishes only.'],
      [
        'Бір мысал бар, бірақ ол ашылмаған.',
        'Есть один пример, но он не раскрыт.',
        'There is one example, but it is not developed.',
      ],
      [
        'Өз өмірінен нақты мысал келтіреді.',
        'Приводится конкретный пример из своей жизни.',
        'There is a concrete example from the author’s own life.',
      ],
      [
        'Мысалдары дәл әрі шынайы: оқырман автордың өмірін көз алдына елестетеді.',
        'Примеры точны и искренни: читатель видит жизнь автора своими глазами.',
        'The examples are exact and sincere: the reader can see the author’s life.',
      ],
    ],
  },
  {
    key: 'plan',
    weight: 1.5,
    difficulty: -0.1,
    name: ['Компьютерді пайдалану жоспары', 'Зачем нужен компьютер', 'Plan for the computer'],
    levels: [
      [
        'Компьютердің не үшін керек екені айтылмаған.',
        'Не сказано, зачем нужен компьютер.',
        'It is not said what the computer is for.',
      ],
      [
        'Компьютер керек екені айтылған, бірақ онымен не істейтіні белгісіз.',
        'Сказано, что компьютер нужен, но неясно, для чего.',
        'A computer is wanted, but it is unclear what for.',
      ],
      ['Бір-екі мақсат аталған.', 'Названы одна-две цели.', 'One or two uses are named.'],
      [
        'Жоспары нақты әрі орындауға болатындай.',
        'План конкретный и выполнимый.',
        'The plan is concrete and can be carried out.',
      ],
      [
        'Жоспары нақты, орындауға болатындай және өзгелерге де пайдасы бар.',
        'План конкретный, выполнимый и полезный не только автору.',
        'The plan is concrete, can be carried out and helps others too.',
      ],
    ],
  },
  {
    key: 'structure',
    weight: 1,
    difficulty: -0.3,
    name: ['Мәтіннің құрылымы', 'Построение текста', 'Structure of the text'],
    levels: [
      [
        'Жеке сөздер ғана, байланысты мәтін жоқ.',
        'Отдельные слова, связного текста нет.',
        'Single words, no connected text.',
      ],
      [
        'Ойлар ретсіз берілген, түсіну қиын.',
        'Мысли идут без порядка, понять трудно.',
        'The thoughts have no order and are hard to follow.',
      ],
      [
        'Негізгі ойды аңғаруға болады, бірақ бөліктері байланыспаған.',
        'Главную мысль можно уловить, но части не связаны.',
        'The main thought can be made out, but the parts do not connect.',
      ],
      [
        'Басы, ортасы және соңы бар, оқуға жеңіл.',
        'Есть начало, середина и конец, читать легко.',
        'It has a beginning, a middle and an end and reads easily.',
      ],
      [
        'Бөліктері бір-бірімен қисынды байланысқан, мәтін тұтас оқылады.',
        'Части вытекают одна из другой, текст читается как целое.',
        'Each part follows from the one before; the text reads as a whole.',
      ],
    ],
  },
  {
    key: 'voice',
    weight: 1,
    difficulty: 0.4,
    name: ['Автордың өз үні', 'Собственный голос', 'The author’s own voice'],
    levels: [
      [
        'Мәтін көшірілген сияқты, автордың өз сөзі жоқ.',
        'Текст похож на чужой, автора не слышно.',
        'The text seems to be someone else’s; the author is not heard.',
      ],
      ['Дайын сөз тіркестерінен құралған.', 'Составлен из готовых фраз.', 'It is made of ready phrases.'],
      [
        'Кей жерінде автордың өз сөзі көрінеді.',
        'Местами слышна речь самого автора.',
        'In places the author’s own words show.',
      ],
      [
        'Өз сөзімен, анық жазылған. Емле қателері ескерілмейді.',
        'Написано своими словами и ясно. Ошибки правописания не учитываются.',
        'It is clear and in the author’s own words. Spelling mistakes do not count.',
      ],
      [
        'Автордың үні ерекше, есте қалады. Емле қателері ескерілмейді.',
        'Голос автора узнаётся и запоминается. Ошибки правописания не учитываются.',
        'The voice is unmistakable and stays in memory. Spelling mistakes do not count.',
      ],
    ],
  },
]

export type PriorityGroup = { key: string; tier: number; name: Words }

export const priorityGroups: readonly PriorityGroup[] = [
  { key: 'orphan', tier: 1, name: ['Жетім бала', 'Ребёнок-сирота', 'Orphan'] },
  {
    key: 'no-parental-care',
    tier: 1,
    name: [
      'Ата-анасының қамқорлығынсыз қалған бала',
      'Ребёнок, оставшийся без попечения родителей',
      'Child left without parental care',
    ],
  },
  {
    key: 'disability',
    tier: 2,
    name: ['Мүгедектігі бар бала', 'Ребёнок с инвалидностью', 'Child with a disability'],
  },
  {
    key: 'low-income',
    tier: 3,
    name: ['Аз қамтылған отбасының баласы', 'Ребёнок из малообеспеченной семьи', 'Child of a low-income family'],
  },
  {
    key: 'large-family',
    tier: 3,
    name: ['Көпбалалы отбасының баласы', 'Ребёнок из многодетной семьи', 'Child of a large family'],
  },
]
