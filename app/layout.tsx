import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { requestLocale } from './_i18n/request'
import { THEME_COOKIE } from './_ui/theme-cookie'
import './globals.css'

export const metadata: Metadata = { title: { default: 'Auftakt', template: '%s · Auftakt' }, robots: { index: false } }
export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#141b17' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = (await cookies()).get(THEME_COOKIE)?.value
  return (
    <html lang={await requestLocale()} {...((theme === 'light' || theme === 'dark') && { 'data-theme': theme })}>
      <body>{children}</body>
    </html>
  )
}
