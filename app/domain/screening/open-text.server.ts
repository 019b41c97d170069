import { findIdentifiers } from '#app/core/blinding/find-identifiers.ts'
import type { IdentifierKind } from '#app/core/blinding/identifier.ts'
import { countSubmittedReviews, findAnonymousText } from '#db/queries/anonymous-text.server.ts'
import { lockEssayOfApplication } from '#db/queries/essay.server.ts'
import { listRecognisedPassages } from '#db/queries/flag.server.ts'
import { type Context, type Locale, type Outcome, ok, refuse } from '../context.ts'
import { plainEssay } from '../essay/plain-essay.ts'
import { inTransaction } from '../transaction.server.ts'
import { knownIdentity, placeNames } from './known-identity.server.ts'
import { mayApprove } from './rules.ts'
import { lockScreened } from './screened-application.server.ts'
import { isApprovedFor } from './text-state.ts'

export type OpenedText = {
  code: string
  name: string
  language: Locale
  body: string
  essayVersion: number
  /** 0: nothing was stored yet */
  textVersion: number
  found: { start: number; end: number; kind: IdentifierKind; match: string }[]
  /** what an earlier approval had hidden, if it was for this text */
  stored: { start: number; end: number; kind: IdentifierKind }[] | null
  approved: boolean
  anonymous: string | null
  /** the essay changed after its text was approved */
  outdated: boolean
  eligible: boolean
  mayApprove: boolean
  mayReopen: boolean
  /** passages by which a juror could recognise the author */
  recognised: string[]
}

/** Opens the join of a child and what it wrote, for redacting; each opening leaves a line in the audit. */
export async function openText(
  ctx: Context,
  address: { contestId: string; applicationId: string },
): Promise<Outcome<OpenedText, 'unknown'>> {
  return inTransaction(ctx, async ({ tx, audit }) => {
    const screened = await lockScreened(ctx, tx, address)
    const essay = screened ? await lockEssayOfApplication(tx, screened.row.id) : undefined
    if (!screened || !essay || screened.row.state !== 'submitted') return refuse('unknown')
    const { row, contest } = screened
    const [text, names, reviews] = [
      await findAnonymousText(tx, essay.id),
      await placeNames(tx, [row]),
      await countSubmittedReviews(tx, essay.id),
    ]
    const recognised = await listRecognisedPassages(tx, essay.id)
    const approved = isApprovedFor(text, essay.version)
    const body = plainEssay(essay.body)
    audit({ action: 'essay.open', subjectKind: 'application', subjectId: row.id, details: { purpose: 'redaction' } })
    return ok({
      code: row.code,
      name: `${row.family_name} ${row.given_name}`.trim(),
      language: essay.language as Locale,
      body,
      essayVersion: essay.version,
      textVersion: text?.version ?? 0,
      found: findIdentifiers(body, knownIdentity(row, names)),
      stored:
        text && text.essay_version === essay.version ? (text.redactions as NonNullable<OpenedText['stored']>) : null,
      approved,
      anonymous: approved && text ? text.body : null,
      outdated: text !== undefined && text.essay_version !== essay.version,
      eligible: row.eligibility === 'eligible',
      mayApprove: mayApprove(contest),
      mayReopen: approved && reviews === 0 && mayApprove(contest),
      recognised,
    })
  })
}
