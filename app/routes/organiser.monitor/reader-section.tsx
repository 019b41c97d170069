import type { Monitor } from '#app/domain/monitor/get-monitor.server.ts'
import type { Standing } from '#app/domain/monitor/standing.ts'
import { formatDay, formatList, formatNumber } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { StatusTag, type Tone } from '#app/ui/status-tag.tsx'
import { Table } from '#app/ui/table.tsx'

type Props = Pick<Monitor, 'readers' | 'phase'> & { contest: { id: string } }

const tones: Record<Standing, Tone> = {
  undeclared: 'waiting',
  idle: 'neutral',
  finished: 'done',
  paused: 'neutral',
  'not-begun': 'waiting',
  overdue: 'warn',
  late: 'warn',
  reading: 'info',
}

/** How far each juror is, and the ways to remind. */
export function ReaderSection({ readers, phase, contest }: Props) {
  const { t, locale } = useTranslate()
  const page = `/${locale}/organiser/contests/${contest.id}/monitor`
  return (
    <section>
      <h2 id="jurors">{t('jury:organiser.jurors.title')}</h2>
      {phase === 'during' ? (
        <>
          <p className="muted">{t('jury:organiser.jurors.anonymous')}</p>
          <ButtonRow>
            <ButtonLink kind="secondary" href={`${page}/remind`}>
              {t('monitor:remind.link')}
            </ButtonLink>
            <ButtonLink kind="quiet" href={`${page}/progress.csv`}>
              {t('monitor:csv.link')}
            </ButtonLink>
          </ButtonRow>
        </>
      ) : (
        <p>
          <a href={`${page}/progress.csv`}>{t('monitor:csv.link')}</a>
        </p>
      )}
      <Table
        caption={t('jury:organiser.jurors.title')}
        captionHidden
        columns={[
          { key: 'juror', title: t('jury:organiser.juror.title') },
          { key: 'state', title: t('jury:organiser.juror.state') },
          { key: 'languages', title: t('jury:organiser.juror.languages') },
          { key: 'done', title: t('jury:organiser.juror.done'), numeric: true },
          { key: 'left', title: t('monitor:readers.left'), numeric: true },
          { key: 'last', title: t('monitor:readers.last') },
        ]}
        rows={readers.map((reader) => {
          const number = t('jury:organiser.juror.number', { number: reader.number })
          const { standing } = reader
          return {
            key: String(reader.number),
            cells: {
              juror: reader.name ? t('jury:organiser.juror.both', { number, name: reader.name }) : number,
              state: (
                <StatusTag tone={tones[standing]}>
                  {standing === 'paused' && reader.pausedUntil
                    ? t('monitor:standing.paused', { until: formatDay(locale, reader.pausedUntil) })
                    : t(`monitor:standing.${standing === 'paused' ? 'reading' : standing}`)}
                </StatusTag>
              ),
              languages: formatList(
                locale,
                reader.languages.map((language, index) => {
                  const name = t(`common:language_${language as Locale}`)
                  return index === 0 || locale === 'en' ? name : name.toLocaleLowerCase(locale)
                }),
              ),
              done: formatNumber(locale, reader.done),
              left: formatNumber(locale, reader.open),
              last: reader.lastOn ? formatDay(locale, reader.lastOn) : '–',
            },
          }
        })}
      />
    </section>
  )
}
