import type { Locale } from '#app/domain/context.ts'

/** An invented essay to practise on, with scores and reasons in the order of the suggested rubric. */
export type PracticeText = { language: Locale; body: string; scores: readonly number[]; reasons: readonly string[] }

export const practiceTexts: readonly PracticeText[] = [
  {
    language: 'kk',
    body: `Менің інім екеуміз бір телефонмен оқимыз. Таңертең ол сабағын ашады, мен кезегімді күтемін, кешке менің уақытым келеді. Сондықтан информатика үйірмесіне жазылсам да, тапсырманы дәптерге ғана жазып жүрмін.

Компьютер болса, алдымен үйірмедегі мұғаліміміз берген тегін курсты бітіремін: онда он екі сабақ бар, аптасына екеуін үлгеремін. Содан кейін ауылымыздағы автобустың кестесін көрсететін шағын бағдарлама жасағым келеді, өйткені кесте тек аялдамадағы қағазда тұр, ал қыста оны қар басып қалады. Дайын болғанда оны алдымен әжеме көрсетемін.

Інім де менімен отырып үйренеді. Екеуміз кезекпен емес, бірге оқимыз.`,
    scores: [4, 4, 4, 3, 3],
    reasons: [
      'Компьютер не үшін керек екені де, өмірін қалай өзгертетіні де дәлелмен айтылған: кезек күту, дәптерге жазылған тапсырма.',
      'Курс, он екі сабақ, аптасына екеу, сосын кесте бағдарламасы: қадамдары анық, сенуге болады.',
      'Әжесі, қар басқан кесте, інісі – өз өмірі, өз үні.',
      'Басы мен соңы байланысқан, ортасы ретімен жүреді.',
      'Тілі түсінікті әрі таза, кей жері қарапайым.',
    ],
  },
  {
    language: 'kk',
    body: `Компьютер қазіргі заманда өте керек зат. Компьютер арқылы біз көп білім аламыз. Мен де компьютерім болса жақсы оқитын едім, сабағымды жақсы орындайтын едім.

Болашақта дәрігер болғым келеді. Компьютер маған көмектеседі деп ойлаймын. Интернеттен керек нәрсені тауып, оқимын. Сондықтан маған компьютер керек.`,
    scores: [2, 1, 1, 2, 2],
    reasons: [
      'Өз ойы бар (дәрігер болу), бірақ бір сөйлеммен ғана айтылған.',
      'Жалпы тілек қана: «жақсы оқимын», нақты іс аталмаған.',
      'Дайын сөз тіркестері басым, өз өмірінен мысал жоқ.',
      'Басы мен соңы бар, бірақ ой қайталана береді.',
      'Түсінікті, бірақ сөз қоры шағын.',
    ],
  },
  {
    language: 'ru',
    body: `Я хожу в сельскую библиотеку по вторникам и пятницам, потому что там стоит единственный компьютер, до которого я могу дойти. Час стоит в очереди, час за ним. За это время я научился делать одну вещь: монтировать звук. Мой дедушка рассказывает истории про нашу реку, какой она была, когда в ней ловили сомов, и я записываю его на телефон.

Если у меня будет свой компьютер, я за зиму соберу из этих записей десять коротких выпусков. У меня уже есть план: сначала переписать все рассказы словами, потом убрать шум, потом попросить учителя музыки помочь с заставкой. Первый выпуск я отдам в школьный музей.

Дедушке семьдесят восемь лет, поэтому я не хочу ждать.`,
    scores: [4, 4, 4, 4, 3],
    reasons: [
      'Ясно, что изменится: не «больше учиться», а успеть сохранить рассказы дедушки.',
      'Есть шаги, срок и первый результат: выпуск для школьного музея.',
      'Голос автора слышен в каждой фразе, особенно в последней.',
      'От библиотеки к плану и к концу, который объясняет срочность.',
      'Язык живой; одна фраза неточна («час стоит в очереди»).',
    ],
  },
  {
    language: 'ru',
    body: `Мне нужен компьютер чтобы делать уроки. Сейчас я делаю их на мамином телефоне, а когда она на работе я не могу. По математике задают на сайте.

Ещё я хочу научиться печатать и сделать презентацию про наш класс. Я буду заниматься каждый день и помогать сестре.`,
    scores: [3, 2, 3, 2, 2],
    reasons: [
      'Понятно, зачем нужен компьютер: телефон занят, задания на сайте.',
      'Названо одно конкретное дело: презентация про класс; остальное общее.',
      'Своими словами о своей жизни, хотя коротко.',
      'Есть начало и конец, переход ко второй части резкий.',
      'Понятно, несколько пропущенных запятых. За это баллы сильно не снижаем.',
    ],
  },
  {
    language: 'en',
    body: `My friend moved to another town last year and we write to each other in English, because it is the language both of us are learning. I answer from my father's phone, so my letters are short: the screen is small and he needs the phone back.

With a computer I would write longer letters, and I would start the thing we talk about all the time. We want to make a small dictionary of the words that farmers here use for the wind. There are seven winds that I know of. I would type the words, she would draw a picture for each, and in May we would print it for both of our schools.

I have already asked three neighbours. One of them knew a wind that my father had never heard of.`,
    scores: [4, 4, 4, 4, 4],
    reasons: [
      'It shows what would change and why it matters to the author.',
      'Who does what, until when, and what has begun already.',
      'Seven winds and the neighbour: nobody else could have written this.',
      'Each paragraph grows out of the one before it, and the end surprises.',
      'Clear and lively, with its own images.',
    ],
  },
  {
    language: 'en',
    body: `Computer is very useful for students. Nowadays all people use computers. If I have a computer I will learn English and programming and I will be a good specialist.

I promise that I will study well. Thank you for reading my essay.`,
    scores: [1, 1, 1, 2, 2],
    reasons: [
      'The topic is named, but no thought of the author’s own appears.',
      'Only general wishes: English, programming, a good specialist.',
      'Ready-made phrases; nothing is about the author.',
      'It has a beginning and an end.',
      'Understandable, with few words. Small mistakes do not lower the score much.',
    ],
  },
]

/** What the lowest and the highest level of the first two criteria look like. */
export const levelExamples: readonly { criterion: number; score: number; texts: Record<Locale, string> }[] = [
  {
    criterion: 0,
    score: 1,
    texts: {
      kk: '«Компьютер – қазіргі заманның керек құралы».',
      ru: '«Компьютер — важная вещь в современном мире».',
      en: '“A computer is an important thing in the modern world.”',
    },
  },
  {
    criterion: 0,
    score: 4,
    texts: {
      kk: '«Ағаммен телефонды бөлісіп, кешке дейін сабағымды күтпеймін: үйірмедегі жобамды өзім аяқтаймын».',
      ru: '«Мне больше не придётся ждать вечера, пока брат вернёт телефон: я сам закончу проект для кружка».',
      en: '“I will not wait until evening for my brother’s phone: I will finish my project for the club myself.”',
    },
  },
  {
    criterion: 1,
    score: 1,
    texts: { kk: '«Жақсы оқимын».', ru: '«Буду хорошо учиться».', en: '“I will study well.”' },
  },
  {
    criterion: 1,
    score: 3,
    texts: {
      kk: '«Алдымен теруді үйренемін, сосын мектеп газетіне апта сайын бір жазба беремін».',
      ru: '«Сначала научусь печатать, потом буду раз в неделю писать заметку в школьную газету».',
      en: '“First I will learn to type, then I will write a note for the school paper every week.”',
    },
  },
]
