import { requestLocale, translator } from '@/app/_i18n/request'
import { initialsOf } from '@/app/_ui/avatar'
import { Badge } from '@/app/_ui/badge'

interface Props {
  readonly own: string | null
  readonly partnerships: readonly {
    readonly id: string
    readonly name: string
    readonly organisations: readonly { readonly id: string; readonly name: string; readonly country: string }[]
  }[]
}

/** Who works with whom, as pairs. */
export async function Partnerships({ partnerships, own }: Props) {
  const t = await translator('site')
  const countries = new Intl.DisplayNames([await requestLocale()], { type: 'region' })
  return (
    <section aria-labelledby="partnerships" className="min-w-0">
      <h2 id="partnerships" className="mb-3 text-title font-bold">
        {t('partnerships', { count: partnerships.length })}
      </h2>
      <ul className="rounded-md border border-line bg-surface px-4 shadow-card">
        {partnerships.map(({ id, name, organisations }) => {
          const [here = name, there = name] = name.split(' – ')
          const [, away] = [...organisations].sort((a, b) => Number(b.country === 'DE') - Number(a.country === 'DE'))
          return (
            <li key={id} className="flex items-center gap-3 border-b border-line py-2.5 last:border-0">
              <span aria-hidden className="flex shrink-0 -space-x-2 text-meta font-bold text-white">
                <span className="grid size-8 place-items-center rounded-full border-2 border-surface bg-[#0d6b4e]">
                  {initialsOf(here)[0]}
                </span>
                <span className="grid size-8 place-items-center rounded-full border-2 border-surface bg-[#9a5f1e]">
                  {initialsOf(there)[0]}
                </span>
              </span>
              <span className="min-w-0 flex-1">{name}</span>
              {id === own && <Badge tone="accent">{t('yourPartnership')}</Badge>}
              {away && <span className="shrink-0 text-meta text-soft">{countries.of(away.country)}</span>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
