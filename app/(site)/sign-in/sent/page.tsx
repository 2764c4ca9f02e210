import { MailCheck } from 'lucide-react'
import { translator } from '@/app/_i18n/request'
import { SitePage } from '@/app/_ui/site-page'

export default async function SentPage() {
  const t = await translator('signIn')
  return (
    <SitePage>
      <main className="mx-auto grid max-w-md justify-items-center gap-4 px-4 py-16 text-center">
        <MailCheck className="size-10 text-accent" aria-hidden />
        <h1 className="text-page font-bold">{t('sentTitle')}</h1>
        <p>{t('sentText')}</p>
      </main>
    </SitePage>
  )
}
