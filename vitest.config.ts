import { defineConfig } from 'vitest/config'

const cluster = ['tests/support/cluster.ts']
const silent = ['tests/support/no-console-error.ts']

export default defineConfig({
  test: {
    environment: 'node',
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // By itself Vitest leaves one core idle, which on two cores is half the machine.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/*.test.ts'],
          setupFiles: silent,
        },
      },
      {
        extends: true,
        test: {
          name: 'queries',
          include: ['tests/queries/**/*.test.ts'],
          globalSetup: cluster,
          setupFiles: silent,
        },
      },
      {
        extends: true,
        test: {
          name: 'request',
          include: ['tests/request/**/*.test.{ts,tsx}'],
          globalSetup: cluster,
          setupFiles: silent,
        },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['tests/server/**/*.test.ts'],
          globalSetup: cluster,
          setupFiles: silent,
        },
      },
      {
        extends: true,
        test: {
          name: 'cli',
          include: ['tests/cli/**/*.test.ts'],
          globalSetup: cluster,
          testTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: cluster,
          setupFiles: silent,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
