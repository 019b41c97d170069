import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import remixOptions from './remix.config.js'
import { pageScripts } from './vite.page-scripts.ts'

export default defineConfig({
  plugins: [pageScripts({ photos: 'app/photos.client.ts' }), remix(remixOptions)],
  build: { target: 'es2018', assetsInlineLimit: 0, reportCompressedSize: false },
  server: { hmr: { port: 24678 } },
})
