import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button } from './button.tsx'
import { Details } from './details.tsx'
import { StatusTag, type Tone } from './status-tag.tsx'
import { Table } from './table.tsx'
import { VisuallyHidden } from './visually-hidden.tsx'

type Card = {
  number: number
  state: 'fresh' | 'active' | 'void'
  code: string | null
  application: { id: string; state: 'draft' | 'submitted' | 'withdrawn' } | null
}

const tones: Record<Card['state'], Tone> = { fresh: 'waiting', active: 'done', void: 'neutral' }

/**
 * Each card of a batch and what became of it, with the ways to void one or all that are unused.
 * `applications`: where the page of an application is, for viewers who have one.
 */
export function BatchCards({ cards, applications }: { cards: readonly Card[]; applications?: string | undefined }) {
  const { t } = useTranslate()
  const fresh = cards.filter((card) => card.state === 'fresh').length
  return (
    <>
      <Table
        caption={t('card:list.title')}
        captionHidden
        dense
        columns={[
          { key: 'number', title: t('card:batch.number') },
          { key: 'code', title: t('card:code') },
          { key: 'state', title: t('card:batch.state') },
          { key: 'application', title: t('card:batch.application') },
          { key: 'action', title: t('card:batch.action') },
        ]}
        rows={cards.map(({ number, state, code, application }) => ({
          key: String(number),
          cells: {
            number,
            code: code ? <span translate="no">{code}</span> : null,
            state: <StatusTag tone={tones[state]}>{t(`card:state.${state}`)}</StatusTag>,
            application: application ? <Application application={application} applications={applications} /> : null,
            action:
              application && applications ? (
                <a href={`${applications}/${application.id}/access`}>
                  {t('card:access.link')} <VisuallyHidden>{number}</VisuallyHidden>
                </a>
              ) : state === 'fresh' ? (
                <form method="post">
                  <input type="hidden" name="number" value={number} />
                  <Button kind="quiet">
                    {t('card:batch.void')} <VisuallyHidden>{number}</VisuallyHidden>
                  </Button>
                </form>
              ) : null,
          },
        }))}
      />
      {fresh > 0 ? (
        <Details summary={t('card:batch.voidAll')}>
          <form method="post">
            <p>{t('card:batch.voidAllHint')}</p>
            <input type="hidden" name="number" value="" />
            <Button kind="danger">{t('card:batch.voidAllButton', { count: fresh })}</Button>
          </form>
        </Details>
      ) : null}
    </>
  )
}

function Application({
  application: { id, state },
  applications,
}: {
  application: NonNullable<Card['application']>
  applications: string | undefined
}) {
  const { t } = useTranslate()
  const text = t(`card:applicationState.${state}`)
  // A draft is the child's own until it is sent.
  return applications && state !== 'draft' ? <a href={`${applications}/${id}`}>{text}</a> : text
}
