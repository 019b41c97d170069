import 'i18next'
import type account from '#locales/kk/account.json'
import type adjudication from '#locales/kk/adjudication.json'
import type allocation from '#locales/kk/allocation.json'
import type announcement from '#locales/kk/announcement.json'
import type application from '#locales/kk/application.json'
import type audit from '#locales/kk/audit.json'
import type calibration from '#locales/kk/calibration.json'
import type card from '#locales/kk/card.json'
import type certainty from '#locales/kk/certainty.json'
import type certificate from '#locales/kk/certificate.json'
import type comment from '#locales/kk/comment.json'
import type common from '#locales/kk/common.json'
import type concern from '#locales/kk/concern.json'
import type consent from '#locales/kk/consent.json'
import type contest from '#locales/kk/contest.json'
import type desk from '#locales/kk/desk.json'
import type discrepancy from '#locales/kk/discrepancy.json'
import type donation from '#locales/kk/donation.json'
import type error from '#locales/kk/error.json'
import type essay from '#locales/kk/essay.json'
import type fairness from '#locales/kk/fairness.json'
import type flag from '#locales/kk/flag.json'
import type handover from '#locales/kk/handover.json'
import type home from '#locales/kk/home.json'
import type jury from '#locales/kk/jury.json'
import type jurytext from '#locales/kk/jurytext.json'
import type lists from '#locales/kk/lists.json'
import type message from '#locales/kk/message.json'
import type monitor from '#locales/kk/monitor.json'
import type pack from '#locales/kk/pack.json'
import type paper from '#locales/kk/paper.json'
import type partner from '#locales/kk/partner.json'
import type scoring from '#locales/kk/scoring.json'
import type screening from '#locales/kk/screening.json'
import type status from '#locales/kk/status.json'
import type stock from '#locales/kk/stock.json'
import type training from '#locales/kk/training.json'
import type typing from '#locales/kk/typing.json'
import type workshop from '#locales/kk/workshop.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: {
      account: typeof account
      adjudication: typeof adjudication
      allocation: typeof allocation
      announcement: typeof announcement
      application: typeof application
      audit: typeof audit
      calibration: typeof calibration
      card: typeof card
      certainty: typeof certainty
      certificate: typeof certificate
      comment: typeof comment
      common: typeof common
      concern: typeof concern
      consent: typeof consent
      contest: typeof contest
      desk: typeof desk
      discrepancy: typeof discrepancy
      donation: typeof donation
      error: typeof error
      essay: typeof essay
      fairness: typeof fairness
      flag: typeof flag
      handover: typeof handover
      home: typeof home
      jury: typeof jury
      jurytext: typeof jurytext
      lists: typeof lists
      message: typeof message
      pack: typeof pack
      monitor: typeof monitor
      paper: typeof paper
      partner: typeof partner
      scoring: typeof scoring
      screening: typeof screening
      status: typeof status
      stock: typeof stock
      typing: typeof typing
      training: typeof training
      workshop: typeof workshop
    }
  }
}
