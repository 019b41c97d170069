import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getContestFacts } from '#app/domain/contest/get-contest-facts.server.ts'
import { checksOf, missingTranslations, movesFrom } from '#app/domain/contest/rules.ts'
import { nameUnitsByCode } from '#app/domain/region/name-units.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { contestOf, headOf } from '#app/http/contest-of.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { ContestNav } from '#app/ui/contest-nav.tsx'
import { ContestStateTag } from '#app/ui/contest-state-tag.tsx'
import { Figures } from '#app/ui/figures.tsx'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { ContestSummary } from './contest-summary.tsx'
import { NextStep } from './next-step.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'organiser')
  const contest = await contestOf(ctx, args.params)
  const facts = await getContestFacts(ctx.domain, contest.id)
  const { next, undo } = movesFrom(contest.state)
  const regions = await nameUnitsByCode(ctx.domain, contest.regions, ctx.locale)
  const head = headOf(ctx, contest)
  return {
    title: head.title,
    head,
    slug: contest.slug,
    next: next ? { to: next, checks: checksOf(contest, facts, next, ctx.domain.now) } : null,
    undo: undo ? { to: undo, checks: checksOf(contest, facts, undo, ctx.domain.now) } : null,
    missing: missingTranslations(contest),
    facts,
    summary: {
      opensAt: contest.opensAt?.toISOString() ?? null,
      closesAt: contest.closesAt?.toISOString() ?? null,
      regions: [...regions.values()].sort(new Intl.Collator(ctx.locale).compare),
      grades: [contest.gradeMin, contest.gradeMax] as const,
      ages: [contest.ageMin, contest.ageMax] as const,
      words: [contest.wordsMin, contest.wordsMax] as const,
      essayLanguages: contest.essayLanguages,
      reviewsPerEssay: contest.reviewsPerEssay,
      groups: contest.groups.length,
      criteria: contest.criteria.length,
    },
  }
}

export default function ContestOverview() {
  const { title, head, slug, next, undo, missing, facts, summary } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const base = `/${locale}/organiser/contests/${head.contestId}`
  const counts = ['submitted', 'unscreened', 'approvedTexts', 'jurors', 'openAssignments', 'submittedReviews'] as const
  return (
    <Page
      title={title}
      width="wide"
      back={{ href: `/${locale}/organiser/contests`, text: t('contest:list.title') }}
      tag={<ContestStateTag state={head.state} />}
    >
      <ContestNav {...head} current="overview" />
      <NextStep base={base} state={head.state} next={next} undo={undo} />
      {missing.length > 0 ? (
        <Notification tone="warn" title={t('contest:missing.title')}>
          <ul>
            {missing.map(({ part, locale: language }) => (
              <li key={`${part}-${language}`}>
                <a
                  href={
                    part === 'groups' || part === 'rubric'
                      ? `${base}/edit/${part}`
                      : `${base}/edit/texts?in=${language}`
                  }
                >
                  {t(`contest:missing.${part === 'title' ? 'name' : part}`)}: {t(`common:language_${language}`)}
                </a>
              </li>
            ))}
          </ul>
        </Notification>
      ) : null}
      {facts.applications > 0 ? (
        <Figures
          items={counts.map((name) => ({
            value: formatNumber(locale, facts[name]),
            text: t(`contest:counts.${name}`),
          }))}
        />
      ) : null}
      <h2>{t('contest:overview.facts')}</h2>
      <ContestSummary base={base} summary={summary} />
      <ButtonRow>
        <ButtonLink kind="secondary" href={`${base}/preview`}>
          {t('contest:preview.link')}
        </ButtonLink>
        {head.state === 'draft' ? null : (
          <ButtonLink kind="quiet" href={`/${locale}/contests/${slug}`}>
            {t('contest:overview.public')}
          </ButtonLink>
        )}
      </ButtonRow>
    </Page>
  )
}
