import type { Criterion, InLanguages, PriorityGroup } from './contest.ts'

/**
 * The groups that the charity puts first. Names follow the law's words: Resolution No 64 of 25.01.2008 (orphans,
 * children without parental care), Law 129-VII of 27.06.2022 (children with disability).
 */
export const defaultGroups: readonly PriorityGroup[] = [
  { key: 'orphan', tier: 1, names: { kk: 'Жетім бала', ru: 'Ребёнок-сирота', en: 'Orphan' } },
  {
    key: 'no-parental-care',
    tier: 1,
    names: {
      kk: 'Ата-анасының қамқорлығынсыз қалған бала',
      ru: 'Ребёнок, оставшийся без попечения родителей',
      en: 'Child left without parental care',
    },
  },
  {
    key: 'disability',
    tier: 1,
    names: { kk: 'Мүгедектігі бар бала', ru: 'Ребёнок с инвалидностью', en: 'Child with a disability' },
  },
  {
    key: 'low-income',
    tier: 2,
    names: {
      kk: 'Аз қамтылған отбасының баласы',
      ru: 'Ребёнок из малообеспеченной семьи',
      en: 'Child of a low-income family',
    },
  },
  {
    key: 'large-family',
    tier: 3,
    names: { kk: 'Көпбалалы отбасының баласы', ru: 'Ребёнок из многодетной семьи', en: 'Child of a large family' },
  },
]

type Suggested = { weight: number; names: InLanguages; levels: readonly InLanguages[] }

const suggested: readonly Suggested[] = [
  {
    weight: 3,
    names: { kk: 'Ой мен тақырып', ru: 'Мысль и тема', en: 'Idea and relevance' },
    levels: [
      { kk: 'Тақырып туралы ештеңе айтылмаған.', ru: 'О теме ничего не сказано.', en: 'Says nothing about the topic.' },
      {
        kk: 'Тақырып аталған, бірақ автордың өз ойы көрінбейді.',
        ru: 'Тема названа, но своей мысли автора не видно.',
        en: 'Names the topic, but no thought of the author’s own appears.',
      },
      {
        kk: 'Өз ойы бар, бірақ бір-екі сөйлеммен ғана айтылған.',
        ru: 'Своя мысль есть, но выражена одной-двумя фразами.',
        en: 'Has a thought of its own, told in a sentence or two.',
      },
      {
        kk: 'Ойы түсінікті: компьютер не үшін керек екені айтылған.',
        ru: 'Мысль понятна: сказано, зачем нужен компьютер.',
        en: 'The thought is clear: it says what the computer is for.',
      },
      {
        kk: 'Ойы терең: компьютер өмірін қалай өзгертетіні дәлелді айтылған.',
        ru: 'Мысль глубокая: убедительно показано, как компьютер изменит жизнь.',
        en: 'The thought goes deep: it shows convincingly how a computer would change life.',
      },
    ],
  },
  {
    weight: 3,
    names: { kk: 'Жоспардың нақтылығы', ru: 'Конкретность плана', en: 'How concrete the plan is' },
    levels: [
      { kk: 'Жоспар жоқ.', ru: 'Плана нет.', en: 'There is no plan.' },
      {
        kk: 'Жалпы тілек қана бар («жақсы оқимын»).',
        ru: 'Есть только общее желание («буду хорошо учиться»).',
        en: 'Only a general wish (“I will study well”).',
      },
      {
        kk: 'Бір нақты іс аталған.',
        ru: 'Названо одно конкретное дело.',
        en: 'One concrete thing to do is named.',
      },
      {
        kk: 'Бірнеше нақты іс және оларды қалай бастайтыны айтылған.',
        ru: 'Названо несколько дел и то, с чего автор начнёт.',
        en: 'Several concrete things, and how the author will begin.',
      },
      {
        kk: 'Жоспар қадам-қадаммен ойластырылған, оған сенуге болады.',
        ru: 'План продуман по шагам, ему веришь.',
        en: 'The plan is thought through step by step and believable.',
      },
    ],
  },
  {
    weight: 2,
    names: { kk: 'Шынайылық пен өз үні', ru: 'Искренность и собственный голос', en: 'Honesty and own voice' },
    levels: [
      {
        kk: 'Мәтін көшірілген не автордың өзі туралы ештеңе жоқ.',
        ru: 'Текст списан или в нём нет ничего о самом авторе.',
        en: 'The text is copied, or nothing in it is about the author.',
      },
      {
        kk: 'Дайын сөз тіркестері басым.',
        ru: 'Преобладают готовые фразы.',
        en: 'Mostly ready-made phrases.',
      },
      {
        kk: 'Өз өмірінен кемінде бір мысал бар.',
        ru: 'Есть хотя бы один пример из своей жизни.',
        en: 'At least one example from the author’s own life.',
      },
      {
        kk: 'Өз сөзімен, өз өмірі туралы жазылған.',
        ru: 'Написано своими словами и о своей жизни.',
        en: 'Written in the author’s own words about the author’s own life.',
      },
      {
        kk: 'Автордың үні айқын, мәтін оқырманды сендіреді.',
        ru: 'Голос автора ясно слышен, текст убеждает читателя.',
        en: 'The author’s voice is unmistakable and convinces the reader.',
      },
    ],
  },
  {
    weight: 1,
    names: { kk: 'Құрылымы', ru: 'Построение', en: 'Structure' },
    levels: [
      {
        kk: 'Сөйлемдер бір-бірімен байланыспаған.',
        ru: 'Фразы не связаны между собой.',
        en: 'Sentences do not connect.',
      },
      {
        kk: 'Байланыс бар, бірақ ой жиі үзіледі.',
        ru: 'Связь есть, но мысль часто обрывается.',
        en: 'They connect, but the thought often breaks off.',
      },
      {
        kk: 'Басы мен соңы бар.',
        ru: 'Есть начало и конец.',
        en: 'It has a beginning and an end.',
      },
      {
        kk: 'Ой ретімен дамиды.',
        ru: 'Мысль развивается по порядку.',
        en: 'The thought unfolds in order.',
      },
      {
        kk: 'Мәтін тұтас: әр бөлігі бір ойға қызмет етеді.',
        ru: 'Текст целен: каждая часть служит одной мысли.',
        en: 'The text is whole: every part serves one thought.',
      },
    ],
  },
  {
    weight: 1,
    names: { kk: 'Салынған еңбек', ru: 'Вложенный труд', en: 'Effort' },
    levels: [
      { kk: 'Асығыс жазылған бір-екі сөйлем.', ru: 'Одна-две фразы наспех.', en: 'A sentence or two in haste.' },
      {
        kk: 'Тапсырманың бір бөлігіне ғана жауап берілген.',
        ru: 'Ответ дан лишь на часть задания.',
        en: 'Answers only a part of the task.',
      },
      {
        kk: 'Тапсырманың бәріне қысқа жауап берілген.',
        ru: 'На всё задание дан краткий ответ.',
        en: 'Answers the whole task briefly.',
      },
      {
        kk: 'Тапсырманың бәріне ойланып жауап берілген.',
        ru: 'На всё задание дан обдуманный ответ.',
        en: 'Answers the whole task with thought.',
      },
      {
        kk: 'Автор өз жасына сай барын салғаны көрінеді.',
        ru: 'Видно, что автор для своего возраста сделал всё, что мог.',
        en: 'It shows that the author did all that the age allows.',
      },
    ],
  },
]

/**
 * The rubric that is offered to a new contest: five criteria from 0 to 4. It does not judge spelling or the absence
 * of Kazakh letters, since both tell more about the telephone than about the child.
 */
export function defaultRubric(newId: () => string): Criterion[] {
  return suggested.map(({ weight, names, levels }) => ({
    id: newId(),
    weight,
    names,
    levels: levels.map((texts, score) => ({ score, texts })),
  }))
}
