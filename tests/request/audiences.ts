import type { Audience } from '#app/http/allow.server.ts'

type Expectation = {
  who: readonly Audience[]
  /** what a document request of those who are welcome may be answered with; 200 when left out */
  get?: readonly number[]
  /** no action: a POST is refused for everybody */
  readOnly?: true
  /** no component: answers files or redirects, and has no `.data` */
  resource?: true
  /** staff see why they cannot; their POST is refused */
  notFromStaff?: true
  /** a POST of somebody who is welcome would end what the matrix needs; its own tests cover it */
  final?: true
}

const anyone = { who: ['anyone'] } as const
const applicant = { who: ['applicant'], get: [200, 302] } as const
const organiser = { who: ['organiser'], get: [200, 302] } as const
const screening = { who: ['organiser', 'coordinator'] } as const
/** a partner sees its own children alone */
const handling = { who: ['organiser', 'coordinator', 'partner'], get: [200, 404] } as const
const transcriber = { who: ['transcriber'] } as const
const juror = { who: ['juror'], get: [200, 302] } as const
const partner = { who: ['partner'] } as const
const safeguarding = { who: ['safeguarding'] } as const
const delivering = { who: ['coordinator', 'organiser'] } as const
const workshop = { who: ['technician', 'organiser'] } as const
const administrator = { who: ['administrator'] } as const

const contest = '/:lang/organiser/contests/:contestId'

/** Who may come to each address of app/routes.ts. The matrix test fails for an address that is not listed. */
export const audiences: Record<string, Expectation> = {
  '/': { ...anyone, get: [302], readOnly: true, resource: true },
  '/*': { ...anyone, get: [404] },
  '/:lang': { ...anyone, readOnly: true },
  '/:lang/home': { ...anyone, get: [302], readOnly: true, resource: true },
  '/:lang/sign-in': { ...anyone, get: [200, 302] },
  '/:lang/enter': { ...anyone, get: [200, 302] },
  '/:lang/enter/forgot': { ...anyone, get: [200, 302] },
  '/:lang/sign-out': { ...anyone, get: [302], resource: true, final: true },
  '/styleguide': { ...anyone, readOnly: true },
  '/:lang/contests': { ...anyone, readOnly: true },
  '/:lang/contests/:slug': { ...anyone, readOnly: true },
  '/:lang/contests/:slug/results': { ...anyone, readOnly: true },
  '/:lang/how-it-works': { ...anyone, readOnly: true },
  '/:lang/how-scores-are-compared': { ...anyone, readOnly: true },
  '/:lang/privacy': { ...anyone, readOnly: true },
  '/:lang/invitation/:token': { ...anyone, get: [404, 410] },

  '/:lang/consent/:token': { ...anyone, get: [404, 410] },
  '/:lang/withdraw': anyone,

  '/:lang/apply/:slug': { ...anyone, get: [200, 302], notFromStaff: true },
  '/:lang/application': { ...applicant, readOnly: true },
  '/:lang/application/code': { ...applicant, readOnly: true },
  '/:lang/application/card': { ...applicant, readOnly: true },
  '/:lang/application/pin': applicant,
  '/:lang/application/details': applicant,
  '/:lang/application/about': applicant,
  '/:lang/application/school': applicant,
  '/:lang/application/place': applicant,
  '/:lang/application/place/district': applicant,
  '/:lang/application/contact': applicant,
  '/:lang/application/groups': applicant,
  '/:lang/application/wishes': applicant,
  '/:lang/application/consent': applicant,
  '/:lang/application/certificates': applicant,
  '/:lang/application/consent/link': applicant,
  '/:lang/application/consent/own': applicant,
  '/:lang/application/consent/sheet': { ...applicant, readOnly: true },
  '/:lang/application/keep': { ...applicant, get: [302], resource: true },
  '/:lang/application/essay': applicant,
  '/:lang/application/essay/autosave': { ...applicant, get: [404], resource: true },
  '/:lang/application/essay/earlier': applicant,
  '/:lang/application/essay/pages': applicant,
  '/:lang/application/essay/pages/add': { ...applicant, get: [404], resource: true },
  '/:lang/application/essay/pages/:pageId': { ...applicant, get: [404], resource: true, readOnly: true },
  '/:lang/application/essay/sheet': { ...applicant, readOnly: true },
  '/:lang/application/check': applicant,
  '/:lang/application/receipt': { ...applicant, readOnly: true },
  '/:lang/application/withdraw': { ...applicant, final: true },

  '/:lang/papers/code/:code': {
    who: ['applicant', 'organiser', 'coordinator', 'partner'],
    get: [404],
    resource: true,
    readOnly: true,
  },
  '/:lang/papers/:applicationId': handling,
  '/:lang/papers/:applicationId/add': { ...handling, get: [404], resource: true },
  '/:lang/papers/:applicationId/:pageId': { ...handling, get: [404], resource: true, readOnly: true },
  '/:lang/transcribe': transcriber,
  '/:lang/transcribe/:taskId': { ...transcriber, get: [404] },
  '/:lang/transcribe/:taskId/autosave': { ...transcriber, get: [404], resource: true },
  '/:lang/transcribe/:taskId/:pageId': { ...transcriber, get: [404], resource: true, readOnly: true },
  '/:lang/organiser/contests/:contestId/typing': { who: ['organiser'], readOnly: true },
  '/:lang/organiser/contests/:contestId/sheets': { ...handling, readOnly: true },
  '/:lang/children': { who: ['organiser', 'coordinator', 'partner'], readOnly: true },
  '/:lang/children/:applicationId': { who: ['organiser', 'coordinator', 'partner'], get: [200, 404] },
  '/:lang/children/:applicationId/sheet': {
    who: ['organiser', 'coordinator', 'partner'],
    get: [200, 404],
    readOnly: true,
  },
  '/:lang/children/:applicationId/paper': { who: ['organiser', 'coordinator', 'partner'], get: [200, 404] },
  '/:lang/children/:applicationId/paper/photo': {
    who: ['organiser', 'coordinator', 'partner'],
    get: [404],
    resource: true,
    readOnly: true,
  },
  '/:lang/children/:applicationId/certificates': { who: ['organiser', 'coordinator', 'partner'], get: [200, 404] },
  '/:lang/children/:applicationId/certificates/:certificateId': {
    who: ['organiser', 'coordinator'],
    get: [404],
    resource: true,
    readOnly: true,
  },

  '/:lang/organiser/contests': { ...organiser, readOnly: true },
  '/:lang/organiser/contests/new': organiser,
  [contest]: { ...organiser, readOnly: true },
  [`${contest}/preview`]: { ...organiser, readOnly: true },
  [`${contest}/move/:to`]: organiser,
  [`${contest}/edit/texts`]: organiser,
  [`${contest}/edit/rules`]: organiser,
  [`${contest}/edit/groups`]: organiser,
  [`${contest}/edit/rubric`]: organiser,
  [`${contest}/edit/rubric/:criterionId`]: organiser,
  [`${contest}/applications`]: screening,
  [`${contest}/applications/all/:what`]: { ...screening, get: [200, 302] },
  [`${contest}/applications/new`]: organiser,
  [`${contest}/applications/import`]: organiser,
  [`${contest}/applications/import/template`]: { ...organiser, readOnly: true, resource: true },
  [`${contest}/applications/:applicationId`]: screening,
  [`${contest}/applications/:applicationId/text`]: screening,
  [`${contest}/applications/:applicationId/access`]: screening,
  [`${contest}/messages/slips`]: organiser,
  [`${contest}/cards`]: organiser,
  [`${contest}/cards/:batchId`]: organiser,
  [`${contest}/cards/:batchId/print`]: { ...organiser, readOnly: true },
  [`${contest}/applications/:applicationId/compare/:otherId`]: { ...screening, readOnly: true },
  [`${contest}/jury`]: organiser,
  [`${contest}/jury/giving`]: organiser,
  [`${contest}/comments`]: { ...organiser, readOnly: true },
  [`${contest}/comments/:commentId`]: organiser,
  [`${contest}/monitor`]: organiser,
  [`${contest}/monitor/remind`]: organiser,
  [`${contest}/monitor/progress.csv`]: { ...organiser, readOnly: true, resource: true },
  [`${contest}/jury/training`]: organiser,
  [`${contest}/jury/training/essays/:essayId`]: { ...organiser, get: [200, 404] },
  [`${contest}/jury/training/criteria/:criterionId`]: { ...organiser, get: [200, 404] },
  [`${contest}/result`]: organiser,
  [`${contest}/result/places`]: { ...organiser, readOnly: true },
  [`${contest}/result/jurors`]: { ...organiser, readOnly: true },
  [`${contest}/result/scale`]: { ...organiser, readOnly: true },
  [`${contest}/result/checks`]: { ...organiser, readOnly: true },
  [`${contest}/result/ratings`]: { ...organiser, get: [200, 404], readOnly: true, resource: true },
  [`${contest}/allocation`]: organiser,
  [`${contest}/allocation/runs/:runId`]: { ...organiser, readOnly: true },
  [`${contest}/allocation/runs/:runId/publish`]: organiser,
  [`${contest}/allocation/runs/:runId/unpublish`]: organiser,
  [`${contest}/allocation/runs/:runId/approve`]: organiser,
  [`${contest}/allocation/runs/:runId/compare/:otherId`]: { ...organiser, readOnly: true },
  [`${contest}/allocation/stock`]: organiser,
  [`${contest}/allocation/stock/:lotId`]: organiser,
  [`${contest}/allocation/quotas`]: organiser,
  [`${contest}/allocation/quotas/apportion`]: organiser,
  [`${contest}/allocation/policy`]: organiser,
  [`${contest}/allocation/offer`]: { ...organiser, readOnly: true },
  [`${contest}/lists`]: { ...screening, readOnly: true },
  [`${contest}/lists/:region`]: { ...screening, get: [404], readOnly: true },
  [`${contest}/lists/:region/:format`]: { ...screening, get: [404], readOnly: true, resource: true },
  '/:lang/application/appeal': { ...applicant, get: [302] },
  [`${contest}/appeals`]: { ...organiser, readOnly: true },
  [`${contest}/appeals/:appealId`]: { ...organiser, get: [404] },
  '/:lang/application/answer': { ...applicant, get: [302] },
  [`${contest}/answers`]: { ...screening, readOnly: true },
  [`${contest}/answers/:applicationId`]: { ...screening, get: [404] },
  [`${contest}/succession`]: organiser,
  '/:lang/contests/:slug/results/file': { ...anyone, readOnly: true, resource: true },
  [`${contest}/messages`]: organiser,
  '/:lang/organiser/messages': organiser,

  '/:lang/jury': { ...juror, readOnly: true },
  '/:lang/jury/:contestId': { ...juror, readOnly: true },
  '/:lang/jury/:contestId/profile': juror,
  '/:lang/jury/:contestId/essays/:code': juror,
  '/:lang/jury/:contestId/essays/:code/recuse': juror,
  '/:lang/jury/:contestId/essays/:code/autosave': { ...juror, get: [404], resource: true },
  '/:lang/jury/:contestId/pause': juror,
  '/:lang/jury/:contestId/conduct': juror,
  '/:lang/jury/:contestId/training': { ...juror, readOnly: true },
  '/:lang/jury/:contestId/training/:number': { ...juror, get: [200, 302, 404] },
  '/:lang/jury/:contestId/pack': juror,
  '/:lang/jury/:contestId/pack/file': { ...juror, readOnly: true, resource: true },

  '/:lang/jury/:contestId/essays/:code/flag': juror,
  [`${contest}/flags`]: organiser,
  [`${contest}/flags/:flagId`]: { ...organiser, get: [200, 404] },
  [`${contest}/discrepancies`]: organiser,
  '/:lang/jury/:contestId/decisions': { ...juror, readOnly: true },
  '/:lang/jury/:contestId/decisions/:code': { ...juror, get: [200, 302, 404] },
  '/:lang/safeguarding': { ...safeguarding, readOnly: true },
  '/:lang/safeguarding/:concernId': { ...safeguarding, get: [200, 404] },

  '/:lang/partners/apply': anyone,
  '/:lang/partners/applied': { ...anyone, readOnly: true },
  '/:lang/partners/invitation/:token': { ...anyone, get: [404, 410] },
  '/:lang/organiser/partners': { ...organiser, readOnly: true },
  '/:lang/organiser/partners/:partnerId': organiser,
  '/:lang/partner': { ...partner, readOnly: true },
  '/:lang/partner/contests/:contestId/import': partner,
  '/:lang/partner/contests/:contestId/import/template': { ...partner, readOnly: true, resource: true },
  '/:lang/partner/contests/:contestId/children/new': partner,
  '/:lang/partner/contests/:contestId/cards': partner,
  '/:lang/partner/contests/:contestId/cards/children': { ...partner, readOnly: true },
  '/:lang/partner/contests/:contestId/cards/:batchId': { ...partner, get: [200, 404] },
  '/:lang/partner/contests/:contestId/cards/:batchId/print': { ...partner, get: [200, 404], readOnly: true },
  '/:lang/partner/children/:applicationId': partner,
  '/:lang/partner/children/:applicationId/access': partner,
  '/:lang/partner/children/:applicationId/details': partner,
  '/:lang/partner/children/:applicationId/consent': partner,
  '/:lang/partner/children/:applicationId/essay': { ...partner, get: [200, 302] },
  '/:lang/partner/children/:applicationId/essay/autosave': { ...partner, get: [404], resource: true },

  '/:lang/workshop': { ...workshop, readOnly: true },
  '/:lang/workshop/scan': workshop,
  '/:lang/workshop/labels': { ...workshop, readOnly: true },
  '/:lang/workshop/label/:label': { ...workshop, get: [302], readOnly: true, resource: true },
  '/:lang/workshop/devices/new': workshop,
  '/:lang/workshop/devices/:deviceId': workshop,
  '/:lang/workshop/devices/:deviceId/edit': workshop,
  '/:lang/workshop/devices/:deviceId/wipe': workshop,
  '/:lang/workshop/devices/:deviceId/ready': workshop,

  '/:lang/check-in': anyone,
  '/:lang/check-in/:token': { ...anyone, get: [404, 410] },
  '/:lang/check-ins': delivering,
  '/:lang/workshop/repairs': workshop,

  '/:lang/administrator/accounts': { ...administrator, readOnly: true },
  '/:lang/administrator/accounts/new': administrator,
  '/:lang/administrator/accounts/:accountId': administrator,
  '/:lang/administrator/audit': { ...administrator, readOnly: true },
  '/:lang/work': { who: ['coordinator', 'technician', 'safeguarding'], readOnly: true },
}
