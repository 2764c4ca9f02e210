'use client'
import { Copy, FilePenLine, X } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { Button, IconButton } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/notice'
import { useCopy } from '@/app/_ui/use-copy'

/** What could not be saved anywhere, to be taken along. */
export function LostWords({ words, onForget }: { readonly words: string; readonly onForget: () => void }) {
  const t = useTranslations('workbook')
  const [copied, copy] = useCopy()
  return (
    <Notice
      tone="warn"
      role="alert"
      icon={<FilePenLine className="size-5 shrink-0" aria-hidden />}
      action={
        <div className="flex gap-1">
          <Button size="small" icon={<Copy className="size-4" aria-hidden />} onClick={() => void copy(words)}>
            {copied === 'copied' ? t('copied') : t('copy')}
          </Button>
          <IconButton label={t('forget')} onClick={onForget}>
            <X className="size-4" aria-hidden />
          </IconButton>
        </div>
      }
    >
      <span className="block">{t('lost')}</span>
      <span className={`${copied === 'refused' ? 'select-all' : 'line-clamp-3'} block font-normal whitespace-pre-wrap`}>
        {words}
      </span>
    </Notice>
  )
}
