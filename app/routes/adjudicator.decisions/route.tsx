import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { type DecisionRow, listDecisions } from '#app/domain/adjudication/list-decisions.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { StatusTag, type Tone } from '#app/ui/status-tag.tsx'
import { Table } from '#app/ui/table.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'juror')
  const contestId = args.params.contestId ?? ''
  const listed = await listDecisions(ctx.domain, { contestId, locale: ctx.locale })
  if (!listed.ok) {
    if (listed.reason === 'profile') throw redirect(ctx.href(`/jury/${contestId}/profile`))
    return notFound()
  }
  return {
    title: ctx.t('adjudication:list.title'),
    contest: listed.value.title,
    contestId,
    decisions: listed.value.decisions,
  }
}

const tones: Record<DecisionRow['state'], Tone> = { open: 'waiting', done: 'done', paused: 'warn' }

export default function Decisions() {
  const { title, contest, contestId, decisions } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const desk = `/${locale}/jury/${contestId}`
  return (
    <Page
      title={title}
      caption={contest}
      lead={t('adjudication:list.lead')}
      width="wide"
      back={{ href: desk, text: t('jury:queue.title') }}
    >
      {decisions.length === 0 ? (
        <EmptyState title={t('adjudication:list.empty')}>{t('adjudication:list.emptyBody')}</EmptyState>
      ) : (
        <Table
          caption={title}
          captionHidden
          columns={[
            { key: 'code', title: t('jury:queue.code') },
            { key: 'language', title: t('jury:queue.language') },
            { key: 'words', title: t('jury:queue.words'), numeric: true },
            { key: 'state', title: t('jury:queue.state') },
          ]}
          rows={decisions.map((one) => ({
            key: one.code,
            ...(one.words === null ? {} : { href: `${desk}/decisions/${one.code}` }),
            cells: {
              code: one.code,
              language: one.language ? t(`common:language_${one.language as Locale}`) : null,
              words: one.words,
              state: <StatusTag tone={tones[one.state]}>{t(`adjudication:state.${one.state}`)}</StatusTag>,
            },
          }))}
        />
      )}
    </Page>
  )
}
