import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest, Plugin, ResolvedConfig } from 'vite'

/** What the server imports to learn the addresses: `import addresses from 'virtual:page-scripts'`. */
const name = 'virtual:page-scripts'

/**
 * Builds each script as a file of its own beside the entry, so that a page loads one file and nothing of another
 * page's, and gives the server their addresses. Such a script imports nothing that another one imports: the shared
 * part would become one request more.
 */
export function pageScripts(scripts: Readonly<Record<string, string>>): Plugin {
  let config: ResolvedConfig
  return {
    name: 'page-scripts',
    configResolved(resolved) {
      config = resolved
    },
    buildStart() {
      if (config.command !== 'build' || config.build.ssr) return
      for (const [script, id] of Object.entries(scripts)) this.emitFile({ type: 'chunk', id, name: script })
    },
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load(id) {
      if (id !== `\0${name}`) return null
      // The client was built just before; while developing, Vite serves the sources themselves.
      const built: Manifest =
        config.command === 'build'
          ? JSON.parse(readFileSync(join(config.root, 'build/client/.vite/manifest.json'), 'utf8'))
          : {}
      const addresses = Object.entries(scripts).map(([script, source]) => [script, `/${built[source]?.file ?? source}`])
      return `export default ${JSON.stringify(Object.fromEntries(addresses))}`
    },
  }
}
