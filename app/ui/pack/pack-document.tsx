import type { Pack } from '#app/domain/pack/make-pack.server.ts'
import type { Locale } from '#app/i18n/locales.ts'
import type { Translate } from '#app/i18n/translate.server.ts'
import { PlainText } from '../plain-text.tsx'
import style from './pack.css?raw'
import script from './pack-script.js?raw'

type Props = { pack: Pack; format: string; locale: Locale; day: string; t: Translate }

/** One file that holds everything: opened from a disk, without a connection, with or without JavaScript, or printed. */
export function PackDocument({ pack, format, locale, day, t }: Props) {
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{t('pack:file.title', { contest: pack.title })}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own style sheet, as it is in the file beside */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body
        data-contest={pack.contestId}
        data-format={format}
        data-done={t('pack:file.done', { done: '{done}', total: '{total}' })}
      >
        <header>
          <h1>{t('pack:file.title', { contest: pack.title })}</h1>
          <p>{t('pack:file.made', { day })}</p>
          <p>
            <strong>{t('pack:file.private')}</strong>
          </p>
          <noscript>
            <p>{t('pack:file.noScript')}</p>
          </noscript>
          <p id="not-kept" hidden>
            {t('pack:file.notKept')}
          </p>
        </header>
        <nav aria-label={t('pack:file.essays')}>
          <ul>
            {pack.essays.map(({ code }) => (
              <li key={code}>
                <a href={`#e-${code}`}>{code}</a>
              </li>
            ))}
          </ul>
        </nav>
        <main>
          {pack.essays.map((essay) => (
            <PackedEssay key={essay.code} essay={essay} t={t} />
          ))}
        </main>
        <div className="bar" data-script hidden>
          <button type="button" id="save">
            {t('pack:file.save')}
          </button>
          <span id="state" role="status" />
        </div>
        <details id="copy" data-script hidden>
          <summary>{t('pack:file.copy')}</summary>
          <label htmlFor="copy-text">{t('pack:file.copyHint')}</label>
          <textarea id="copy-text" readOnly />
        </details>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own script, as it is in the file beside */}
        <script dangerouslySetInnerHTML={{ __html: script }} />
      </body>
    </html>
  )
}

function PackedEssay({ essay, t }: { essay: Pack['essays'][number]; t: Translate }) {
  const { code, language, text, version, criteria, note, comment } = essay
  return (
    <article id={`e-${code}`} data-code={code} data-version={version}>
      <h2>{t('jury:essay.title', { code })}</h2>
      <div>
        <div className="text">
          <PlainText text={text} lang={language} />
        </div>
        <div>
          {criteria.map(({ number, name, levels, score: own }) => (
            <fieldset key={number} data-criterion={number}>
              <legend>{t('jury:essay.criterion', { number, name })}</legend>
              {levels.map(({ score, text: words }) => (
                <label key={score}>
                  <input type="radio" name={`${code}.${number}`} value={score} defaultChecked={score === own} />
                  <span>
                    <strong>{score}</strong> {words}
                  </span>
                </label>
              ))}
            </fieldset>
          ))}
          <label className="words">
            {t('jury:essay.note')}
            <textarea data-field="note" maxLength={2000} defaultValue={note} />
          </label>
          <label className="words">
            {t('pack:file.comment')}
            <textarea data-field="comment" maxLength={1000} defaultValue={comment} />
          </label>
          <label>
            <input type="checkbox" data-field="submit" defaultChecked={true} />
            <span>{t('pack:file.submit')}</span>
          </label>
        </div>
      </div>
    </article>
  )
}
