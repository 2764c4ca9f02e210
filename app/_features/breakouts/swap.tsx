'use client'
import { ArrowLeftRight } from 'lucide-react'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl/react'
import { useAsk } from '@/app/_session/ask-for'
import { Button } from '@/app/_ui/button'
import { Notice } from '@/app/_ui/notice'
import { MAIN, type ParticipantId } from '@/domain/protocol/standing'

interface Somebody {
  readonly id: ParticipantId
  readonly name: string
}
interface Swap {
  readonly first: Somebody | null
  readonly choose: (somebody: Somebody | null) => void
}

const SwapContext = createContext<Swap>({ first: null, choose: () => {} })

/** Two people change places: one is chosen, then the other, in whatever rooms they are. */
export function Swapping({ children }: { readonly children: ReactNode }) {
  const [first, choose] = useState<Somebody | null>(null)
  return <SwapContext value={useMemo(() => ({ first, choose }), [first])}>{children}</SwapContext>
}

/** Says whom one wants to swap, until the other is chosen. */
export function SwapNotice() {
  const t = useTranslations('breakouts')
  const common = useTranslations('common')
  const { first, choose } = useContext(SwapContext)
  if (!first) return null
  return (
    <Notice
      role="status"
      icon={<ArrowLeftRight className="size-5 shrink-0" aria-hidden />}
      action={
        <Button size="small" onClick={() => choose(null)}>
          {common('cancel')}
        </Button>
      }
    >
      {t('swapWith', { name: first.name })}
    </Notice>
  )
}

/** Chooses the first of the two, or swaps with whom was chosen. */
export function useSwap(): { readonly first: Somebody | null; readonly swap: (somebody: Somebody) => Promise<void> } {
  const ask = useAsk()
  const { first, choose } = useContext(SwapContext)
  const swap = async (somebody: Somebody) => {
    if (!first || first.id === somebody.id) return choose(first ? null : somebody)
    choose(null)
    await ask({ type: 'breakouts.swap', data: { one: first.id, other: somebody.id } }, MAIN)
  }
  return { first, swap }
}
