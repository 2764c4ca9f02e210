'use client'
import { useId } from 'react'
import { useTranslations } from 'use-intl/react'
import { Checkbox } from '@/app/_ui/field'
import type { Rules } from '@/domain/planning/plan'
import { usePlanning } from './use-planning'

const DEMANDS = ['bothSides', 'sharedLanguage', 'moderator'] as const
const DELEGATIONS = ['any', 'together', 'apart'] as const

/** How many demands are made. */
export const demandsIn = (rules: Rules): number =>
  DEMANDS.filter((demand) => rules[demand]).length + (rules.delegations === 'any' ? 0 : 1)

/** What is demanded of every room. What cannot be met is said beside the rooms. */
export function Demands() {
  const t = useTranslations('planner')
  const name = useId()
  const { draft, divide } = usePlanning()
  const { rules } = draft
  const demand = (wanted: Partial<Rules>) => divide({ rules: { ...rules, ...wanted } })
  return (
    <>
      <div className="grid gap-1">
        {DEMANDS.map((each) => (
          <Checkbox
            key={each}
            label={t(`rules.${each}`)}
            checked={rules[each]}
            onChange={({ target: { checked } }) => demand({ [each]: checked })}
          />
        ))}
      </div>
      <fieldset>
        <legend className="text-meta text-soft">{t('rules.delegations')}</legend>
        <div className="flex flex-wrap gap-x-5">
          {DELEGATIONS.map((each) => (
            <label key={each} className="flex min-h-9 items-center gap-2 text-panel pointer-coarse:min-h-11">
              <input
                type="radio"
                name={name}
                className="size-4.5 accent-(--accent)"
                checked={rules.delegations === each}
                onChange={() => demand({ delegations: each })}
              />
              {t(`rules.${each}`)}
            </label>
          ))}
        </div>
      </fieldset>
    </>
  )
}
