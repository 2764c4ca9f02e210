import type { Metadata } from 'next'
import { hasOpenId } from '@/app/_data/auth'
import { ownPath } from '@/app/_data/own-path'
import { getSettings } from '@/app/_data/settings'
import { translator } from '@/app/_i18n/request'
import { SitePage } from '@/app/_ui/site-page'
import { SignInForm } from './form'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await translator('signIn'))('title') })

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ to?: string; error?: string }> }) {
  const { to, error } = await searchParams
  const openId = hasOpenId() ? new URL(getSettings().OPENID_ISSUER!).hostname : null
  return (
    <SitePage also={['signIn']}>
      <main className="mx-auto max-w-md px-4 py-10">
        <SignInForm to={ownPath(to)} openId={openId} hasFailed={error !== undefined} />
      </main>
    </SitePage>
  )
}
