import type { ActionProgramme } from '../action-programme'
import { TYPES } from './blocks'
import { PAGE, type Sheet, TEXT_WIDTH } from './sheet'

const TOP = PAGE.height - 44
const GAP = 16

/** At the foot of every page what it belongs to, and which it is of how many. */
export function drawFeet({ title, occasion, words }: ActionProgramme, { document, type }: Sheet): void {
  const { count } = document.bufferedPageRange()
  for (let page = 0; page < count; page++) {
    document.switchToPage(page)
    document.markContent('Artifact', { type: 'Pagination' })
    const [number] = type.lines(`${words.page} ${page + 1} ${words.of} ${count}`, TYPES.foot, TEXT_WIDTH)
    const width = type.width(number!, TYPES.foot)
    type.draw(number!, TYPES.foot, PAGE.left + TEXT_WIDTH - width, TOP)
    const [first] = type.lines(`${title} · ${occasion}`, TYPES.foot, TEXT_WIDTH - width - GAP)
    type.draw(first!, TYPES.foot, PAGE.left, TOP)
    document.endMarkedContent()
  }
}
