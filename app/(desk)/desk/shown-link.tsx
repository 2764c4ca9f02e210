'use client'
import { Copy } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/notice'

/** A link that is shown once, to be passed on: only its hash is kept. */
export function ShownLink({ label, link }: { readonly label: string; readonly link: string }) {
  const t = useTranslations('common')
  const [isCopied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard.writeText(link).then(() => setCopied(true))
  return (
    <Notice
      tone="accent"
      role="status"
      action={
        <Button size="small" icon={<Copy className="size-4" aria-hidden />} onClick={copy}>
          {isCopied ? t('copied') : t('copy')}
        </Button>
      }
    >
      <p>{label}</p>
      <p className="font-normal break-all select-all text-ink">{link}</p>
    </Notice>
  )
}
