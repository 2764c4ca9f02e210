import { resolve } from 'node:path'
import { domainVersion } from './scripts/build.mjs'
import { ScriptContents } from './scripts/script-contents.mjs'

/** Messages are compiled when pages are built; what runs only formats, without a parser. */
const COMPILE_MESSAGES = './scripts/compile-messages.cjs'
const FORMAT_ONLY = './node_modules/use-intl/dist/esm/production/format-message/format-only.js'
/** The typeface comes with the weights that are used; while developing, with all of them. */
const NARROW_TYPEFACE = './scripts/narrow-typeface.cjs'

/**
 * What a page leaves to the server, or never uses. It folds and asks policies, but what `decide` and `tick` of a feature
 * bring about happens on the server alone, and there what somebody asks is checked against the shapes of `commands`,
 * `events` and plans. It knows one way to the server, and Socket.IO three.
 */
const LEFT_OUT = [
  { asked: /^\.\/(commands|decide|tick)$/, by: /\/domain\/features\//, instead: 'domain/protocol/undecided.ts' },
  {
    asked: /^zod\/mini$|\/protocol\/schema$/,
    by: /\/domain\/(features\/|protocol\/messages|planning\/(plan|workbook)\.)/,
    instead: 'domain/protocol/unchecked.ts',
  },
  {
    asked: /\/(polling-(fetch|xhr|xhr\.node)|webtransport)\.js$/,
    by: /\/engine\.io-client\//,
    instead: 'app/_session/websocket-only.ts',
  },
]
const leaveOut = ({ NormalModuleReplacementPlugin }) =>
  LEFT_OUT.map(
    ({ asked, by, instead }) =>
      new NormalModuleReplacementPlugin(asked, (request) => {
        if (by.test(request.contextInfo.issuer)) request.request = resolve(import.meta.dirname, instead)
      }),
  )

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
    rules: { '**/messages/*.json': { loaders: [COMPILE_MESSAGES], as: '*.js' } },
  },
  // Built with webpack: a tenth less for every browser (docs/decisions/0006-webpack.md). Developing uses Turbopack.
  webpack: (config, { isServer, webpack }) => {
    config.resolve.alias['use-intl/format-message'] = resolve(import.meta.dirname, FORMAT_ONLY)
    config.module.rules.push({
      test: /\/messages\/[a-z]+\.json$/,
      include: resolve(import.meta.dirname, 'app'),
      type: 'javascript/auto',
      use: resolve(import.meta.dirname, COMPILE_MESSAGES),
    })
    config.module.rules.push({
      test: /\/@fontsource-variable\/.+\.woff2$/,
      use: resolve(import.meta.dirname, NARROW_TYPEFACE),
    })
    if (!isServer) {
      config.plugins.push(...leaveOut(webpack), new ScriptContents('.next/script-contents.json'))
      // What is left out must offer whatever is asked of it.
      config.module.parser = { ...config.module.parser, javascript: { exportsPresence: 'error' } }
    }
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
