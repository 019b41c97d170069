import type { KnownIdentity } from '#app/core/blinding/identifier.ts'

export const aigul: KnownIdentity = {
  givenName: 'Айгүл',
  familyName: 'Серікбаева',
  patronymic: 'Нұрланқызы',
  guardianName: 'Серікбаева Гүлмира Амантайқызы',
  school: '№ 12 орта мектеп',
  village: 'Ақбұлақ',
  districts: ['Шу ауданы', 'Шуский район', 'Shu District'],
  regions: ['Жамбыл облысы', 'Жамбылская область', 'Jambyl Region'],
}

export const nur: KnownIdentity = {
  givenName: 'Нұр',
  familyName: 'Арман',
  school: 'Абай атындағы мектеп',
  village: 'Бірлік',
  districts: ['Абай ауданы', 'Абайский район', 'Abai District'],
  regions: ['Абай облысы', 'область Абай', 'Abai Region'],
}

export const ivan: KnownIdentity = {
  givenName: 'Анна',
  familyName: 'Ковалевская',
  patronymic: 'Сергеевна',
  guardianName: 'Ковалевский Сергей Петрович',
  school: 'КГУ «Школа-лицей имени Ч. Валиханова»',
  village: 'Каракемер',
  districts: ['Енбекшиказахский район', 'Еңбекшіқазақ ауданы'],
  regions: ['Алматинская область', 'Алматы облысы'],
}

const children = { aigul, nur, ivan }

/** Child, then the sentence with what must be marked as ⟦kind:text⟧. */
const table: readonly (readonly [keyof typeof children, string])[] = [
  // Kazakh: own name through suffixes
  ['aigul', 'Менің атым ⟦name:Айгүл⟧.'],
  ['aigul', 'Бұл ⟦name:Айгүлдің⟧ дәптері.'],
  ['aigul', 'Анам маған: «⟦name:Айгүлім⟧, кітап оқы», – деді.'],
  ['aigul', 'Ол ⟦name:Айгүлге⟧ компьютер берді.'],
  ['aigul', 'Достарым ⟦name:Айгүлден⟧ көмек сұрайды.'],
  ['aigul', 'Ағам ⟦name:Айгүлмен⟧ бірге оқиды.'],
  ['aigul', 'Мен ⟦name:Айгүлмін⟧.'],
  ['aigul', 'Бізде екі ⟦name:Айгүл⟧ бар.'],
  ['aigul', 'Сыныптағы ⟦name:Айгүлдердің⟧ бірі менмін.'],
  ['aigul', 'Бұл кітап ⟦name:Айгүлдікі⟧.'],
  ['aigul', 'Мен ⟦name:Айгүл Серікбаевамын⟧.'],
  ['aigul', '⟦name:Серікбаева Айгүл Нұрланқызы⟧, 7-сынып.'],
  ['aigul', 'Бұл эссені ⟦name:А. Серікбаева⟧ жазды.'],
  ['aigul', '⟦name:Серікбаевтар⟧ әулеті үлкен.'],
  ['aigul', 'Әкемнің аты ⟦relative:Нұрлан⟧.'],
  ['aigul', 'Анам ⟦relative:Гүлмира⟧ тігінші.'],
  ['aigul', 'Апам мені «⟦name:Айгүлжан⟧» дейді.'],
  ['aigul', 'Бүгін ⟦name:Айгүл⟧-ау, кел деді.'],
  // without Kazakh letters, in Latin letters
  ['aigul', 'Менин атым ⟦name:Айгул⟧, мен компьютер алгым келеди.'],
  ['aigul', 'Мен ⟦name:Айгулмин⟧, жасым он екиде.'],
  ['aigul', 'менин атым ⟦name:айгул⟧, компьютер керек'],
  ['aigul', 'Meniŋ atym ⟦name:Aigul⟧.'],
  ['aigul', 'Всё это написала ⟦name:Aigül⟧.'],
  ['aigul', 'This was written by ⟦name:Aygul Serikbayeva⟧.'],
  ['aigul', 'It is ⟦name:Aigul⟧’s notebook.'],
  ['aigul', 'Ол ⟦name:Aйгүлдің⟧ дәптері (бірінші әрпі латынша).'],
  // Russian cases
  ['aigul', 'Меня зовут ⟦name:Айгуль⟧.'],
  ['aigul', 'У ⟦name:Айгули⟧ нет компьютера.'],
  ['aigul', 'Это подарили ⟦name:Айгуле⟧ и мне.'],
  ['aigul', 'Все довольны ⟦name:Айгулей⟧.'],
  ['aigul', 'Тетрадь ⟦name:Серикбаевой⟧ лежит на столе.'],
  ['ivan', 'Меня зовут ⟦name:Анна Ковалевская⟧, мне 12 лет.'],
  ['ivan', 'В классе ⟦name:Анну⟧ знают все.'],
  ['ivan', 'Семья ⟦name:Ковалевских⟧ живёт дружно.'],
  ['ivan', 'Мой папа ⟦relative:Сергей Петрович⟧ работает в поле.'],
  ['ivan', 'Я пишу о ⟦name:Ковалевской⟧ потому, что это я.'],
  ['ivan', 'Моё имя – ⟦name:Аня⟧.'],
  ['ivan', 'My name is ⟦name:Anna⟧ and I am twelve.'],
  // schools
  ['aigul', 'Мен ⟦school:№ 12 мектепте⟧ оқимын.'],
  ['aigul', 'Мен ⟦school:12-мектепте⟧ оқимын.'],
  ['aigul', 'Мен ⟦school:№5 орта мектебінің⟧ оқушысымын.'],
  ['aigul', 'Біз ⟦school:№ 3 мектеп-гимназияда⟧ оқимыз.'],
  ['aigul', '⟦school:Ақбұлақ мектебінде⟧ интернет нашар.'],
  ['aigul', 'Мен ⟦school:Ыбырай Алтынсарин атындағы орта мектепте⟧ оқимын.'],
  ['nur', 'Мен ⟦school:Абай атындағы № 3 мектепте⟧ оқимын.'],
  ['ivan', 'Я учусь в ⟦school:школе № 12⟧.'],
  ['ivan', 'Наша ⟦school:школа №45⟧ старая.'],
  ['ivan', 'Я хожу в ⟦school:12-ю школу⟧.'],
  ['ivan', 'Я учусь в ⟦school:школе-лицее имени Ч. Валиханова⟧.'],
  ['ivan', 'Он окончил ⟦school:гимназию им. Абая⟧.'],
  ['ivan', 'Мечтаю поступить в ⟦school:лицей «Дарын»⟧.'],
  ['ivan', 'I study at ⟦school:school No. 12⟧.'],
  ['ivan', 'I study at ⟦school:Karakemer Secondary School⟧ now.'],
  // villages, districts, regions, streets
  ['aigul', 'Мен ⟦village:Ақбұлақ ауылында⟧ тұрамын.'],
  ['aigul', 'Мен ⟦village:Ақбұлақта⟧ тұрамын.'],
  ['aigul', 'Біздің үй ⟦village:Көктөбе ауылында⟧.'],
  ['aigul', 'Мен ⟦district:Шу ауданынан⟧ жазып отырмын.'],
  ['aigul', 'Біз ⟦region:Жамбыл облысында⟧ тұрамыз.'],
  ['aigul', 'Мы живём в ⟦district:Шуском районе⟧.'],
  ['aigul', 'Үйіміз ⟦address:Абай көшесі, 15⟧ мекенжайында.'],
  ['ivan', 'Я живу в ⟦village:селе Каракемер⟧.'],
  ['ivan', 'Наше ⟦village:село Каракемер⟧ небольшое.'],
  ['ivan', 'Мой дом на ⟦address:улице Гагарина, дом 5⟧.'],
  ['ivan', 'Бабушка живёт в ⟦village:ауле Бесагаш⟧.'],
  ['ivan', 'В ⟦region:Алматинской области⟧ много гор.'],
  ['ivan', 'I live in the ⟦village:village of Karakemer⟧.'],
  ['nur', 'Мен ⟦village:Бірлік ауылында⟧ тұрамын.'],
  ['nur', 'Мен ⟦village:Бірлікте⟧ тұрамын.'],
  ['nur', 'Біз ⟦district:Абай ауданында⟧ тұрамыз.'],
  // contacts
  ['aigul', 'Маған хабарласыңыз: ⟦phone:+7 701 555 01 01⟧.'],
  ['aigul', 'Нөмірім ⟦phone:8(701)555-01-01⟧, жазыңыз.'],
  ['aigul', 'Телефоным ⟦phone:87015550101⟧.'],
  ['ivan', 'Звоните ⟦phone:8-701-555-0101⟧ после обеда.'],
  ['ivan', 'Наш телефон ⟦phone:2-15-30⟧.'],
  ['ivan', 'Мой номер ⟦phone:восемь семьсот один пятьсот пятьдесят пять ноль один⟧.'],
  ['ivan', 'Пишите на ⟦email:anna.k@mail.ru⟧.'],
  ['ivan', 'Мой канал ⟦link:https://youtube.com/@anna⟧, смотрите.'],
  ['ivan', 'Страница ⟦link:vk.com/anna2012⟧ моя.'],
  ['aigul', 'Парақшам ⟦handle:@aigul_2012⟧.'],
  ['aigul', 'Инстаграм: ⟦handle:aigul.sb⟧'],
  ['aigul', 'ЖСН ⟦number:130417500123⟧.'],
  // teachers and other people
  ['aigul', 'Мұғалімім ⟦teacher:Айгерім Серікқызы⟧ көмектеседі.'],
  ['aigul', 'Маған ⟦teacher:Марат⟧ ағай үйретті.'],
  ['aigul', 'Сынып жетекшім – ⟦teacher:Бақытжан Әлиұлы⟧.'],
  ['ivan', 'Моя учительница ⟦teacher:Анна Петровна⟧ добрая.'],
  ['ivan', 'Нас учит ⟦person:Гульнара Маратовна⟧.'],
  ['ivan', 'My teacher ⟦teacher:Mrs Kim⟧ is kind.'],
  ['ivan', 'Мой брат ⟦relative:Ержан⟧ учится со мной.'],
  // nothing to mark
  ['nur', 'Күннің нұры терезеден түсті.'],
  ['nur', 'Нұр шашқан күн шықты.'],
  ['nur', 'Менің арманым – дәрігер болу.'],
  ['nur', 'Арман – адамның қанаты.'],
  ['nur', 'Бірлік бар жерде тірлік бар.'],
  ['nur', 'Абай Құнанбайұлы – ұлы ақын.'],
  ['nur', 'Мен Абайдың қара сөздерін оқимын.'],
  ['aigul', 'Бақшада айгүлденген бақ бар.'],
  ['aigul', 'Ай гүлге нұрын төкті.'],
  ['aigul', 'Біздің ауылда жиырма үй бар.'],
  ['aigul', 'Туған ауылым маған қымбат.'],
  ['aigul', 'Мектебімізде 300 оқушы оқиды.'],
  ['aigul', 'Мен мектепте «Ертерек білу» деген жоба жасадым.'],
  ['aigul', 'Ауданда 14 мектеп жөнделді.'],
  ['aigul', 'Мен 7-сыныпта оқимын, жасым 13-те.'],
  ['aigul', 'Астанаға барып, Бәйтеректі көргім келеді.'],
  ['aigul', 'Мұғаліміміз бізге әңгіме айтты.'],
  ['aigul', '2023-2024 оқу жылы 01.09.2023 күні басталды.'],
  ['aigul', 'Қазақстанда 20 000 000 адам тұрады.'],
  ['aigul', 'Біздің ауылымыз тау бөктерінде.'],
  ['aigul', 'Жамбыл Жабаев жүз жасқа жуық өмір сүрді.'],
  ['ivan', 'Александр Сергеевич Пушкин написал сказки.'],
  ['ivan', 'В нашей школе 340 учеников.'],
  ['ivan', 'Наше село небольшое, но красивое.'],
  ['ivan', 'Мама работает в школе. Утром она уходит рано.'],
  ['ivan', 'Я учусь в пятом классе и люблю физику.'],
  ['ivan', 'В 2021 году население мира было 7 800 000 000 человек.'],
  ['ivan', 'Instagram и TikTok отнимают время.'],
  ['ivan', 'Анализ данных мне нравится, и анонс я прочитал.'],
  ['ivan', 'Школьники любят школьные экскурсии.'],
  ['ivan', 'Моя мечта – стать программистом.'],
  ['ivan', 'My school is small, and my village has no internet.'],
]

export type Label = { kind: string; match: string; start: number }
export type Example = { child: KnownIdentity; text: string; labels: Label[] }

export const examples: Example[] = table.map(([child, marked]) => {
  const labels: Label[] = []
  let text = ''
  let at = 0
  for (const found of marked.matchAll(/⟦(\w+):([^⟧]*)⟧/g)) {
    text += marked.slice(at, found.index)
    labels.push({ kind: found[1] ?? '', match: found[2] ?? '', start: text.length })
    text += found[2] ?? ''
    at = found.index + found[0].length
  }
  return { child: children[child], text: text + marked.slice(at), labels }
})
