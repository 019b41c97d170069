import { formatDate, formatDateTime, formatDay } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { CertificateUpload } from '#app/ui/certificate-upload.tsx'
import type { useFormState } from '#app/ui/form-state.ts'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { RecordForm } from './record-form.tsx'

type Kind = 'birth' | 'guardianship' | 'disability' | 'assistance' | 'large-family' | 'other'

type Paper = {
  group: string
  name: string
  state: 'none' | 'waiting' | 'accepted' | 'rejected'
  reason: string
  said: {
    copy: { certificateId: string; isPdf: boolean; until: Date | string } | null
    inPerson: boolean
    kind: Kind | null
    issuer: string
    validUntil: string | null
    seenBy: string
    seenAt: Date | string | null
  } | null
}

type Props = { paper: Paper; decides: boolean; form: ReturnType<typeof useFormState>; base: string }

const tones = { none: 'neutral', waiting: 'waiting', accepted: 'done', rejected: 'warn' } as const

/** One claim: what is known of its paper, the copy while there is one, and the form that records what was seen. */
export function PaperSection({ paper, decides, form, base }: Props) {
  const { t, locale } = useTranslate()
  const { group, name, state, reason, said } = paper
  const copy = said?.copy
  const rows = said?.seenAt
    ? [
        { key: t('certificate:kind.label'), value: said.kind ? t(`certificate:kind.${said.kind}`) : '' },
        { key: t('certificate:issuer'), value: said.issuer },
        {
          key: t('certificate:validUntil'),
          value: said.validUntil ? formatDay(locale, said.validUntil) : t('certificate:noEnd'),
        },
        { key: t('certificate:seenBy'), value: said.seenBy },
        { key: t('certificate:seenAt'), value: formatDateTime(locale, new Date(said.seenAt)) },
        ...(said.inPerson ? [{ key: t('certificate:how'), value: t('certificate:inPerson') }] : []),
        ...(reason ? [{ key: t('certificate:reason'), value: reason }] : []),
      ]
    : []
  return (
    <section>
      <h2>
        {name} <StatusTag tone={tones[state]}>{t(`certificate:state.${state}`)}</StatusTag>
      </h2>
      {rows.length > 0 ? <SummaryList rows={rows} /> : null}
      {!said && reason ? <p>{t('certificate:because', { reason })}</p> : null}
      {copy ? (
        <p>
          <a href={`${base}/${copy.certificateId}`}>
            {t(copy.isPdf ? 'certificate:download' : 'certificate:open')}: {name}
          </a>{' '}
          <span className="hint">{t('certificate:goes', { at: formatDate(locale, new Date(copy.until)) })}</span>
        </p>
      ) : null}
      {decides && state !== 'accepted' ? (
        <RecordForm group={group} form={form} inPerson={!copy} kind={said?.kind ?? null} />
      ) : null}
      {state === 'accepted' ? null : (
        <CertificateUpload
          group={group}
          name={name}
          replaces={state !== 'none'}
          error={form.error(`file-${group}`).error}
        />
      )}
    </section>
  )
}
