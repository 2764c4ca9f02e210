import { SitePage } from '@/app/_ui/site-page'
import { Confirm } from './confirm'

export default function ConfirmPage() {
  return (
    <SitePage also={['signIn']}>
      <main className="mx-auto grid max-w-md justify-items-center gap-4 px-4 py-16 text-center">
        <Confirm />
      </main>
    </SitePage>
  )
}
