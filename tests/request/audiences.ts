import type { Audience } from '#app/http/allow.server.ts'

type Expectation = {
  who: readonly Audience[]
  /** what a document request of those who are welcome may be answered with; 200 when left out */
  get?: readonly number[]
  /** no action: a POST is refused for everybody */
  readOnly?: true
  /** no component: answers files or redirects */
  resource?: true
}

/** Who may come to each address of app/routes.ts. The matrix test fails for an address that is not listed. */
export const audiences: Record<string, Expectation> = {
  '/': { who: ['anyone'], get: [302], readOnly: true, resource: true },
  '/:lang': { who: ['anyone'], readOnly: true },
  '/*': { who: ['anyone'], get: [404] },
  '/styleguide': { who: ['anyone'], readOnly: true },
  '/:lang/home': { who: ['anyone'], get: [302], readOnly: true, resource: true },
  '/:lang/sign-in': { who: ['anyone'], get: [200, 302] },
  '/:lang/enter': { who: ['anyone'], get: [200, 302] },
  '/:lang/sign-out': { who: ['anyone'], get: [302], resource: true },
  '/:lang/administrator/accounts': { who: ['administrator'], readOnly: true },
  '/:lang/administrator/accounts/new': { who: ['administrator'] },
  '/:lang/administrator/accounts/:accountId': { who: ['administrator'] },
  '/:lang/administrator/audit': { who: ['administrator'], readOnly: true },
  '/:lang/work': { who: ['coordinator', 'partner', 'technician', 'safeguarding'], readOnly: true },
}
