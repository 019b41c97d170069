import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import remixOptions from './remix.config.js'

export default defineConfig({
  plugins: [remix(remixOptions)],
  build: { target: 'es2018', assetsInlineLimit: 0, reportCompressedSize: false },
  server: { hmr: { port: 24678 } },
})
