import { translator } from './_i18n/request'
import { buttonClass } from './_ui/button'
import { Mark } from './_ui/mark'

export default async function NotFound() {
  const [t, entry] = [await translator('site'), await translator('entry')]
  return (
    <main className="grid min-h-dvh place-content-center justify-items-center gap-4 p-6 text-center">
      <Mark className="size-12" />
      <h1 className="text-page font-bold">{t('notFoundTitle')}</h1>
      <p>{t('notFoundText')}</p>
      <a className={buttonClass({})} href="/">
        {entry('toStart')}
      </a>
    </main>
  )
}
