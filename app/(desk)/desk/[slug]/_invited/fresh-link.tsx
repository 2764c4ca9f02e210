'use client'
import { Copy } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/notice'

/** A link that was just issued. */
export interface Made {
  readonly name: string
  readonly link: string
}

/** Shows a link once, to be passed on. */
export function FreshLink({ made: { name, link } }: { readonly made: Made }) {
  const t = useTranslations('desk')
  const [isCopied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard.writeText(link).then(() => setCopied(true))
  return (
    <div className="mb-3">
      <Notice
        tone="accent"
        role="status"
        action={
          <Button size="small" icon={<Copy className="size-4" aria-hidden />} onClick={copy}>
            {isCopied ? t('copied') : t('copy')}
          </Button>
        }
      >
        <p>{t('linkFor', { name })}</p>
        <p className="font-normal break-all select-all text-ink">{link}</p>
      </Notice>
    </div>
  )
}
