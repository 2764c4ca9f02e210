import { templatesOf } from '@/app/_data/workbook-templates'
import { workbooksOf } from '@/app/_data/workbooks'
import { requestRegion, translator } from '@/app/_i18n/request'
import { Templates } from './templates'
import { WorkbookList } from './workbook-list'

/** What groups fill together, before and after. Who may see it was decided by the page. */
export async function Workbooks({
  conferenceId,
  timeZone,
}: {
  readonly conferenceId: string
  readonly timeZone: string
}) {
  const [t, locale, templates, workbooks] = await Promise.all([
    translator('desk'),
    requestRegion(),
    templatesOf(conferenceId),
    workbooksOf(conferenceId),
  ])
  return (
    <section aria-labelledby="workbooks" className="grid gap-6">
      <div>
        <h2 id="workbooks" className="text-title font-bold">
          {t('workbooks.heading')}
        </h2>
        <p className="max-w-[70ch] text-meta text-soft">{t('workbooks.text')}</p>
      </div>
      <Templates conferenceId={conferenceId} templates={templates} />
      <WorkbookList conferenceId={conferenceId} workbooks={workbooks} timeZone={timeZone} locale={locale} />
    </section>
  )
}
