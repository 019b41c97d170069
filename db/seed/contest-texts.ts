import type { Locale } from '#app/domain/context.ts'

export type Doc = { type: 'doc'; content: object[] }
export type ContestText = { title: string; task: Doc; instructions: Doc }
export type ContestTexts = Record<Locale, ContestText>

const text = (words: string) => ({ type: 'text', text: words })
const p = (words: string) => ({ type: 'paragraph', content: [text(words)] })
const h = (words: string) => ({ type: 'heading', attrs: { level: 2 }, content: [text(words)] })
const list = (...items: string[]) => ({
  type: 'bulletList',
  content: items.map((item) => ({ type: 'listItem', content: [p(item)] })),
})
const mail = (before: string) => ({
  type: 'paragraph',
  content: [
    text(before),
    { ...text('baiqau@qarmaq.example'), marks: [{ type: 'link', attrs: { href: 'mailto:baiqau@qarmaq.example' } }] },
  ],
})
const doc = (...content: object[]): Doc => ({ type: 'doc', content })

const instructions: Record<Locale, Doc> = {
  kk: doc(
    h('Қалай жазу керек'),
    list(
      'Эссенің көлемі 60 сөзден кем, 300 сөзден артық болмасын. Сөзді бағдарламаның өзі санайды.',
      'Қазақ, орыс немесе ағылшын тілінде жаз. Тілді таңдауың бағаға әсер етпейді.',
      'Өзің жаз, өз сөзіңмен жаз. Емле қателері үшін балл азаймайды.',
      'Телефоныңда қазақ әріптері болмаса, алаңдама: оларсыз да жаза бер.',
      'Эссенің ішінде аты-жөніңді, мектебіңді, ауылыңды және телефон нөміріңді жазба. Қазылар эссені кім жазғанын білмей оқиды.',
    ),
    h('Одан кейін не болады'),
    p(
      'Өтінім қабылдау аяқталған соң әр эссені үш қазы бағалайды. Нәтиже осы сайтта өтінім коды бойынша жарияланады: баланың аты-жөні еш жерде көрсетілмейді.',
    ),
    mail('Сұрағың болса, жаз: '),
  ),
  ru: doc(
    h('Как писать'),
    list(
      'Объём эссе — не меньше 60 и не больше 300 слов. Слова считает сама программа.',
      'Пиши на казахском, русском или английском. Выбор языка на оценку не влияет.',
      'Пиши сам или сама и своими словами. За ошибки правописания баллы не снижаются.',
      'Если в телефоне нет казахских букв, не беспокойся: пиши без них.',
      'Не называй в эссе своё имя, школу, село и номер телефона. Жюри читает, не зная автора.',
    ),
    h('Что будет потом'),
    p(
      'Когда приём заявок закончится, каждое эссе оценят три члена жюри. Результат появится на этом сайте по коду заявки: имена детей нигде не публикуются.',
    ),
    mail('Если есть вопросы, пиши: '),
  ),
  en: doc(
    h('How to write'),
    list(
      'The essay has at least 60 and at most 300 words. The program counts them for you.',
      'Write in Kazakh, Russian or English. The language does not change the score.',
      'Write it yourself and in your own words. Spelling mistakes cost no points.',
      'If your phone has no Kazakh letters, do not worry: write without them.',
      'Do not put your name, school, village or phone number into the essay. The jury reads without knowing the author.',
    ),
    h('What happens next'),
    p(
      'When applications have closed, three jurors score each essay. The result appears on this site by application code: no child’s name is published anywhere.',
    ),
    mail('If you have a question, write to '),
  ),
}

export function springTexts(year: number): ContestTexts {
  return {
    kk: {
      title: `Балаларға қармақ бер! ${year}, бірінші байқау`,
      task: doc(
        p('Үйіңде компьютер пайда болды деп елестет. Сол күннен бастап өміріңде не өзгереді? Осы туралы эссе жаз.'),
        p('Бізге мінсіз мәтін емес, сенің өз ойың керек. Мына сұрақтар көмектеседі:'),
        list(
          'Қазір компьютер болмағандықтан, нені істей алмай жүрсің?',
          'Компьютермен ең алдымен не істейсің?',
          'Оның отбасыңа, сыныбыңа немесе ауылыңа қандай пайдасы тиеді?',
        ),
        p('Дұрыс не бұрыс жауап жоқ. Болған оқиғаны, нақты мысалды жазсаң, біз сені жақсырақ түсінеміз.'),
      ),
      instructions: instructions.kk,
    },
    ru: {
      title: `Дай детям удочку! ${year}, первый конкурс`,
      task: doc(
        p(
          'Представь, что у тебя дома появился компьютер. Что изменится в твоей жизни с этого дня? Напиши об этом эссе.',
        ),
        p('Нам нужен не безупречный текст, а твоя собственная мысль. Помогут вопросы:'),
        list(
          'Что у тебя сейчас не получается из-за того, что компьютера нет?',
          'Что ты сделаешь на компьютере в первую очередь?',
          'Какую пользу он принесёт твоей семье, классу или селу?',
        ),
        p('Правильных и неправильных ответов нет. Если расскажешь настоящий случай, мы лучше поймём тебя.'),
      ),
      instructions: instructions.ru,
    },
    en: {
      title: `Give children a fishing rod! ${year}, first contest`,
      task: doc(
        p('Imagine that there is a computer in your home. What changes in your life from that day on? Write an essay.'),
        p('We do not look for a perfect text but for your own thought. These questions may help:'),
        list(
          'What can you not do now because you have no computer?',
          'What will you do with it first?',
          'How can it help your family, your class or your village?',
        ),
        p(
          'There are no right or wrong answers. If you tell us something that really happened, we understand you better.',
        ),
      ),
      instructions: instructions.en,
    },
  }
}

export function autumnTexts(year: number): ContestTexts {
  return {
    kk: {
      title: `Балаларға қармақ бер! ${year}, екінші байқау`,
      task: doc(
        p('Қазір қолыңнан келмейтін, ал компьютер болса үйреніп алар едің деген бір іс бар ма? Сол туралы эссе жаз.'),
        list('Ол қандай іс және ол саған неге керек?', 'Оны үйренуге қазір не кедергі?', 'Үйренген соң не істейсің?'),
      ),
      instructions: instructions.kk,
    },
    ru: {
      title: `Дай детям удочку! ${year}, второй конкурс`,
      task: doc(
        p(
          'Есть ли дело, которое у тебя пока не получается, но с компьютером ты бы ему научился или научилась? Напиши о нём эссе.',
        ),
        list(
          'Что это за дело и зачем оно тебе?',
          'Что мешает научиться ему сейчас?',
          'Что ты сделаешь, когда научишься?',
        ),
      ),
      instructions: instructions.ru,
    },
    en: {
      title: `Give children a fishing rod! ${year}, second contest`,
      task: doc(
        p('Is there something that you cannot do yet, but would learn if you had a computer? Write an essay about it.'),
        list(
          'What is it, and why do you need it?',
          'What keeps you from learning it now?',
          'What will you do once you can?',
        ),
      ),
      instructions: instructions.en,
    },
  }
}

export function openTexts(year: number): ContestTexts {
  return {
    kk: {
      title: `Менің алғашқы компьютерім, ${year}`,
      task: doc(
        p('Алғашқы компьютерің үйге келген күнді суретте. Сол күн қалай өтеді? Бір жылдан кейін не өзгереді?'),
        p('Ойыңа бірінші келгенін емес, өзің үшін ең маңыздысын жаз.'),
      ),
      instructions: instructions.kk,
    },
    ru: {
      title: `Мой первый компьютер, ${year}`,
      task: doc(
        p('Опиши день, когда в твой дом приходит первый компьютер. Как он пройдёт? Что изменится через год?'),
        p('Пиши не первое, что пришло в голову, а то, что для тебя важнее всего.'),
      ),
      instructions: instructions.ru,
    },
    en: {
      title: `My first computer, ${year}`,
      task: doc(
        p(
          'Describe the day on which your first computer comes home. What happens on that day? What is different a year later?',
        ),
        p('Do not write what comes to mind first, but what matters most to you.'),
      ),
      instructions: instructions.en,
    },
  }
}
