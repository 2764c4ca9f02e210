'use client'
import { Copy } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/notice'
import { useCopy } from '@/app/_ui/use-copy'

/** A link that is shown once, to be passed on: only its hash is kept. */
export function ShownLink({ label, link }: { readonly label: string; readonly link: string }) {
  const t = useTranslations('common')
  const [copied, copy] = useCopy()
  return (
    <Notice
      tone="accent"
      role="status"
      action={
        <Button size="small" icon={<Copy className="size-4" aria-hidden />} onClick={() => void copy(link)}>
          {copied === 'copied' ? t('copied') : t('copy')}
        </Button>
      }
    >
      <p>{label}</p>
      <p className="font-normal break-all select-all text-ink">{link}</p>
      {copied === 'refused' && <p>{t('copyByHand')}</p>}
    </Notice>
  )
}
