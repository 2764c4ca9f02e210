import { resolve } from 'node:path'
import { domainVersion } from './scripts/build.mjs'

/** Messages are compiled when they are read; the browser only formats, without a parser. */
const FORMAT_ONLY = './node_modules/use-intl/dist/esm/production/format-message/format-only.js'

/** A page folds and asks policies; what `decide` and `tick` of a feature bring about happens on the server alone. */
const withoutDeciding = ({ NormalModuleReplacementPlugin }) =>
  new NormalModuleReplacementPlugin(/^\.\/(decide|tick)$/, (asked) => {
    if (/\/domain\/features\/[^/]+$/.test(asked.context))
      asked.request = resolve(import.meta.dirname, 'domain/protocol/undecided.ts')
  })

/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // What browsers and servers must agree on; the page says it when it connects.
  env: { DOMAIN_VERSION: domainVersion() },
  serverExternalPackages: ['docx', 'pdfkit', 'pg', '@prisma/adapter-pg', '@prisma/client', 'nodemailer'],
  images: { unoptimized: true },
  turbopack: {
    root: import.meta.dirname,
    resolveAlias: { 'use-intl/format-message': FORMAT_ONLY },
  },
  // Built with webpack: a tenth less for every browser (docs/decisions/0006-webpack.md). Developing uses Turbopack.
  webpack: (config, { isServer, webpack }) => {
    config.resolve.alias['use-intl/format-message'] = resolve(import.meta.dirname, FORMAT_ONLY)
    if (!isServer) config.plugins.push(withoutDeciding(webpack))
    return config
  },
  // `npm test` checks types; a start need not.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'same-origin' },
        { key: 'X-Frame-Options', value: 'DENY' },
        { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
        {
          key: 'Permissions-Policy',
          value: 'camera=(self), microphone=(self), display-capture=(self), geolocation=(), payment=(), usb=()',
        },
      ],
    },
  ],
}
