import type { ComparedReview } from '#app/domain/pack/compare-returned.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Radios } from '#app/ui/choices.tsx'
import { Notification } from '#app/ui/notification.tsx'
import { StatusTag, type Tone } from '#app/ui/status-tag.tsx'
import { Table } from '#app/ui/table.tsx'

type Props = { reviews: ComparedReview[]; criteria: string[]; content: string; again: boolean; cancel: string }

const tones: Record<ComparedReview['kind'], Tone> = {
  new: 'done',
  same: 'neutral',
  conflict: 'warn',
  gone: 'neutral',
  paused: 'neutral',
  level: 'warn',
}

/** What would be stored, what is stored already, and the conflicts for the juror to settle; nothing is stored yet. */
export function ReturnPreview({ reviews, criteria, content, again, cancel }: Props) {
  const { t } = useTranslate()
  const count = reviews.filter(({ kind }) => kind === 'new').length
  const conflicts = reviews.filter(({ kind }) => kind === 'conflict')
  return (
    <form method="post" encType="multipart/form-data" noValidate>
      {again ? <Notification tone="warn">{t('pack:preview.again')}</Notification> : null}
      <input type="hidden" name="content" value={content} />
      {reviews.map(({ code, version }) => (
        <input key={code} type="hidden" name={`seen.${code}`} value={version} />
      ))}
      <p>{t('pack:preview.lead', { count })}</p>
      <Table
        caption={t('pack:preview.caption')}
        columns={[
          { key: 'code', title: t('jury:queue.code') },
          { key: 'scores', title: t('pack:preview.scores') },
          { key: 'kind', title: t('pack:preview.kind') },
        ]}
        rows={reviews.map(({ code, kind, held, mine }) => ({
          key: code,
          cells: {
            code,
            scores: mine.scores.map((score) => score ?? '–').join(' · '),
            kind: (
              <>
                <StatusTag tone={tones[kind]}>{t(`pack:kind.${kind}`)}</StatusTag>
                {held ? <p>{t(`pack:held.${held}`)}</p> : null}
              </>
            ),
          },
        }))}
      />
      {conflicts.length > 0 ? <h2>{t('pack:preview.conflicts')}</h2> : null}
      {conflicts.map(({ code, mine, stored }) => (
        <section key={code}>
          <Table
            caption={t('pack:preview.conflict', { code })}
            columns={[
              { key: 'name', title: t('pack:preview.criterion') },
              { key: 'stored', title: t('pack:preview.stored'), numeric: true },
              { key: 'mine', title: t('pack:preview.mine'), numeric: true },
            ]}
            rows={[
              ...criteria.map((name, at) => ({
                key: String(at),
                cells: { name, stored: stored?.scores[at] ?? '–', mine: mine.scores[at] ?? '–' },
              })),
              ...(stored?.note === mine.note
                ? []
                : [{ key: 'note', cells: { name: t('jury:essay.note'), stored: stored?.note, mine: mine.note } }]),
              ...(stored?.comment === mine.comment
                ? []
                : [
                    {
                      key: 'comment',
                      cells: { name: t('pack:file.comment'), stored: stored?.comment, mine: mine.comment },
                    },
                  ]),
            ]}
          />
          <Radios
            legend={t('pack:preview.take', { code })}
            name={`take.${code}`}
            value="stored"
            options={[
              { value: 'stored', label: t('pack:preview.keepStored') },
              { value: 'mine', label: t('pack:preview.takeMine') },
            ]}
          />
        </section>
      ))}
      <ButtonRow>
        {count + conflicts.length > 0 ? (
          <Button name="intent" value="save">
            {t('pack:preview.save')}
          </Button>
        ) : null}
        <ButtonLink kind="quiet" href={cancel}>
          {t('common:cancel')}
        </ButtonLink>
      </ButtonRow>
    </form>
  )
}
