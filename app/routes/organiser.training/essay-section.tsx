import { formatNumber } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import { Distance } from './distance.tsx'

type Props = {
  contest: { id: string }
  open: boolean
  essays: {
    id: string
    number: number
    language: string
    beginning: string
    ready: boolean
    answers: number
    distance: number | null
  }[]
  criteria: { id: string; name: string; examples: number; wanted: number }[]
}

/** The essays to practise on, and the examples of the rubric's levels. */
export function EssaySection({ contest, open, essays, criteria }: Props) {
  const { t, locale } = useTranslate()
  const page = `/${locale}/organiser/contests/${contest.id}/jury/training`
  return (
    <section>
      <h2>{t('training:organiser.essays.title')}</h2>
      {essays.length === 0 ? (
        <EmptyState title={t('training:organiser.essays.none')}>{t('training:organiser.essays.noneBody')}</EmptyState>
      ) : (
        <Table
          caption={t('training:organiser.essays.title')}
          captionHidden
          columns={[
            { key: 'essay', title: t('training:organiser.essays.essay') },
            { key: 'language', title: t('training:organiser.essays.language') },
            { key: 'state', title: t('training:organiser.essays.state') },
            { key: 'answers', title: t('training:organiser.essays.answers'), numeric: true },
            { key: 'distance', title: t('training:organiser.distance'), numeric: true },
          ]}
          rows={essays.map((essay) => ({
            key: essay.id,
            href: `${page}/essays/${essay.id}`,
            cells: {
              essay: (
                <span lang={essay.language}>
                  {essay.number}. {essay.beginning.split(/\s+/).slice(0, 8).join(' ')}…
                </span>
              ),
              language: t(`common:language_${essay.language as Locale}`),
              state: essay.ready ? (
                <StatusTag tone="done">{t('training:organiser.essays.ready')}</StatusTag>
              ) : (
                <StatusTag tone="warn">{t('training:organiser.essays.unready')}</StatusTag>
              ),
              answers: formatNumber(locale, essay.answers),
              distance: <Distance value={essay.distance} />,
            },
          }))}
        />
      )}
      {open && criteria.length > 0 ? (
        <p>
          <ButtonLink href={`${page}/essays/new`}>{t('training:organiser.essays.add')}</ButtonLink>
        </p>
      ) : null}
      {criteria.length === 0 ? <p>{t('training:organiser.noRubric')}</p> : null}
      <h2>{t('training:organiser.examples.title')}</h2>
      <p>{t('training:organiser.examples.lead')}</p>
      <Table
        caption={t('training:organiser.examples.title')}
        captionHidden
        columns={[
          { key: 'criterion', title: t('training:organiser.examples.criterion') },
          { key: 'examples', title: t('training:organiser.examples.written'), numeric: true },
        ]}
        rows={criteria.map(({ id, name, examples, wanted }) => ({
          key: id,
          href: `${page}/criteria/${id}`,
          cells: {
            criterion: name,
            examples: t('jury:organiser.of', {
              value: formatNumber(locale, examples),
              max: formatNumber(locale, wanted),
            }),
          },
        }))}
      />
    </section>
  )
}
