import { domainVersion } from './scripts/build.mjs'

/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // What browsers and servers must agree on; the page says it when it connects.
  env: { DOMAIN_VERSION: domainVersion() },
  serverExternalPackages: ['pg', '@prisma/adapter-pg', '@prisma/client', 'nodemailer'],
  images: { unoptimized: true },
  turbopack: {
    root: import.meta.dirname,
    // Messages are compiled when they are read; the browser only formats.
    resolveAlias: {
      'use-intl/format-message': './node_modules/use-intl/dist/esm/production/format-message/format-only.js',
    },
  },
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
