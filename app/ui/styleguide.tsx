import type { ReactNode } from 'react'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Card, CardGrid } from '#app/ui/card.tsx'
import { Checkbox, Checkboxes, Radios } from '#app/ui/choices.tsx'
import { CodeCard } from '#app/ui/code.tsx'
import { DateField, DateTimeField } from '#app/ui/date-field.tsx'
import { Details } from '#app/ui/details.tsx'
import { Confirm } from '#app/ui/dialog.tsx'
import { useEditorLabels } from '#app/ui/editor-labels.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field, TextArea } from '#app/ui/field.tsx'
import { Figures } from '#app/ui/figures.tsx'
import { Hero } from '#app/ui/hero.tsx'
import { Logo } from '#app/ui/logo.tsx'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { PlainText } from '#app/ui/plain-text.tsx'
import { Progress, Steps } from '#app/ui/progress.tsx'
import { RichText } from '#app/ui/rich-text.tsx'
import { Select } from '#app/ui/select.tsx'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Table } from '#app/ui/table.tsx'
import { SectionNav } from '#app/ui/tabs.tsx'
import { TaskList } from '#app/ui/task-list.tsx'
import { RichTextField } from '#app/ui/text-editor-field.tsx'

const dateLabels = { day: 'Күні', month: 'Айы', year: 'Жылы' }

const districts = [
  { value: '1', label: 'Жамбыл облысы, Шу ауданы' },
  { value: '2', label: 'Солтүстік Қазақстан облысы, Ғабит Мүсірепов атындағы аудан' },
]

const groups = [
  { value: 'orphan', label: 'Жетім бала' },
  {
    value: 'care',
    label: 'Ата-анасының қамқорлығынсыз қалған бала',
    hint: 'Қорғаншының немесе қамқоршының құжатын кейін тапсырасыз.',
  },
  { value: 'disability', label: 'Мүгедектігі бар бала' },
  { value: 'none', label: 'Ешқайсысы жоқ' },
]

const essay = `Біздің ауылда интернет тек мектепте бар. Мен сабақтан кейін кітапханаға барамын, бірақ ол сағат бесте жабылады.

Ата-анам мал бағады, үйде үш інім бар. Егер компьютер болса, мен оларға да үйретер едім:
— бағдарлама жазуды;
— ағылшын тілін.

Жауапкершіліктендірілгендіктеріңізден деген сөз маған ең ұзын сөз болып көрінетін.`

const document = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Эссенің тақырыбы' }] },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Компьютер ' },
        { type: 'text', text: 'сенің өміріңді', marks: [{ type: 'bold' }] },
        { type: 'text', text: ' қалай өзгертер еді? ' },
        {
          type: 'text',
          text: 'Толығырақ оқу',
          marks: [{ type: 'link', attrs: { href: '/kk/contests' } }],
        },
      ],
    },
    {
      type: 'bulletList',
      content: [
        {
          type: 'listItem',
          content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Өз сөзіңмен жаз.' }] }],
        },
        {
          type: 'listItem',
          content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Атыңды, мектебіңді, ауылыңды жазба.' }] }],
        },
      ],
    },
    {
      type: 'blockquote',
      content: [
        {
          type: 'paragraph',
          content: [{ type: 'text', text: 'Балаларға қармақ бер!', marks: [{ type: 'italic' }] }],
        },
      ],
    },
  ],
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="part">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

const swatches = ['sky', 'deep', 'sun', 'danger', 'done', 'warn', 'wait', 'edge', 'muted', 'ink'] as const

function Face() {
  return (
    <Part title="Белгі, түс, әріп">
      <p className="row">
        <Logo size={96} title="Қармақ" />
        <Logo size={48} />
        <Logo size={24} />
      </p>
      <svg viewBox="0 0 400 40" role="img" aria-label="Түстер">
        {swatches.map((name, index) => (
          <rect key={name} x={index * 40} width="38" height="40" rx="8" fill={`var(--${name})`} />
        ))}
      </svg>
      <h3>Үшінші деңгейлі тақырып: Ә ә Ғ ғ Қ қ Ң ң Ө ө Ұ ұ Ү ү Һ һ І і</h3>
      <p>
        Мәтін ішіндегі <a href="#main">сілтеме</a>, <strong>қалың</strong> және <em>көлбеу</em> жазу.{' '}
        <span className="muted">Баяу жазу.</span>
      </p>
    </Part>
  )
}

function Fields() {
  const editorLabels = useEditorLabels()
  return (
    <Part title="Өрістер">
      <form method="post" action="/styleguide" noValidate data-autosave="styleguide">
        <Field label="Аты" name="givenName" value="Ақбота" required autoComplete="given-name" />
        <Field
          label="Байланыс телефоны"
          name="phone"
          type="tel"
          inputMode="tel"
          size="half"
          prefix="+7"
          value="701 12"
          hint="Отбасыдағы кез келген адамның телефоны жарайды."
          error="Телефон нөмірін толық жазыңыз: он сан болуы керек"
        />
        <Field label="Мектеп" name="school" optionalText="(міндетті емес)" lang="kk" spellCheck />
        <Field label="Сынып" name="grade" size="year" inputMode="numeric" suffix="сынып" />
        <Field label="Код" name="code" size="short" value="K7M-4XR" readOnly />
        <Field label="Құжат" name="file" type="file" accept="image/*" hint="JPG немесе PNG, 5 МБ дейін." />
        <DateField
          legend="Туған күні"
          name="birth"
          labels={dateLabels}
          hint="Мысалы: 27 3 2011"
          autoComplete="bday"
          value={{ day: '31', month: '2', year: '2011' }}
          error="Мұндай күн жоқ: ақпанда 28 немесе 29 күн болады"
          errorParts={['day', 'month']}
        />
        <DateTimeField label="Өтінім қабылдау аяқталады" name="closes" value="2026-05-01T18:00" hint="Астана уақыты." />
        <Select
          label="Аудан"
          name="district"
          options={districts}
          placeholder="Ауданды таңдаңыз"
          hint="Алдымен облысты таңдадыңыз: Жамбыл облысы."
        />
        <Select label="Облыс" name="region" options={districts} value="2" error="Облысты таңдаңыз" />
        <Radios
          legend="Кім толтырып отыр?"
          name="filledBy"
          value="teacher"
          options={[
            { value: 'pupil', label: 'Өзім, оқушы' },
            { value: 'teacher', label: 'Мұғалім', hint: 'Оқушының келісімімен және оның сөзімен.' },
            { value: 'partner', label: 'Серіктес ұйым' },
          ]}
        />
        <Radios
          legend="Үйде интернет бар ма?"
          name="internet"
          inline
          legendSize="m"
          options={[
            { value: 'yes', label: 'Иә' },
            { value: 'no', label: 'Жоқ' },
          ]}
          error="Бір жауапты таңдаңыз"
        />
        <Checkboxes
          legend="Қай топқа жатасыз?"
          name="groups"
          options={groups}
          values={['care']}
          exclusive="none"
          hint="Бірнешеуін белгілеуге болады."
        />
        <Checkbox
          label="Заңды өкілдің келісімі бар екенін растаймын"
          name="consent"
          error="Жалғастыру үшін келісім қажет"
        />
        <TextArea
          label="Эссе"
          name="essay"
          rows={5}
          lang="kk"
          value={essay}
          labelSize="m"
          hint="Өз атыңды, мектебіңді, ауылыңды жазба: қазылар эссені кім жазғанын білмеуі керек."
          counter={{ min: 150, max: 400, label: '150–400 сөз' }}
          dataAttributes={{ 'data-letters': 'kk' }}
        />
        <RichTextField
          label="Нұсқау"
          name="instructions"
          lang="kk"
          value={'## Қалай жазу керек\n\nӨз сөзіңмен **шын** жаз.\n\n- Асықпа\n- Тексер'}
          labels={editorLabels}
        />
        <ButtonRow>
          <Button>Сақтап, жалғастыру</Button>
          <Button kind="secondary" name="intent" value="later">
            Кейін аяқтау
          </Button>
          <Button kind="danger">Өтінімді қайтарып алу</Button>
          <Button kind="quiet">Бас тарту</Button>
          <Button disabled>Жіберілді</Button>
          <ButtonLink href="#main">Өтінім беру</ButtonLink>
        </ButtonRow>
      </form>
    </Part>
  )
}

function Messages() {
  return (
    <Part title="Хабарлар">
      <Notification tone="info" title="Конкурс 1 мамырға дейін ашық">
        Өтінімді кез келген уақытта жалғастыруға болады: жазғаныңыз сақталады.
      </Notification>
      <Notification tone="done" title="Өтінім қабылданды" role="status">
        Кодты жазып алыңыз.
      </Notification>
      <Notification tone="warn">Орысша аудармасы толық емес: «Нұсқау» бөлімі бос.</Notification>
      <Notification tone="danger" title="Бұл бетті басқа біреу өзгертті">
        <p>
          Сіздің мәтініңіз сақталды. <a href="#main">Екі нұсқаны салыстыру</a>
        </p>
      </Notification>
      <p className="row">
        <StatusTag tone="neutral">Басталған жоқ</StatusTag>
        <StatusTag tone="info">Толтырылуда</StatusTag>
        <StatusTag tone="done">Дайын</StatusTag>
        <StatusTag tone="warn">Назар аударыңыз</StatusTag>
        <StatusTag tone="danger">Қабылданбады</StatusTag>
        <StatusTag tone="waiting">Кезекте</StatusTag>
      </p>
      <CodeCard label="Өтінім коды" code="K7M-4XR-92" hint="Нәтижені осы кодпен білесіз. Суретке түсіріп алыңыз." />
      <Confirm
        title="Өтінімді қайтарып аласыз ба?"
        action={<Button kind="danger">Иә, қайтарып аламын</Button>}
        cancel={{ href: '#main', text: 'Жоқ, қалдырамын' }}
        tone="danger"
      >
        Эссе мен жеке деректер жойылады. Мұны кері қайтаруға болмайды.
      </Confirm>
      <EmptyState title="Әзірге бағалайтын эссе жоқ" action={<ButtonLink href="#main">Басты бетке</ButtonLink>}>
        Жаңа эсселер келгенде хат жібереміз.
      </EmptyState>
    </Part>
  )
}

function Lists() {
  return (
    <Part title="Тізімдер">
      <TaskList
        groups={[
          {
            title: 'Өзің туралы',
            items: [
              { href: '#main', title: 'Аты-жөні және туған күні', status: { text: 'Дайын', tone: 'done' } },
              {
                href: '#main',
                title: 'Мектеп және сынып',
                hint: 'Екі минут',
                status: { text: 'Толтырылуда', tone: 'info' },
              },
              {
                href: '#main',
                title: 'Заңды өкілдің келісімі',
                hint: 'Анаң, әкең немесе қорғаншың растайды',
                status: { text: 'Басталған жоқ', tone: 'neutral' },
              },
            ],
          },
          {
            title: 'Жіберу',
            items: [
              {
                title: 'Жауаптарды тексеру және өтінімді жіберу',
                status: { text: 'Әзірге қолжетімсіз', tone: 'waiting' },
              },
            ],
          },
        ]}
      />
      <SummaryList
        rows={[
          {
            key: 'Аты-жөні',
            value: 'Ақбота Серікқызы',
            action: { href: '#main', text: 'Өзгерту', hidden: 'аты-жөні' },
          },
          {
            key: 'Аудан',
            value: 'Солтүстік Қазақстан облысы, Ғабит Мүсірепов атындағы аудан',
            action: { href: '#main', text: 'Өзгерту', hidden: 'аудан' },
          },
          { key: 'Өтінім коды', value: 'K7M-4XR-92' },
        ]}
      />
      <Steps
        label="Өтінімнің жолы"
        items={[
          { text: 'Өтінім қабылданды', state: 'done', stateText: 'аяқталды' },
          { text: 'Эссені қазылар оқып жатыр', state: 'current', stateText: 'қазір' },
          { text: 'Нәтиже жарияланады', state: 'todo' },
        ]}
      />
      <Pagination
        label="Беттер"
        page={6}
        pages={12}
        hrefFor={(page) => `?page=${page}`}
        previousText="Алдыңғы"
        nextText="Келесі"
      />
      <CardGrid>
        <Card
          title="2026 жылғы көктемгі эссе конкурсы"
          href="#main"
          headingLevel={3}
          meta={<StatusTag tone="done">Ашық</StatusTag>}
        >
          Жамбыл, Түркістан және Қызылорда облыстарының 5–11-сынып оқушыларына.
        </Card>
        <Card title="Күзгі конкурс" headingLevel={3} meta="1 қыркүйектен бастап">
          Барлық облыс.
        </Card>
      </CardGrid>
      <Details summary="Заңды өкіл деген кім?">
        Ата-анасы, бала асырап алушы, қорғаншы, қамқоршы немесе патронат тәрбиеші.
      </Details>
      <Details summary="Ашық тұрған түсініктеме" open>
        <p>Мұнда мәтін бірден көрінеді.</p>
      </Details>
      <Figures
        items={[
          { value: '224', text: 'бала құрылғы алды' },
          { value: '9', text: 'өңірде' },
          { value: '300 000', text: 'бала 2020 жылы құрылғысыз болды' },
        ]}
      />
    </Part>
  )
}

function Texts() {
  return (
    <Part title="Мәтіндер">
      <RichText document={document} lang="kk" />
      <PlainText text={essay} lang="kk" />
    </Part>
  )
}

const columns = [
  { key: 'code', title: 'Код' },
  { key: 'district', title: 'Аудан' },
  { key: 'score', title: 'Орташа балл', numeric: true },
  { key: 'state', title: 'Күйі' },
]

const rows = [
  {
    key: 'a',
    href: '#main',
    cells: {
      code: 'K7M-4XR',
      district: 'Шу ауданы',
      score: '3,42',
      state: <StatusTag tone="done">Тағайындалды</StatusTag>,
    },
  },
  {
    key: 'b',
    href: '#main',
    cells: {
      code: 'P2A-9TN',
      district: 'Ғабит Мүсірепов атындағы аудан',
      score: '12,08',
      state: <StatusTag tone="waiting">Күту тізімінде</StatusTag>,
    },
  },
]

function Staff() {
  return (
    <Part title="Қызметкерлер беттері">
      <SectionNav
        label="Конкурс бөлімдері"
        items={[
          { href: '#a', text: 'Шолу', current: true },
          { href: '#b', text: 'Өтінімдер', tag: '148' },
          { href: '#c', text: 'Қазылар алқасы', tag: '14' },
          { href: '#d', text: 'Нәтижелер' },
          { href: '#e', text: 'Бөлу' },
          { href: '#f', text: 'Жариялау' },
        ]}
      />
      <form className="toolbar" method="get" action="/styleguide">
        <Select label="Облыс" name="filterRegion" options={districts} placeholder="Барлығы" />
        <Field label="Іздеу" name="q" type="search" />
        <Button kind="secondary">Көрсету</Button>
      </form>
      <Table caption="Рейтинг" columns={columns} rows={rows} />
      <Table caption="Тығыз кесте" captionHidden dense columns={columns} rows={rows} />
      <Table caption="Бос кесте" columns={columns} rows={[]} empty={<EmptyState title="Өтінім әлі түскен жоқ" />} />
      <Progress label="Бағаланған эсселер" value={12} max={30} text="12 / 30" />
      <Progress label="Жарияланған" value={30} max={30} text="30 / 30" />
      <p>
        Менің атым <mark>Ақбота</mark>, мен <span className="redacted">[жасырылды]</span> ауылында тұрамын.
      </p>
      <div className="split">
        <PlainText text={essay} lang="kk" />
        <div className="aside">
          <div className="rubric sticky">
            <Radios
              legend="Ойдың анықтығы"
              name="clarity"
              value="2"
              hint="Салмағы: 30 %"
              options={[
                { value: '0', label: '0 · Түсініксіз' },
                { value: '1', label: '1 · Жекелеген ойлар бар' },
                { value: '2', label: '2 · Ой анық, дәлелі бар' },
              ]}
            />
          </div>
        </div>
      </div>
      <div className="field">
        <div className="editor">
          <div className="editor-toolbar" role="toolbar" aria-label="Пішімдеу">
            <button type="button" aria-pressed="true">
              Қалың
            </button>
            <button type="button" aria-pressed="false">
              Көлбеу
            </button>
            <button type="button" aria-pressed="false">
              Тақырып
            </button>
          </div>
          <div className="editor-surface">
            <p>Өз сөзіңмен жаз.</p>
          </div>
        </div>
      </div>
      <figure className="chart">
        <figcaption>Өңірлер бойынша өтінімдер</figcaption>
        <svg viewBox="0 0 320 96" role="img" aria-label="Жамбыл 62, Түркістан 48">
          <path className="grid" d="M80 0v88M200 0v88M320 0v88" />
          <rect className="s1" x="80" y="8" width="186" height="28" rx="4" />
          <rect className="s2" x="80" y="48" width="144" height="28" rx="4" />
          <path className="axis" d="M80 0v88" />
          <text x="0" y="26">
            Жамбыл
          </text>
          <text x="0" y="66">
            Түркістан
          </text>
        </svg>
      </figure>
    </Part>
  )
}

/** Every component in every state, with long Kazakh words: the page to look at after a change of the style sheets. */
export function StyleGuide() {
  return (
    <Page
      title="Стиль үлгілері: жауапкершіліктендірілгендіктеріңізден"
      lead="Әр компонент барлық күйінде."
      caption="Тек әзірлеуге арналған"
      back={{ href: '#main', text: 'Артқа' }}
      width="wide"
      tag={<StatusTag tone="info">Үлгі</StatusTag>}
      before={
        <ErrorSummary
          title="Мына жерлерді түзетіңіз"
          errors={[
            { field: 'phone', text: 'Телефон нөмірін толық жазыңыз: он сан болуы керек' },
            { field: 'birth', text: 'Мұндай күн жоқ: ақпанда 28 немесе 29 күн болады' },
            { field: 'internet', text: 'Үйде интернет бар-жоғын таңдаңыз' },
            { text: 'Конкурс жабылды: өтінім сақталды, бірақ жіберілмейді' },
          ]}
        />
      }
    >
      <Face />
      <Fields />
      <Messages />
      <Lists />
      <Texts />
      <Staff />
    </Page>
  )
}

/** The front page's opening, shown by itself because it brings the page's `<h1>`. */
export function StyleGuideHero() {
  return (
    <main id="main" tabIndex={-1}>
      <Hero title="Компьютер сенің өміріңді қалай өзгертер еді?" lead="Эссе жаз — құрылғы ал. Балаларға қармақ бер!">
        <ButtonLink href="#main">Өтінім беру</ButtonLink>
        <ButtonLink href="#main" kind="secondary">
          Код бойынша кіру
        </ButtonLink>
      </Hero>
      <div className="wrap page">
        <Figures
          items={[
            { value: '224', text: 'бала құрылғы алды' },
            { value: '9', text: 'өңірде' },
            { value: '300 000', text: 'бала 2020 жылы құрылғысыз болды' },
          ]}
        />
      </div>
    </main>
  )
}
