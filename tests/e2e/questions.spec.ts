import { expect, test } from './support/occasion'
import { askQuestion, open, question } from './support/room'

test('a question waits, is approved, voted for, answered on stage and in writing', async ({ occasion }) => {
  const moderator = await occasion.inside('moderator', { name: 'Jonas Weber' })
  const ada = await occasion.inside('attendee', { name: 'Ada Okello', organisation: 'Mubende Town' })
  const voters = [
    await occasion.inside('attendee', { name: 'Ben' }),
    await occasion.inside('attendee', { name: 'Cem' }),
  ]
  await askQuestion(ada, 'How are the programmes paid for?')
  await expect(ada.getByText('Waiting for a moderator; only you see it.')).toBeVisible()
  await open(moderator, 'Questions')
  await moderator.getByRole('button', { name: 'Approve' }).click()
  for (const voter of voters) {
    await open(voter, 'Questions')
    await expect(question(voter, 'How are the programmes paid for?')).toContainText('Ada Okello · Mubende Town')
    await question(voter, 'How are')
      .getByRole('button', { name: /Upvote/ })
      .click()
  }
  for (const page of [moderator, ada, ...voters])
    await expect(question(page, 'How are').getByRole('button', { name: 'Upvote, 2 votes' })).toBeVisible()
  await expect(question(ada, 'How are').getByRole('button', { name: /Upvote/ })).toBeDisabled()
  await question(voters[0]!, 'How are')
    .getByRole('button', { name: /Upvote/ })
    .click()
  await expect(question(moderator, 'How are').getByRole('button', { name: 'Upvote, 1 vote' })).toBeVisible()

  await question(moderator, 'How are').getByRole('button', { name: 'Answer', exact: true }).click()
  await expect(question(ada, 'How are')).toContainText('answering now')
  await question(moderator, 'How are').getByRole('button', { name: 'More for this question' }).click()
  await moderator.getByRole('menuitem', { name: 'Answer in writing' }).click()
  await moderator.getByRole('textbox', { name: 'Your answer' }).fill('By the federal programme.')
  await moderator.getByRole('button', { name: 'Publish answer' }).click()
  await expect(question(ada, 'How are')).toContainText('By the federal programme.')
  await expect(question(ada, 'How are')).toContainText('answered in writing')
})

test('a hidden name is hidden, in the page and on the wire, from moderators too', async ({ occasion }) => {
  const moderator = await occasion.visitor('moderator', { name: 'Jonas Weber' })
  const frames: string[] = []
  moderator.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => frames.push(String(payload))))
  await moderator.getByRole('button', { name: 'Enter without microphone and camera' }).click()
  const ada = await occasion.inside('attendee', { name: 'Ada Okello' })
  await askQuestion(ada, 'Something delicate?', { hidden: true })
  await open(moderator, 'Questions')
  await expect(moderator.getByRole('region', { name: 'Waiting for approval' })).toContainText('Name hidden')
  const about = frames.filter((frame) => frame.includes('Something delicate?'))
  expect(about.length).toBeGreaterThan(0)
  const { id } = (await occasion.db.participant.findFirst({
    where: { sessionId: occasion.sessionId, name: 'Ada Okello' },
  }))!
  expect(about.filter((frame) => frame.includes(id) || frame.includes('Ada Okello'))).toEqual([])
})

test('moderators work with keys: go, approve, put first, dismiss', async ({ occasion }) => {
  const moderator = await occasion.inside('moderator', { name: 'Mo' })
  const ada = await occasion.inside('attendee', { name: 'Ada' })
  for (const text of ['First?', 'Second?', 'Third?']) await askQuestion(ada, text)
  await open(moderator, 'Questions')
  const waiting = moderator.getByRole('region', { name: 'Waiting for approval' }).getByRole('listitem')
  await expect(waiting).toHaveCount(3)
  await waiting.first().focus()
  await moderator.keyboard.press('ArrowDown')
  await expect(waiting.nth(1)).toBeFocused()
  await moderator.keyboard.press('a')
  await expect(question(ada, 'Second?')).toBeVisible()
  await waiting.first().focus()
  await moderator.keyboard.press('x')
  await expect(waiting).toHaveCount(1)
  await question(moderator, 'Second?').focus()
  await moderator.keyboard.press('p')
  await expect(question(ada, 'Second?')).toContainText('pinned')
  await expect(ada.getByText('Was not taken up.')).toBeVisible()
})

test('without approval questions are there at once; order by votes or time; one’s own can be taken back', async ({
  occasion,
}) => {
  const moderator = await occasion.inside('moderator', { name: 'Mo' })
  const ada = await occasion.inside('attendee', { name: 'Ada' })
  await open(moderator, 'Questions')
  await moderator.getByRole('checkbox', { name: 'Questions wait for approval' }).uncheck()
  await askQuestion(ada, 'Older, with a vote?')
  await askQuestion(ada, 'Newer?')
  await question(moderator, 'Older')
    .getByRole('button', { name: /Upvote/ })
    .click()
  const shown = ada.getByRole('list', { name: 'Questions' }).getByRole('listitem')
  await expect(shown.first()).toContainText('Older')
  await ada.getByRole('button', { name: 'Most votes first' }).click()
  await expect(shown.first()).toContainText('Newer?')
})
