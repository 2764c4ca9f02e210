'use client'
import { Copy } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { Button } from '@/app/_ui/button'
import { useCopy } from '@/app/_ui/use-copy'
import type { Audience } from '@/domain/recording/audience'

interface Props {
  readonly audience: Audience
  readonly address: string
}

/** Where those watch who may, to be passed on. It lets nobody in: whoever is not invited needs the link, unless all may watch. */
export function PageAddress({ audience, address }: Props) {
  const t = useTranslations('recordings.audience')
  const byHand = useTranslations('common')('copyByHand')
  const [copied, copy] = useCopy()
  return (
    <div className="grid gap-1 text-panel">
      <p className="text-meta text-soft">{t(`address.${audience === 'public' ? 'public' : 'invited'}`)}</p>
      <div className="flex flex-wrap items-center gap-3">
        <span className="min-w-0 break-all select-all">{address}</span>
        <Button size="small" icon={<Copy className="size-4" aria-hidden />} onClick={() => void copy(address)}>
          {t('address.copy')}
        </Button>
        <span role="status" className="text-meta text-soft">
          {copied === 'copied' && t('address.copied')}
          {copied === 'refused' && byHand}
        </span>
      </div>
    </div>
  )
}
