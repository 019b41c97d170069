import { formatCode } from './format-code.ts'
import { QrCode } from './qr.tsx'

type Labels = Record<
  'child' | 'birthDate' | 'school' | 'guardian' | 'relation' | 'agree' | 'signature' | 'date' | 'own',
  string
>

export interface ConsentSheetProps {
  code: string
  qr: { size: number; path: string }
  qrLabel: string
  child: string
  school: string
  languages: readonly {
    locale: string
    contest: string
    text: { title: string; intro: string; parts: readonly { title: string; body: string }[] }
    version: string
    labels: Labels
    birthDate: string
  }[]
}

const line = '_____________________________'
const shortLine = '______________'

/** A sheet to sign: the whole text in two languages, one after the other, and room for names and signatures. */
export function ConsentSheet({ code, qr, qrLabel, child, school, languages }: ConsentSheetProps) {
  return (
    <>
      <p className="code" translate="no">
        {formatCode(code)}
      </p>
      <QrCode {...qr} label={qrLabel} />
      {languages.map(({ locale, contest, text, version, labels, birthDate }) => (
        <section key={locale} lang={locale}>
          <h2>{text.title}</h2>
          <p>{contest}</p>
          <p>
            {labels.child}: {child || line}
            <br />
            {labels.birthDate}: {birthDate || shortLine}
            <br />
            {labels.school}: {school || line}
          </p>
          <p>{text.intro}</p>
          <dl className="summary">
            {text.parts.map((part) => (
              <div key={part.title}>
                <dt>{part.title}</dt>
                <dd>{part.body}</dd>
              </div>
            ))}
          </dl>
          <p>
            {labels.guardian}: {line}
          </p>
          <p>
            {labels.relation} {line}
          </p>
          <p>
            {labels.agree}. {labels.signature}: {shortLine} {labels.date}: {shortLine}
          </p>
          <p>
            {labels.own}. {labels.signature}: {shortLine} {labels.date}: {shortLine}
          </p>
          <p className="hint">{version}</p>
        </section>
      ))}
    </>
  )
}
