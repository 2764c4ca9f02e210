import { ownPath } from '@/app/_data/own-path'
import { Language } from '@/app/_i18n/provider'
import { messagesFor, requestLocale } from '@/app/_i18n/request'
import { ExchangeLink } from './exchange-link'

/** Where personal links lead. The secret stands behind `#` and reaches the server only when the page hands it over. */
export default async function EnterPage({ searchParams }: { searchParams: Promise<{ to?: string }> }) {
  return (
    <Language locale={await requestLocale()} messages={await messagesFor(['common', 'entry', 'refusals'])}>
      <ExchangeLink to={ownPath((await searchParams).to)} />
    </Language>
  )
}
