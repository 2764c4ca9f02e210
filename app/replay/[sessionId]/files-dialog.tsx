'use client'
import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { whatThereIs } from '@/app/_player/watching'
import { usePlace } from '@/app/_room/place'
import { buttonClass } from '@/app/_ui/button'
import { Dialog } from '@/app/_ui/dialog'
import { Waiting } from '@/app/_ui/notice'
import { useBytes } from '@/app/_ui/use-bytes'
import type { ShownFile } from '@/domain/recording/watching'

interface Props {
  readonly recordingId: string
  readonly onClose: () => void
}

/** What can be taken along of a recording, and how large it is. */
export function FilesDialog({ recordingId, onClose }: Props) {
  const t = useTranslations('replay.takeAlong')
  const common = useTranslations('common')
  const files = useFiles(recordingId)
  return (
    <Dialog title={t('title')} closeLabel={common('close')} onClose={onClose}>
      {files === null && <Waiting>{t('loading')}</Waiting>}
      {files?.length === 0 && <p role="status">{t('none')}</p>}
      {files !== null && files.length > 0 && (
        <ul className="grid gap-3">
          {files.map((file) => (
            <File key={file.kind} file={file} />
          ))}
        </ul>
      )}
    </Dialog>
  )
}

function File({ file: { kind, bytes, address } }: { readonly file: ShownFile }) {
  const t = useTranslations('replay.takeAlong')
  const size = useBytes()
  const name = t(`kinds.${kind}`)
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <div className="mr-auto min-w-0 flex-[1_1_14rem]">
        <p className="font-semibold">{name}</p>
        <p className="text-meta text-soft">{t(`about.${kind}`)}</p>
      </div>
      <a className={buttonClass({ size: 'small' })} href={address} download aria-label={t('download', { kind: name })}>
        <Download className="size-4" aria-hidden />
        {size(bytes)}
      </a>
    </li>
  )
}

/** Asked for anew: the addresses that came with the page end after an hour. None where they cannot be had; null at first. */
function useFiles(recordingId: string): readonly ShownFile[] | null {
  const { sessionId, seat } = usePlace()
  const [files, setFiles] = useState<readonly ShownFile[] | null>(null)
  useEffect(() => {
    let gone = false
    whatThereIs({ sessionId, seat }).then(
      ({ recordings }) => !gone && setFiles(recordings.find(({ id }) => id === recordingId)?.files ?? []),
      () => !gone && setFiles([]),
    )
    return () => {
      gone = true
    }
  }, [sessionId, seat, recordingId])
  return files
}
