import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { decideDonation } from '#app/domain/donation/decide-donation.server.ts'
import { getDonation } from '#app/domain/donation/get-donation.server.ts'
import { decisionInput } from '#app/domain/donation/input.server.ts'
import { nameUnitsByCode } from '#app/domain/region/name-units.server.ts'
import { allow } from '#app/http/allow.server.ts'
import { forbidden, notFound, redirectWithNotice } from '#app/http/answer.server.ts'
import { invalid, parseForm, refused } from '#app/http/form.server.ts'
import { useTranslate } from '#app/i18n/use-translate.ts'
import { Button, ButtonLink, ButtonRow } from '#app/ui/button.tsx'
import { DeviceStateTag } from '#app/ui/device-state-tag.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { useFormState } from '#app/ui/form-state.ts'
import { Page } from '#app/ui/page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { StatusTag } from '#app/ui/status-tag.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Table } from '#app/ui/table.tsx'
import { donationRows } from './donation-rows.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data)

export const handle = { staff: true }

const tones = { offered: 'waiting', accepted: 'done', declined: 'neutral' } as const

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await allow(args, 'technician', 'organiser')
  const found = await getDonation(ctx.domain, args.params.donationId ?? '')
  if (!found) return notFound()
  const { region, earmark, code } = found.donation
  const names = await nameUnitsByCode(ctx.domain, [region, ...(earmark ? [earmark.unit] : [])], ctx.locale)
  return {
    title: code,
    ...found,
    place: names.get(region) ?? '',
    earmarkPlace: earmark ? (names.get(earmark.unit) ?? '') : '',
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await allow(args, 'technician', 'organiser')
  const donationId = args.params.donationId ?? ''
  const form = await args.request.formData()
  const parsed = parseForm(decisionInput, form)
  if (!parsed.ok) return invalid(parsed.problem)
  const outcome = await decideDonation(ctx.domain, { donationId, ...parsed.value })
  if (outcome.ok) return redirectWithNotice(ctx.href(`/workshop/donations/${donationId}`), 'saved')
  if (outcome.reason === 'unknown') return notFound()
  if (outcome.reason === 'forbidden') return forbidden()
  if (outcome.reason === 'reason') return refused(form, 'reason', 'donation:error.reason')
  return refused(form, '', outcome.reason === 'decided' ? 'donation:error.decided' : 'error:conflict')
}

export default function DonationPage() {
  const shown = useLoaderData<typeof loader>()
  const { title, donation, devices } = shown
  const form = useFormState(useActionData<typeof action>(), {})
  const { t, locale } = useTranslate()
  const base = `/${locale}/workshop`
  const [first, last] = [devices[0], devices.at(-1)]
  return (
    <Page
      title={title}
      tag={<StatusTag tone={tones[donation.state]}>{t(`donation:desk.is.${donation.state}`)}</StatusTag>}
      back={{ href: `${base}/donations?state=${donation.state}`, text: t('donation:desk.title') }}
      before={<ErrorSummary title={t('common:errorSummary')} errors={form.errors} />}
      width="wide"
    >
      <SummaryList rows={donationRows(shown, t, locale)} />
      {donation.state === 'offered' ? (
        <section>
          <h2>{t('donation:desk.decide')}</h2>
          <form method="post" encType="multipart/form-data" noValidate>
            <input type="hidden" name="version" value={donation.version} />
            <TextArea
              label={t('donation:desk.reason')}
              hint={t('donation:desk.reasonHint')}
              name="reason"
              rows={3}
              value={form.value('reason')}
              {...form.error('reason')}
            />
            <ButtonRow>
              <Button name="decision" value="accept">
                {t('donation:desk.accept')}
              </Button>
              <Button kind="secondary" name="decision" value="decline">
                {t('donation:desk.decline')}
              </Button>
            </ButtonRow>
          </form>
        </section>
      ) : null}
      <Table
        caption={t('donation:desk.devices')}
        columns={[
          { key: 'label', title: t('workshop:label') },
          { key: 'device', title: t('workshop:device') },
          { key: 'state', title: t('workshop:state') },
        ]}
        rows={devices.map((device) => ({
          key: device.id,
          href: `${base}/devices/${device.id}`,
          cells: {
            label: device.label,
            device: device.name || t(`allocation:class.${device.class}`),
            state: <DeviceStateTag state={device.state} />,
          },
        }))}
        dense
      />
      {donation.state === 'accepted' && first && last ? (
        <ButtonRow>
          <ButtonLink kind="secondary" href={`${base}/labels?from=${first.label}&to=${last.label}`}>
            {t('donation:desk.labels')}
          </ButtonLink>
        </ButtonRow>
      ) : null}
    </Page>
  )
}
