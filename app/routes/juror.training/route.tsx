import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getTraining } from '#app/domain/training/get-training.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Notification } from '#app/ui/notification.tsx'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { TaskList } from '#app/ui/task-list.tsx'
import { RubricGuide } from './rubric-guide.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)
export const handle = { staff: true }

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'juror')
  const contestId = args.params.contestId ?? ''
  const outcome = await getTraining(ctx.domain, { contestId, locale: ctx.locale })
  if (!outcome.ok) {
    if (outcome.reason === 'not-found') return notFound()
    throw redirect(ctx.href(`/jury/${contestId}/${outcome.reason}`))
  }
  const { title, state: _, ...training } = outcome.value
  return { ...training, title: ctx.t('training:title'), contest: title, contestId }
}

export default function Training() {
  const { title, contest, contestId, criteria, essays, next, required } = useLoaderData<typeof loader>()
  const { t, locale } = useTranslate()
  const page = `/${locale}/jury/${contestId}`
  const answered = essays.filter((essay) => essay.answered).length
  return (
    <Page title={title} caption={contest} lead={t('training:lead')} back={{ href: page, text: t('jury:queue.title') }}>
      <h2>{t('training:advice.title')}</h2>
      <ul>
        <li>{t('training:advice.level')}</li>
        <li>{t('training:advice.each')}</li>
        <li>{t('training:advice.language')}</li>
        <li>{t('training:advice.range')}</li>
      </ul>
      <h2>{t('training:rubric')}</h2>
      <RubricGuide criteria={criteria} />
      <h2 id="essays">{t('training:essays.title')}</h2>
      {essays.length === 0 ? (
        <p>{t('training:essays.none')}</p>
      ) : (
        <>
          <p>
            {t(required ? 'training:essays.required' : 'training:essays.offered')}{' '}
            {t('training:progress', { answered, essays: essays.length })}
          </p>
          <TaskList
            items={essays.map((essay, index) => ({
              href: `${page}/training/${essay.number}`,
              title: t('training:essays.name', {
                number: index + 1,
                language: t(`common:language_${essay.language as Locale}`),
              }),
              status: essay.answered
                ? { text: t('training:essays.done'), tone: 'done' as const }
                : { text: t('training:essays.open'), tone: 'waiting' as const },
            }))}
          />
        </>
      )}
      {next !== null ? (
        <ButtonLink href={`${page}/training/${next}`}>
          {t(answered > 0 ? 'training:first.continue' : 'training:first.start')}
        </ButtonLink>
      ) : (
        <>
          {essays.length > 0 ? <Notification tone="done">{t('training:finished')}</Notification> : null}
          <ButtonLink href={page}>{t('training:toQueue')}</ButtonLink>
        </>
      )}
    </Page>
  )
}
