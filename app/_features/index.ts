import { announcements } from './announcements'
import { breakouts } from './breakouts'
import { chat } from './chat'
import type { FeatureUi } from './feature-ui'
import { hands } from './hands'
import { harvest } from './harvest'
import { help } from './help'
import { life } from './life'
import { people } from './people'
import { questions } from './questions'
import { recording } from './recording'
import { stage } from './stage'
import { workbook } from './workbook'

/** What people see of the session, in the order in which it is laid out. A new feature is one line here. */
export const FEATURES: readonly FeatureUi[] = [
  life,
  breakouts,
  stage,
  announcements,
  hands,
  help,
  workbook,
  chat,
  questions,
  harvest,
  recording,
  people,
]
