import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { editRubric } from '#app/domain/contest/edit-rubric.server.ts'
import { getContestFacts } from '#app/domain/contest/get-contest-facts.server.ts'
import { inLanguage } from '#app/domain/contest/present.ts'
import { readRubricIntent } from '#app/domain/contest/rubric-intent.ts'
import { lockOf } from '#app/domain/contest/rules.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { contestOf, headOf } from '#app/http/contest-of.server.ts'
import { refused } from '#app/http/form.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ArrangeButtons } from '#app/ui/arrange-buttons.tsx'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Locked } from '#app/ui/locked.tsx'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const total = contest.criteria.reduce((sum, criterion) => sum + criterion.weight, 0)
  return {
    title: ctx.t('contest:rubric.title'),
    head: headOf(ctx, contest),
    version: contest.version,
    lock: lockOf('rubric', contest.state, await getContestFacts(ctx.domain, contest.id)),
    criteria: contest.criteria.map((criterion) => ({
      id: criterion.id,
      name: inLanguage(criterion.names, ctx.locale).text,
      weight: criterion.weight,
      share: total > 0 ? criterion.weight / total : 0,
      levels: criterion.levels.map((level) => ({
        score: level.score,
        ...inLanguage(level.texts, ctx.locale),
      })),
    })),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contestId = args.params.contestId ?? ''
  const form = await args.request.formData()
  const change = readRubricIntent(String(form.get('intent')), () => ctx.domain.random.uuid())
  const version = Number(form.get('version')) || 0
  if (!change) return refused(form, '', 'error:field.unusable')
  const outcome = await editRubric(ctx.domain, { contestId, version, change })
  if (outcome.ok) return redirectWithNotice(ctx.href(`/organiser/contests/${contestId}/edit/rubric`), 'saved')
  if (outcome.reason === 'unknown') return notFound()
  return refused(form, '', outcome.reason === 'locked' ? 'contest:error.locked' : 'contest:error.move.changed')
}

export default function ContestRubric() {
  const { title, head, version, lock, criteria } = useLoaderData<typeof loader>()
  const form = useFormState(useActionData<typeof action>(), {})
  const { t, locale } = useTranslate()
  const base = `/${locale}/organiser/contests/${head.contestId}`
  const addHref = `${base}/edit/rubric/new`
  return (
    <Page
      title={title}
      lead={t('contest:rubric.lead')}
      back={{ href: base, text: t('contest:nav.overview') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
      width="wide"
    >
      <ContestNav {...head} current="edit" editing="rubric" />
      {lock ? <Locked label={t('contest:editNav.rubric')} reason={lock} /> : null}
      <form method="post" noValidate>
        <input type="hidden" name="version" value={version} />
        {criteria.length === 0 ? (
          <EmptyState
            title={t('contest:rubric.empty')}
            action={
              <>
                <Button name="intent" value="suggested">
                  {t('contest:rubric.suggested')}
                </Button>
                <ButtonLink href={addHref} kind="secondary">
                  {t('contest:rubric.own')}
                </ButtonLink>
              </>
            }
          >
            {t('contest:rubric.emptyHint')}
          </EmptyState>
        ) : null}
        {criteria.length > 0 && criteria.length < 3 ? (
          <Notification tone="warn">{t('contest:rubric.few')}</Notification>
        ) : null}
        <div className="stack">
          {criteria.map((criterion, index) => (
            <Card
              key={criterion.id}
              title={criterion.name}
              {...(lock ? {} : { href: `${base}/edit/rubric/${criterion.id}` })}
              meta={t('contest:rubric.weight', {
                weight: formatNumber(locale, criterion.weight),
                share: formatNumber(locale, criterion.share * 100, 0),
              })}
            >
              <ul>
                {criterion.levels.map((level) => (
                  <li key={level.score} lang={level.locale}>
                    <strong>{level.score}</strong> {level.text}
                  </li>
                ))}
              </ul>
              {lock ? null : (
                <ArrangeButtons
                  label={criterion.name}
                  place={criterion.id}
                  first={index === 0}
                  last={index === criteria.length - 1}
                />
              )}
            </Card>
          ))}
        </div>
        {!lock && criteria.length > 0 && criteria.length < 8 ? (
          <ButtonRow>
            <ButtonLink href={addHref} kind="secondary">
              {t('contest:rubric.add')}
            </ButtonLink>
          </ButtonRow>
        ) : null}
      </form>
    </Page>
  )
}
