import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))
const resolve = { alias: { '@': root, 'server-only': `${root}/tests/support/server-only.ts` } }

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        resolve,
        test: { name: 'unit', include: ['{app,domain,server,prisma,scripts}/**/*.test.{ts,tsx}'], testTimeout: 30_000 },
      },
      {
        resolve,
        test: { name: 'laws', include: ['tests/{laws,replay,faults/simulated}/**/*.test.ts'], testTimeout: 60_000 },
      },
      {
        resolve,
        test: {
          name: 'integration',
          include: ['tests/{integration,faults}/*.test.ts'],
          globalSetup: ['tests/support/servers.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
