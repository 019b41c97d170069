import type { Services } from '#app/services.server.ts'

/** What the HTTP server hands to Remix with each request. */
export type LoadContext = {
  services: Services
  /** of the Content-Security-Policy of this answer */
  nonce: string
  requestId: string
  clientAddress: string
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends LoadContext {}
  interface Future {
    v3_singleFetch: true
  }
}
