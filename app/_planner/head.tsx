'use client'
import { Save, Shuffle, Undo2 } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { useTranslations } from 'use-intl/react'
import { useRefusalText } from '@/app/_i18n/refusal'
import { Button, IconButton } from '@/app/_ui/button'
import { inputClass } from '@/app/_ui/field'
import { Notice } from '@/app/_ui/notice'
import type { Way } from '@/domain/planning/plan'
import type { Draft } from './draft'
import { LeaveDialog } from './leave-dialog'
import { freshSeed } from './seed'
import { usePlanning } from './use-planning'
import { useLeavingIsAsked, useSaving } from './use-saving'

interface Props {
  readonly onSave: (draft: Draft) => Promise<string | null>
  readonly actions: ReactNode
}

/** The name of the set, and what is done with it as a whole. Where it is narrow the buttons are in reach of a thumb. */
export function Head({ onSave, actions }: Props) {
  const text = useRefusalText()
  const { draft, isUnsaved } = usePlanning()
  const { isBusy, problem, save } = useSaving(onSave)
  const { isAsked, stay, go } = useLeavingIsAsked(isUnsaved)
  return (
    <>
      <div className="contents @2xl:sticky @2xl:top-0 @2xl:z-20 @2xl:-mx-2 @2xl:flex @2xl:items-end @2xl:gap-3 @2xl:border-b @2xl:border-line @2xl:bg-paper @2xl:px-2 @2xl:py-3">
        <SetName />
        <div className="sticky bottom-3 z-20 order-last flex flex-wrap items-center gap-2 rounded-md border border-line bg-surface p-2 shadow-card @2xl:static @2xl:order-none @2xl:ml-auto @2xl:border-0 @2xl:bg-transparent @2xl:p-0 @2xl:shadow-none">
          <Steps />
          {actions}
          <SaveButton isBusy={isBusy} onSave={() => void save()} />
        </div>
      </div>
      {problem && (
        <Notice tone="warn" role="alert">
          {text(problem)}
        </Notice>
      )}
      {isAsked && (
        <LeaveDialog
          name={draft.name}
          isBusy={isBusy}
          problem={problem}
          onStay={stay}
          onDiscard={go}
          onSave={() => void save().then((isSaved) => isSaved && go())}
        />
      )}
    </>
  )
}

function SetName() {
  const t = useTranslations('planner')
  const id = useId()
  const { draft, call } = usePlanning()
  return (
    <div className="grid min-w-0 gap-1 @2xl:max-w-md @2xl:flex-[1_1_16rem]">
      <label htmlFor={id} className="text-meta text-soft">
        {t('name')}
      </label>
      <input
        id={id}
        maxLength={80}
        required
        className={`${inputClass} text-title font-bold`}
        value={draft.name}
        onChange={({ target: { value } }) => call(value)}
      />
    </div>
  )
}

/** In these the draw decides something. */
const DRAWN: ReadonlySet<Way['kind']> = new Set(['mix', 'topics', 'random', 'size'])

function Steps() {
  const t = useTranslations('planner')
  const { draft, canUndo, undo, divide } = usePlanning()
  return (
    <>
      <IconButton label={t('undo')} disabled={!canUndo} onClick={undo}>
        <Undo2 className="size-5" aria-hidden />
      </IconButton>
      {DRAWN.has(draft.way.kind) && (
        <Button icon={<Shuffle className="size-4" aria-hidden />} onClick={() => divide({ seed: freshSeed() })}>
          {t('shuffle')}
        </Button>
      )}
    </>
  )
}

function SaveButton({ isBusy, onSave }: { readonly isBusy: boolean; readonly onSave: () => void }) {
  const t = useTranslations('planner')
  const { isKept } = usePlanning()
  return (
    <span className="ml-auto flex items-center gap-3">
      {/* Where it is narrow the button says it too. */}
      <span role="status" className={`text-meta text-soft ${isKept ? '' : '@max-2xl:sr-only'}`}>
        {isKept ? t('saved') : t('unsaved')}
      </span>
      <Button look="main" icon={<Save className="size-4" aria-hidden />} disabled={isBusy || isKept} onClick={onSave}>
        {t('save')}
      </Button>
    </span>
  )
}
