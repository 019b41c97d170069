import type { JurorRow } from '#app/domain/jury/get-jury.server.ts'
import { formatList, formatNumber } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from '#app/ui/button.tsx'
import { Confirm } from '#app/ui/dialog.tsx'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'

type Props = {
  contest: { id: string }
  view: 'name' | 'number' | 'both'
  jurors: JurorRow[]
  inviting: boolean
  release: JurorRow | null
}

/** The jurors: by name before scores come in, by number alone while they do. */
export function JurorSection({ contest, view, jurors, inviting, release }: Props) {
  const { t, locale } = useTranslate()
  const page = `/${locale}/organiser/contests/${contest.id}/jury`
  const called = (juror: JurorRow) => {
    const number = t('jury:organiser.juror.number', { number: juror.number })
    if (view === 'number' || !juror.name) return number
    return view === 'name' ? juror.name : t('jury:organiser.juror.both', { number, name: juror.name })
  }
  const state = (juror: JurorRow) => {
    if (!juror.active) return <StatusTag tone="neutral">{t('jury:organiser.juror.left')}</StatusTag>
    if (!juror.declared) return <StatusTag tone="waiting">{t('jury:organiser.juror.undeclared')}</StatusTag>
    if (juror.load > 0 && juror.done === juror.load) {
      return <StatusTag tone="done">{t('jury:organiser.juror.finished')}</StatusTag>
    }
    return <StatusTag tone="info">{t('jury:organiser.juror.ready')}</StatusTag>
  }
  return (
    <section>
      <h2 id="jurors">{t('jury:organiser.jurors.title')}</h2>
      {view === 'number' ? <p className="muted">{t('jury:organiser.jurors.anonymous')}</p> : null}
      {release ? (
        <Confirm
          title={t('jury:organiser.release.title', { name: called(release) })}
          tone="danger"
          action={
            <form method="post" action={page}>
              <input type="hidden" name="number" value={release.number} />
              <Button kind="danger" name="intent" value="release">
                {t('jury:organiser.release.confirm')}
              </Button>
            </form>
          }
          cancel={{ href: `${page}#jurors`, text: t('common:cancel') }}
        >
          {t('jury:organiser.release.body')}
        </Confirm>
      ) : null}
      <Table
        caption={t('jury:organiser.jurors.title')}
        captionHidden
        columns={[
          { key: 'juror', title: t('jury:organiser.juror.title') },
          { key: 'state', title: t('jury:organiser.juror.state') },
          { key: 'languages', title: t('jury:organiser.juror.languages') },
          { key: 'conflicts', title: t('jury:organiser.juror.conflicts'), numeric: true },
          { key: 'load', title: t('jury:organiser.juror.load'), numeric: true },
          { key: 'done', title: t('jury:organiser.juror.done'), numeric: true },
          ...(inviting ? [{ key: 'release', title: t('jury:organiser.juror.action') }] : []),
        ]}
        rows={jurors.map((juror) => ({
          key: String(juror.number),
          cells: {
            juror: called(juror),
            state: state(juror),
            languages: formatList(
              locale,
              juror.languages.map((language, index) => {
                const name = t(`common:language_${language as Locale}`)
                return index === 0 || locale === 'en' ? name : name.toLocaleLowerCase(locale)
              }),
            ),
            conflicts: formatNumber(locale, juror.conflicts),
            load: t('jury:organiser.of', {
              value: formatNumber(locale, juror.load),
              max: formatNumber(locale, juror.maxLoad),
            }),
            done: formatNumber(locale, juror.done),
            release: juror.active ? (
              <a href={`${page}?release=${juror.number}#jurors`}>
                {t('jury:organiser.release.link')} <VisuallyHidden>{called(juror)}</VisuallyHidden>
              </a>
            ) : null,
          },
        }))}
        empty={t('jury:organiser.jurors.empty')}
      />
    </section>
  )
}
