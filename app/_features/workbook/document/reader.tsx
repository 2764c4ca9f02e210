'use client'
import { useMemo, useState } from 'react'
import { WrittenWorkbook } from '@/app/_room/written-workbook'
import { useSlice } from '@/app/_session/hooks'
import type { Template } from '@/domain/planning/workbook'
import { documentFrom, filledOf, takeIn } from '@/domain/workbook-document'

/** The group's workbook for somebody in the room who only watches: read out of the pieces, as everybody there has them. */
export function Reader({ template }: { readonly template: Template }) {
  const { pieces } = useSlice('workbook').all
  const [document] = useState(() => documentFrom([]))
  const filled = useMemo(() => {
    for (const { update } of pieces) takeIn(document, update)
    return filledOf(document, template)
  }, [pieces, document, template])
  return <WrittenWorkbook template={template} filled={filled} />
}
