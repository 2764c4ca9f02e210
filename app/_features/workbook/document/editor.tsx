'use client'
import { useEffect, useId, useMemo, useRef } from 'react'
import { useTranslations } from 'use-intl/react'
import { useRefusalText } from '@/app/_i18n/refusal'
import { useTemplateLanguage } from '@/app/_i18n/template-language'
import { useShowRefusal } from '@/app/_session/ask-for'
import { useDriver, useNow, useSession } from '@/app/_session/hooks'
import { Waiting } from '@/app/_ui/notice'
import { FULL } from '@/domain/features/workbook'
import { inLanguage, LONGEST_TEXT, type Template, type TemplateField } from '@/domain/planning/workbook'
import type { RoomId } from '@/domain/protocol/standing'
import { textIn } from '@/domain/workbook-document'
import { type Desk, DeskProvider, useDesk } from './desk'
import { RowsField } from './rows-field'
import type { SharedDocument } from './shared-document'
import { StateLine } from './state-line'
import { TextBox } from './text-box'
import { useSharedDocument } from './use-shared-document'
import { Writers } from './writers'

interface Props {
  readonly room: RoomId
  readonly template: Template
}

/** The group's workbook: everybody writes everywhere, and nothing is lost. */
export function Editor({ room, template }: Props) {
  const t = useTranslations('workbook')
  const shared = useSharedDocument(room)
  return shared ? <Open room={room} template={template} shared={shared} /> : <Waiting>{t('loading')}</Waiting>
}

function Open({ room, template, shared }: Props & { readonly shared: SharedDocument }) {
  const desk = useDeskOf(room, shared)
  useHaste(room, shared)
  const name = inLanguage(template.name, useTemplateLanguage())
  return (
    <DeskProvider value={desk}>
      <article aria-label={name} className="flex h-full min-h-0 flex-col">
        <div className="grid min-h-0 flex-1 content-start gap-6 overflow-y-auto p-4">
          <h2 className="text-title font-bold wrap-anywhere">{name}</h2>
          {template.fields.map((field) => (
            <Field key={field.key} field={field} />
          ))}
        </div>
        <StateLine room={room} template={template} />
      </article>
    </DeskProvider>
  )
}

/** Who writes stands beside the label, so that nothing moves when they come and go. */
const LINE = 'flex flex-wrap items-center justify-between gap-x-3'

function Field({ field }: { readonly field: TemplateField }) {
  const id = useId()
  const language = useTemplateLanguage()
  const { shared } = useDesk()
  const label = inLanguage(field.label, language)
  const hint = field.hint && inLanguage(field.hint, language)
  const hintBelow = hint && (
    <p id={`${id}-hint`} className="text-meta text-soft">
      {hint}
    </p>
  )
  const writers = <Writers id={`${id}-writers`} field={field.key} />
  if (field.kind === 'rows') {
    return (
      <section aria-labelledby={id} className="grid gap-1.5">
        <div className={LINE}>
          <h3 id={id} className="font-semibold">
            {label}
          </h3>
          {writers}
        </div>
        {hintBelow}
        <RowsField field={field} />
      </section>
    )
  }
  return (
    <div className="grid gap-1.5">
      <div className={LINE}>
        <label htmlFor={id} className="font-semibold">
          {label}
        </label>
        {writers}
      </div>
      {hintBelow}
      <TextBox
        id={id}
        field={field.key}
        text={textIn(shared.document, field.key)}
        longest={LONGEST_TEXT}
        aria-describedby={`${hint ? `${id}-hint ` : ''}${id}-writers`}
      />
    </div>
  )
}

const SAY_FULL_EVERY = 4_000

function useDeskOf(room: RoomId, shared: SharedDocument): Desk {
  const { store } = useDriver()
  const show = useShowRefusal()
  const text = useRefusalText()
  const said = useRef(Number.NEGATIVE_INFINITY)
  const tell = useRef(() => {})
  tell.current = () => {
    if (performance.now() - said.current < SAY_FULL_EVERY) return
    said.current = performance.now()
    show(text('workbook/full'))
  }
  return useMemo(
    () => ({
      shared,
      isFull: () => (store.get()?.view.rooms[room]?.workbook.all.size ?? 0) >= FULL,
      whenFull: () => tell.current(),
    }),
    [shared, store, room],
  )
}

const SOON = 3_000

/** Shortly before the room closes nothing waits to be gathered. */
function useHaste(room: RoomId, { outgoing }: SharedDocument) {
  const closesAt = useSession(({ view }) => {
    const open = view.session.breakouts.all?.rooms.find(({ id }) => id === room)
    return open?.closesAt ?? null
  })
  const now = useNow()
  const isHasty = closesAt !== null && closesAt - now < SOON
  useEffect(() => outgoing.setHaste(isHasty), [outgoing, isHasty])
}
