'use client'
import { CircleUserRound, Languages, LogOut } from 'lucide-react'
import { useTranslations } from 'use-intl/react'
import { useLanguageEntries } from '@/app/_i18n/switch'
import { Button, buttonClass } from './button'
import { LazyMenu } from './lazy-menu'
import { Mark } from './mark'
import type { Item } from './menu'
import { nextAuth } from './next-auth'
import { useThemeEntries } from './theme'

interface Props {
  readonly person: string | null
  readonly deskHref: string | null
  readonly isWide: boolean
}

/** Above all pages that are not a room. */
export function SiteHeader({ person, deskHref, isWide }: Props) {
  const t = useTranslations('site')
  const common = useTranslations('common')
  // Whoever has a desk and no account came by a personal link: they are in, and need not sign in.
  const isByLink = person === null && deskHref !== null
  const languages = useLanguageEntries()
  const themes = useThemeEntries()
  return (
    <header className="border-b border-line bg-surface">
      <div
        className={`mx-auto flex min-h-15 items-center gap-3 px-4 sm:px-6 ${isWide ? 'max-w-[100rem]' : 'max-w-6xl'}`}
      >
        <a href="/" className="flex items-center gap-3 font-bold">
          <Mark className="size-8" />
          Auftakt
        </a>
        <nav className="ml-auto flex items-center gap-1">
          {deskHref && (
            <a className={buttonClass({ look: 'quiet', size: 'small' })} href={deskHref}>
              {t('desk')}
            </a>
          )}
          <LazyMenu
            entries={[
              { heading: common('language') },
              ...languages,
              'line',
              { heading: common('appearance') },
              ...themes,
              ...(isByLink ? ['line' as const, { heading: t('byLink') }, signInEntry(t('signInToAccount'))] : []),
            ]}
            trigger={(props) => (
              <Button
                look="quiet"
                size="small"
                aria-label={common('settings')}
                icon={<Languages className="size-5" aria-hidden />}
                {...props}
              />
            )}
          />
          {person !== null && (
            <Button
              look="quiet"
              size="small"
              icon={<LogOut className="size-5" aria-hidden />}
              onClick={() => void signOut()}
            >
              <span className="max-sm:sr-only">{t('signOut')}</span>
            </Button>
          )}
          {person === null && !isByLink && (
            <a className={buttonClass({ look: 'quiet', size: 'small' })} href="/sign-in">
              <CircleUserRound className="size-5" aria-hidden />
              <span className="max-sm:sr-only">{t('signIn')}</span>
            </a>
          )}
        </nav>
      </div>
    </header>
  )
}

const signInEntry = (label: string): Item => ({
  label,
  icon: <CircleUserRound className="size-4" aria-hidden />,
  onSelect: () => window.location.assign('/sign-in'),
})

async function signOut() {
  await nextAuth('signout', {})
  window.location.assign('/')
}
