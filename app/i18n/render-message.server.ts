import type { Locale } from './locales.ts'
import { reasonSentences } from './reason-text.ts'
import { type Translate, translator } from './translate.server.ts'

/** The templates of letters and the parameters that each must carry. */
export const templates = {
  'application-received': ['code', 'contest'],
  'pin-code': ['request'],
  'appeal-answered': ['code'],
  'application-withdrawn': ['code'],
  concern: [],
  'check-in': ['key'],
  'consent-link': ['code', 'child', 'link', 'days'],
  'donation-accepted': ['code'],
  'donation-declined': ['code', 'reason'],
  'donation-offered': ['code'],
  'jury-invitation': ['title', 'link', 'days'],
  'jury-more': ['title', 'path'],
  'jury-reminder': ['title', 'contest', 'left', 'until'],
  'partner-applied': ['organisation'],
  'partner-invitation': ['organisation', 'link', 'days'],
  'partner-refused': ['organisation', 'reason'],
  'partner-suspended': ['organisation', 'reason'],
  'partner-resumed': ['organisation'],
  offer: ['code', 'contest', 'class', 'until'],
  'offer-reminder': ['code', 'contest', 'until'],
  result: ['code', 'contest', 'region', 'path', 'kind'],
} as const
export type Template = keyof typeof templates

/** What tells a child of its own application, and speaks to it as its pages do. */
const toChild: readonly Template[] = ['application-received', 'result']

type Params = Readonly<Record<string, string | number>>

export type Letter = { subject: string; text: string }

/**
 * The subject and the plain text of a letter in its own language; null for an unknown template or a missing parameter.
 * @param origin scheme and host for links, without a trailing slash
 */
export function renderMessage(
  message: { template: string; locale: Locale; params: Params },
  origin: string,
): Letter | null {
  const { template, params, locale } = message
  if (!isTemplate(template) || templates[template].some((name) => params[name] === undefined)) return null
  const t = translator(locale)
  const subject = t(`message:${template}.subject`, { ...params })
  const greeting = toChild.includes(template) ? t('message:greetingChild') : t('message:greeting')
  const paragraphs = [greeting, ...bodies[template](t, params, `${origin}/${locale}`, origin)]
  return { subject, text: `${[...paragraphs, t('message:signature')].join('\n\n')}\n` }
}

type Body = (t: Translate, params: Params, home: string, origin: string) => string[]

const bodies: Record<Template, Body> = {
  'application-received': (t, params, home) => [
    t('message:application-received.body', { ...params }),
    t('message:application-received.code', { ...params }),
    t('message:application-received.link', { link: `${home}/enter` }),
  ],
  // Its code stands in the SMS alone.
  'pin-code': (t) => [t('message:pin-code.body')],
  // What was found stands behind the sign-in alone.
  'appeal-answered': (t, params, home) => [
    t('message:appeal-answered.body', { ...params }),
    t('message:result.own', { link: `${home}/application` }),
  ],
  'application-withdrawn': (t, params) => [
    t('message:application-withdrawn.body', { ...params }),
    t('message:application-withdrawn.erased'),
  ],
  // What it is about stands behind the sign-in alone.
  concern: (t, _params, home) => [
    t('message:concern.body'),
    t('message:concern.link', { link: `${home}/safeguarding` }),
  ],
  'check-in': (t, params, home) => [
    t('message:check-in.body'),
    t('message:check-in.link', { link: `${home}/check-in/${params.key}` }),
    t('message:check-in.code', { code: String(params.key), page: `${home}/check-in` }),
    t('message:check-in.care'),
  ],
  'consent-link': (t, params) => [
    t('message:consent-link.body', { ...params }),
    t('message:consent-link.link', { ...params }),
    t('message:consent-link.days', { ...params }),
  ],
  'donation-accepted': (t, params) => [t('message:donation-accepted.body', { ...params })],
  'donation-declined': (t, params) => [
    t('message:donation-declined.body', { ...params }),
    t('message:donation-declined.thanks'),
  ],
  'donation-offered': (t, params, home) => [
    t('message:donation-offered.body'),
    t('message:donation-offered.code', { ...params }),
    t('message:donation-offered.link', { link: `${home}/donations/${params.code}` }),
  ],
  'jury-invitation': (t, params) => [
    t('message:jury-invitation.body', { ...params }),
    t('message:jury-invitation.link', { ...params }),
    t('message:jury-invitation.days', { ...params }),
  ],
  'jury-more': (t, params, home) => [
    t('message:jury-more.body', { ...params }),
    t('message:jury-more.link', { link: `${home}${params.path}` }),
  ],
  'jury-reminder': (t, params, home) => [
    t('message:jury-reminder.body', { ...params }),
    ...(params.until
      ? [t('message:jury-reminder.until', { until: String(params.until).split('-').reverse().join('.') })]
      : []),
    t('message:jury-reminder.link', { link: `${home}/jury/${params.contest}` }),
    t('message:jury-reminder.pause'),
  ],
  'partner-applied': (t, params) => [
    t('message:partner-applied.body', { ...params }),
    t('message:partner-applied.next'),
  ],
  'partner-invitation': (t, params) => [
    t('message:partner-invitation.body', { ...params }),
    t('message:partner-invitation.link', { ...params }),
    t('message:partner-invitation.days', { ...params }),
  ],
  'partner-refused': (t, params) => [
    t('message:partner-refused.body', { ...params }),
    t('message:partner-refused.reason', { ...params }),
  ],
  'partner-suspended': (t, params) => [
    t('message:partner-suspended.body', { ...params }),
    t('message:partner-suspended.reason', { ...params }),
  ],
  'partner-resumed': (t, params, home) => [
    t('message:partner-resumed.body', { ...params }),
    t('message:partner-resumed.link', { link: `${home}/partner` }),
  ],
  offer: (t, params, home) => [
    t('message:offer.body', { ...params }),
    [deviceOf(t, params), t('announcement:reason.by.succession')].join(' '),
    t('message:answer', { until: dayIn(params), link: `${home}/application/answer` }),
    t('announcement:result.nextText.recipient'),
  ],
  'offer-reminder': (t, params, home) => [
    t('message:offer-reminder.body', { ...params }),
    t('message:answer', { until: dayIn(params), link: `${home}/application/answer` }),
  ],
  result: (t, params, home, origin) => {
    const outcome = outcomeOf(String(params.kind))
    return [
      t('message:result.body', { ...params }),
      [`${t(`announcement:result.headline.${outcome}`)}.`.replace(/([!.])\.$/, '$1'), ...reason(t, params)].join(' '),
      ...(params.until ? [t('message:answer', { until: dayIn(params), link: `${home}/application/answer` })] : []),
      t(`announcement:result.nextText.${outcome}`),
      t(`announcement:result.kind.${outcome}`),
      [
        t('message:result.own', { link: `${home}/application` }),
        t('message:result.public', { link: `${origin}${params.path}` }),
      ].join('\n'),
    ]
  },
}

const dayIn = ({ until }: Params) => String(until).split('-').reverse().join('.')

const deviceOf = (t: Translate, params: Params) =>
  reasonSentences(t, { kind: 'recipient', class: String(params.class) }, { region: '', place: '' }).join(' ')

function reason(t: Translate, params: Params): string[] {
  const number = (name: string) => (typeof params[name] === 'number' ? params[name] : undefined)
  const text = (name: string) => (typeof params[name] === 'string' ? params[name] : undefined)
  return reasonSentences(
    t,
    {
      kind: String(params.kind),
      by: text('by'),
      class: text('class'),
      bond: text('bond'),
      rank: number('rank'),
      considered: number('considered'),
      position: number('position'),
      devices: number('devices'),
      toPriority: number('toPriority'),
      toReserve: number('toReserve'),
      apart: text('apart'),
      why: text('why'),
    },
    { region: String(params.region), place: text('place') ?? '' },
  )
}

function outcomeOf(kind: string): 'recipient' | 'waiting' | 'not-considered' {
  if (kind === 'recipient') return 'recipient'
  return kind === 'waiting' ? 'waiting' : 'not-considered'
}

function isTemplate(name: string): name is Template {
  return Object.hasOwn(templates, name)
}
