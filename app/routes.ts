import { type RouteConfig, route } from '@remix-run/route-config'

const at = (folder: string) => `routes/${folder}/route.tsx`

/** Anybody. */
const visitor = [
  route('/', at('public.language')),
  route(':lang', at('public.home')),
  route(':lang/home', at('public.my-home')),
  route(':lang/sign-in', at('public.sign-in')),
  route(':lang/enter', at('public.enter')),
  route(':lang/sign-out', at('public.sign-out')),
  route('styleguide', at('public.styleguide')),
  route('*', at('public.not-found')),
]

/** Consent, and its withdrawal, by whoever holds a link or a code. */
const care = [
  route(':lang/consent/:token', at('public.consent')),
  route(':lang/withdraw', at('public.withdraw')),
  route(':lang/application/consent/link', at('applicant.consent-link')),
  route(':lang/application/consent/own', at('applicant.consent-own')),
  route(':lang/application/consent/sheet', at('applicant.consent-sheet')),
  route(':lang/application/keep', at('applicant.keep')),
  route(':lang/children', at('staff.children')),
  route(':lang/children/:applicationId', at('staff.child')),
  route(':lang/children/:applicationId/sheet', at('staff.child-sheet')),
  route(':lang/children/:applicationId/paper', at('staff.child-paper')),
  route(':lang/children/:applicationId/paper/photo', at('staff.child-paper-photo')),
  route(':lang/children/:applicationId/certificates', at('staff.certificates')),
  route(':lang/children/:applicationId/certificates/:certificateId', at('staff.certificate-file')),
  route(':lang/application/certificates', at('applicant.certificates')),
]

/** Contests as the public sees them, and what was announced. */
const contests = [
  route(':lang/contests', at('public.contests')),
  route(':lang/contests/:slug', at('public.contest')),
  route(':lang/how-it-works', at('public.how-it-works')),
  route(':lang/privacy', at('public.privacy')),
]

/** A pupil and the legal representative, on a phone. */
const applicant = [
  route(':lang/apply/:slug', at('applicant.start')),
  route(':lang/application', at('applicant.application')),
  route(':lang/application/code', at('applicant.code')),
  route(':lang/application/details', at('applicant.details')),
  route(':lang/application/about', at('applicant.about')),
  route(':lang/application/school', at('applicant.school')),
  route(':lang/application/place', at('applicant.place')),
  route(':lang/application/place/district', at('applicant.district')),
  route(':lang/application/contact', at('applicant.contact')),
  route(':lang/application/groups', at('applicant.groups')),
  route(':lang/application/wishes', at('applicant.wishes')),
  route(':lang/application/consent', at('applicant.consent')),
  route(':lang/application/essay', at('applicant.essay')),
  route(':lang/application/essay/autosave', at('applicant.essay-autosave')),
  route(':lang/application/essay/earlier', at('applicant.essay-earlier')),
  route(':lang/application/essay/pages', at('applicant.essay-pages')),
  route(':lang/application/essay/pages/add', at('applicant.essay-pages-add')),
  route(':lang/application/essay/pages/:pageId', at('applicant.essay-page-picture')),
  route(':lang/application/essay/sheet', at('applicant.essay-sheet')),
  route(':lang/application/check', at('applicant.check')),
  route(':lang/application/receipt', at('applicant.receipt')),
  route(':lang/application/withdraw', at('applicant.withdraw')),
]

/** Organisers: contests and their rubric. */
const organiserContest = [
  route(':lang/organiser/contests', at('organiser.contests')),
  route(':lang/organiser/contests/new', at('organiser.contest-new')),
  route(':lang/organiser/contests/:contestId', at('organiser.contest')),
  route(':lang/organiser/contests/:contestId/preview', at('organiser.contest-preview')),
  route(':lang/organiser/contests/:contestId/move/:to', at('organiser.contest-move')),
  route(':lang/organiser/contests/:contestId/edit/texts', at('organiser.contest-texts')),
  route(':lang/organiser/contests/:contestId/edit/rules', at('organiser.contest-rules')),
  route(':lang/organiser/contests/:contestId/edit/groups', at('organiser.contest-groups')),
  route(':lang/organiser/contests/:contestId/edit/rubric', at('organiser.contest-rubric')),
  route(':lang/organiser/contests/:contestId/edit/rubric/:criterionId', at('organiser.contest-criterion')),
]

/** Organisers and coordinators: screening, import. */
const screening = [
  route(':lang/organiser/contests/:contestId/applications', at('organiser.applications')),
  route(':lang/organiser/contests/:contestId/applications/all/:what', at('organiser.applications-all')),
  route(':lang/organiser/contests/:contestId/applications/new', at('organiser.applications-new')),
  route(':lang/organiser/contests/:contestId/applications/import', at('organiser.applications-import')),
  route(':lang/organiser/contests/:contestId/applications/import/template', at('organiser.applications-template')),
  route(':lang/organiser/contests/:contestId/applications/:applicationId', at('organiser.application')),
  route(':lang/organiser/contests/:contestId/applications/:applicationId/text', at('organiser.application-text')),
  route(
    ':lang/organiser/contests/:contestId/applications/:applicationId/compare/:otherId',
    at('organiser.application-compare'),
  ),
]

/** Jurors at their desk, and organisers steering the jury. */
const jury = [
  route(':lang/organiser/contests/:contestId/jury', at('organiser.jury')),
  route(':lang/organiser/contests/:contestId/jury/giving', at('organiser.jury-giving')),
  route(':lang/invitation/:token', at('public.invitation')),
  route(':lang/jury', at('juror.seats')),
  route(':lang/jury/:contestId', at('juror.queue')),
  route(':lang/jury/:contestId/profile', at('juror.profile')),
  route(':lang/jury/:contestId/essays/:code', at('juror.essay')),
  route(':lang/jury/:contestId/essays/:code/recuse', at('juror.recuse')),
]

/** Before the desk: the code of conduct and the training, and what organisers set for them. */
const training = [
  route(':lang/jury/:contestId/conduct', at('juror.conduct')),
  route(':lang/jury/:contestId/training', at('juror.training')),
  route(':lang/jury/:contestId/training/:number', at('juror.training-essay')),
  route(':lang/organiser/contests/:contestId/jury/training', at('organiser.training')),
  route(':lang/organiser/contests/:contestId/jury/training/essays/:essayId', at('organiser.training-essay')),
  route(':lang/organiser/contests/:contestId/jury/training/criteria/:criterionId', at('organiser.training-criterion')),
]

/** How a review goes on, and reminders to jurors. */
const monitor = [
  route(':lang/organiser/contests/:contestId/monitor', at('organiser.monitor')),
  route(':lang/organiser/contests/:contestId/monitor/remind', at('organiser.monitor-remind')),
  route(':lang/organiser/contests/:contestId/monitor/progress.csv', at('organiser.monitor-export')),
]

/** Where further readings decide. */
const certainty = [route(':lang/organiser/contests/:contestId/readings', at('organiser.readings'))]

/** What the desk has beside: drafts that save by themselves, breaks, and the organisers who read what goes to children. */
const desk = [
  route(':lang/jury/:contestId/essays/:code/autosave', at('juror.essay-autosave')),
  route(':lang/jury/:contestId/pause', at('juror.pause')),
  route(':lang/jury/:contestId/pack', at('juror.pack')),
  route(':lang/jury/:contestId/pack/file', at('juror.pack-file')),
  route(':lang/organiser/contests/:contestId/comments', at('organiser.comments')),
  route(':lang/organiser/contests/:contestId/comments/:commentId', at('organiser.comment')),
]

/** What jurors notice besides the scores: flags for organisers, worries for the safeguarding contacts alone. */
const flags = [
  route(':lang/jury/:contestId/essays/:code/flag', at('juror.flag')),
  route(':lang/organiser/contests/:contestId/flags', at('organiser.flags')),
  route(':lang/organiser/contests/:contestId/flags/:flagId', at('organiser.flag')),
  route(':lang/safeguarding', at('safeguarding.concerns')),
  route(':lang/safeguarding/:concernId', at('safeguarding.concern')),
]

/** Essays on whose readings jurors differ: the organisers' rule, and those who decide. */
const discrepancies = [
  route(':lang/organiser/contests/:contestId/discrepancies', at('organiser.discrepancies')),
  route(':lang/jury/:contestId/decisions', at('adjudicator.decisions')),
  route(':lang/jury/:contestId/decisions/:code', at('adjudicator.decision')),
]

/** Access: cards and their sheet, the child's own card and PIN, ways back in, slips for those without e-mail. */
const cards = [
  route(':lang/organiser/contests/:contestId/cards', at('organiser.cards')),
  route(':lang/organiser/contests/:contestId/cards/:batchId', at('organiser.card-batch')),
  route(':lang/organiser/contests/:contestId/cards/:batchId/print', at('organiser.card-print')),
  route(':lang/organiser/contests/:contestId/applications/:applicationId/access', at('organiser.access')),
  route(':lang/application/card', at('applicant.card')),
  route(':lang/application/pin', at('applicant.pin')),
  route(':lang/enter/forgot', at('public.forgot')),
  route(':lang/organiser/contests/:contestId/messages/slips', at('organiser.slips')),
]

/** Essays written by hand: printed sheets, photographed pages, and the people who type them. */
const paper = [
  route(':lang/papers/code/:code', at('paper.by-code')),
  route(':lang/papers/:applicationId', at('paper.pages')),
  route(':lang/papers/:applicationId/add', at('paper.pages-add')),
  route(':lang/papers/:applicationId/:pageId', at('paper.page-picture')),
  route(':lang/organiser/contests/:contestId/sheets', at('paper.sheets')),
  route(':lang/organiser/contests/:contestId/typing', at('organiser.typing')),
  route(':lang/transcribe', at('transcriber.work')),
  route(':lang/transcribe/:taskId', at('transcriber.task')),
  route(':lang/transcribe/:taskId/autosave', at('transcriber.task-autosave')),
  route(':lang/transcribe/:taskId/:pageId', at('transcriber.page-picture')),
]

/** Result, allocation, announcement, messages. */
const outcome = [
  route(':lang/contests/:slug/results', at('public.contest-results')),
  route(':lang/contests/:slug/results/regions', at('public.contest-figures')),
  route(':lang/organiser/contests/:contestId/result', at('organiser.contest-result')),
  route(':lang/organiser/contests/:contestId/allocation', at('organiser.contest-allocation')),
  route(':lang/organiser/contests/:contestId/allocation/runs/:runId', at('organiser.contest-allocation-list')),
  route(':lang/organiser/contests/:contestId/allocation/runs/:runId/publish', at('organiser.contest-publish')),
  route(':lang/organiser/contests/:contestId/allocation/runs/:runId/unpublish', at('organiser.contest-unpublish')),
  route(':lang/organiser/contests/:contestId/messages', at('organiser.contest-messages')),
  route(':lang/organiser/messages', at('organiser.messages')),
]

/** What a list depends on, and how it is approved and checked. */
const allocation = [
  route(':lang/contests/:slug/results/file', at('public.contest-results-file')),
  route(':lang/organiser/contests/:contestId/allocation/stock', at('organiser.contest-stock')),
  route(':lang/organiser/contests/:contestId/allocation/stock/:lotId', at('organiser.contest-lot')),
  route(':lang/organiser/contests/:contestId/allocation/quotas', at('organiser.contest-quotas')),
  route(':lang/organiser/contests/:contestId/allocation/quotas/apportion', at('organiser.contest-apportion')),
  route(':lang/organiser/contests/:contestId/allocation/policy', at('organiser.contest-policy')),
  route(':lang/organiser/contests/:contestId/allocation/offer', at('organiser.contest-offer')),
  route(':lang/organiser/contests/:contestId/allocation/runs/:runId/approve', at('organiser.contest-approve')),
  route(
    ':lang/organiser/contests/:contestId/allocation/runs/:runId/compare/:otherId',
    at('organiser.contest-run-compare'),
  ),
]

/** Published lists with names, for those who bring the devices. */
const regionLists = [
  route(':lang/organiser/contests/:contestId/lists', at('organiser.contest-lists')),
  route(':lang/organiser/contests/:contestId/lists/:region', at('organiser.contest-region-list')),
  route(':lang/organiser/contests/:contestId/lists/:region/:format', at('organiser.contest-region-file')),
]

/** A family asks for a check of facts, and an organiser answers. */
const appeals = [
  route(':lang/application/appeal', at('applicant.appeal')),
  route(':lang/organiser/contests/:contestId/appeals', at('organiser.appeals')),
  route(':lang/organiser/contests/:contestId/appeals/:appealId', at('organiser.appeal')),
]

/** What families answer, and whose turn it is when a device becomes free. */
const answers = [
  route(':lang/application/answer', at('applicant.answer')),
  route(':lang/organiser/contests/:contestId/answers', at('organiser.answers')),
  route(':lang/organiser/contests/:contestId/answers/:applicationId', at('organiser.answer')),
  route(':lang/organiser/contests/:contestId/succession', at('organiser.succession')),
]

/** What the result rests on, and how scores are compared. */
const calibration = [
  route(':lang/how-scores-are-compared', at('public.fairness')),
  route(':lang/organiser/contests/:contestId/result/places', at('organiser.result-places')),
  route(':lang/organiser/contests/:contestId/result/jurors', at('organiser.result-jurors')),
  route(':lang/organiser/contests/:contestId/result/scale', at('organiser.result-scale')),
  route(':lang/organiser/contests/:contestId/result/checks', at('organiser.result-checks')),
  route(':lang/organiser/contests/:contestId/result/certainty', at('organiser.result-certainty')),
  route(':lang/organiser/contests/:contestId/result/ratings', at('organiser.result-ratings')),
]

/** Schools and foundations that bring children, and the organisers who approve them. */
const partners = [
  route(':lang/partners/apply', at('public.partner-apply')),
  route(':lang/partners/applied', at('public.partner-applied')),
  route(':lang/partners/invitation/:token', at('public.partner-invitation')),
  route(':lang/organiser/partners', at('organiser.partners')),
  route(':lang/organiser/partners/:partnerId', at('organiser.partner')),
  route(':lang/partner', at('partner.home')),
  route(':lang/partner/contests/:contestId/import', at('partner.import')),
  route(':lang/partner/contests/:contestId/import/template', at('partner.import-template')),
  route(':lang/partner/contests/:contestId/children/new', at('partner.child-new')),
  route(':lang/partner/contests/:contestId/cards', at('partner.cards')),
  route(':lang/partner/contests/:contestId/cards/children', at('partner.children-print')),
  route(':lang/partner/contests/:contestId/cards/:batchId', at('partner.card-batch')),
  route(':lang/partner/contests/:contestId/cards/:batchId/print', at('partner.card-print')),
  route(':lang/partner/children/:applicationId', at('partner.child')),
  route(':lang/partner/children/:applicationId/access', at('partner.child-access')),
  route(':lang/partner/children/:applicationId/details', at('partner.child-details')),
  route(':lang/partner/children/:applicationId/consent', at('partner.child-consent')),
  route(':lang/partner/children/:applicationId/essay', at('partner.child-essay')),
  route(':lang/partner/children/:applicationId/essay/autosave', at('partner.child-essay-autosave')),
]

/** Devices that are offered, and what became of them. */
const donations = [
  route(':lang/donate', at('public.donate')),
  route(':lang/donations', at('public.donations')),
  route(':lang/donations/:code', at('public.donation')),
  route(':lang/donations/:code/thanks.pdf', at('public.donation-thanks')),
  route(':lang/donations/:code/report/:year', at('public.donation-year')),
  route(':lang/workshop/donations', at('technician.donations')),
  route(':lang/workshop/donations/:donationId', at('technician.donation')),
]

/** The register of devices: what comes in, is checked, wiped, repaired and made ready. */
const workshop = [
  route(':lang/workshop', at('technician.workshop')),
  route(':lang/workshop/scan', at('technician.scan')),
  route(':lang/workshop/labels', at('technician.labels')),
  route(':lang/workshop/label/:label', at('technician.label')),
  route(':lang/workshop/devices/new', at('technician.device-new')),
  route(':lang/workshop/devices/:deviceId', at('technician.device')),
  route(':lang/workshop/devices/:deviceId/edit', at('technician.device-edit')),
  route(':lang/workshop/devices/:deviceId/wipe', at('technician.device-wipe')),
  route(':lang/workshop/devices/:deviceId/wipes/:wipeId', at('technician.wipe-certificate')),
  route(':lang/workshop/devices/:deviceId/ready', at('technician.device-ready')),
]

/** Devices on their way to children. */
const delivery = [
  route(':lang/deliveries', at('staff.deliveries')),
  route(':lang/deliveries/packing.pdf', at('staff.packing-list')),
]

/** After a device is with a child: how it goes, and what is mended. */
const following = [
  route(':lang/check-in', at('public.check-in-code')),
  route(':lang/check-in/:token', at('public.check-in')),
  route(':lang/check-ins', at('staff.check-ins')),
  route(':lang/workshop/repairs', at('technician.repairs')),
]

/** Accounts, audit log, and the homes of the other roles. */
const administration = [
  route(':lang/administrator/accounts', at('administrator.accounts')),
  route(':lang/administrator/accounts/new', at('administrator.account-new')),
  route(':lang/administrator/accounts/:accountId', at('administrator.account')),
  route(':lang/administrator/audit', at('administrator.audit')),
  route(':lang/work', at('staff.work')),
]

/** Every address of the product in one table; each path of a folder in `routes/` appears here once. */
export default [
  ...visitor,
  ...contests,
  ...applicant,
  ...care,
  ...organiserContest,
  ...screening,
  ...cards,
  ...jury,
  ...training,
  ...monitor,
  ...certainty,
  ...desk,
  ...flags,
  ...discrepancies,
  ...paper,
  ...outcome,
  ...allocation,
  ...regionLists,
  ...answers,
  ...appeals,
  ...calibration,
  ...partners,
  ...donations,
  ...workshop,
  ...delivery,
  ...following,
  ...administration,
] satisfies RouteConfig
