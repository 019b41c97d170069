/**
 * The options of the Remix Vite plugin. `vite.config.ts` imports this file; nothing else reads it.
 * Lazy route discovery stays off: with it a deploy during a long visit can force a reload and lose typed text.
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_routeConfig: true,
    v3_lazyRouteDiscovery: false,
  },
}
