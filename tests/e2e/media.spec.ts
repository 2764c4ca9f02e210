import { expect, test } from './support/occasion'
import { crash } from './support/parts'
import { expectPicture, expectSound, tile } from './support/room'

const both: { devices: ('Microphone' | 'Camera')[] } = { devices: ['Microphone', 'Camera'] }

test('those on stage see and hear each other backstage; the audience does when it is live', async ({ occasion }) => {
  const organiser = await occasion.inside('organiser', { name: 'Katrin Brandt' }, both)
  const speaker = await occasion.inside('speaker', { name: 'Aminata Diallo', organisation: 'Kidira' }, both)
  const attendee = await occasion.inside('attendee', { name: 'Petra Keller' })

  await expectPicture(tile(organiser, 'Aminata Diallo'))
  await expectPicture(tile(speaker, 'Katrin Brandt'))
  await expectSound(organiser)
  await expectSound(speaker)
  await expect(attendee.getByText('It starts soon. You are in the right place.')).toBeVisible()
  await expect(attendee.getByRole('list', { name: 'On stage' })).toHaveCount(0)

  await organiser.getByRole('button', { name: 'Go live' }).click()
  await expectPicture(tile(attendee, 'Aminata Diallo'))
  await expectSound(attendee)
  await expect(tile(attendee, 'Aminata Diallo')).toContainText('Kidira')
})

test('an attendee with the floor is heard; a moderator mutes them; they leave the stage', async ({ occasion }) => {
  await occasion.run('session.go-live')
  const moderator = await occasion.inside('moderator', { name: 'Jonas Weber' })
  const ada = await occasion.inside('attendee', { name: 'Ada Okello' })
  await ada.getByRole('button', { name: 'Raise hand' }).click()
  await moderator.getByRole('tab', { name: 'People' }).click()
  await moderator.getByRole('button', { name: 'Give the floor to Ada Okello' }).click()
  await expect(ada.getByText('You are invited to the stage. Others will hear you.')).toBeVisible()
  await ada.getByRole('button', { name: 'Go on stage' }).first().click()
  await expectSound(moderator)

  await moderator.getByRole('button', { name: 'Actions for Ada Okello' }).click()
  await moderator.getByRole('menuitem', { name: 'Mute' }).click()
  await expect(ada.getByRole('button', { name: /Microphone/ })).toHaveAttribute('aria-disabled', 'true')
  await expect(tile(moderator, /Ada Okello.*microphone off/)).toBeVisible()
  await expect(moderator.getByRole('img', { name: 'Muted by a moderator' })).toBeVisible()

  await ada.getByRole('button', { name: 'Leave stage' }).click()
  await expect(moderator.getByRole('list', { name: 'On stage' })).toHaveCount(0)
})

test('a screen is shown to all, one at a time, until it is stopped', async ({ occasion }) => {
  await occasion.run('session.go-live')
  const [sam, sue] = [
    await occasion.inside('speaker', { name: 'Sam' }, { devices: ['Microphone'] }),
    await occasion.inside('speaker', { name: 'Sue' }, { devices: ['Microphone'] }),
  ]
  await sam.getByRole('button', { name: 'Share screen' }).click()
  await expectPicture(tile(sue, 'Screen of Sam'))
  await sue.getByRole('button', { name: 'Share screen' }).click()
  await expect(sue.getByText('Somebody else shares their screen just now.')).toBeVisible()
  await sam.getByRole('button', { name: 'Stop sharing' }).click()
  await expect(tile(sue, 'Screen of Sam')).toHaveCount(0)
})

test('a moderator’s screen takes the place of another, and a moderator ends anybody’s', async ({ occasion }) => {
  await occasion.run('session.go-live')
  const sam = await occasion.inside('speaker', { name: 'Sam' }, { devices: ['Microphone'] })
  const moderator = await occasion.inside('moderator', { name: 'Jonas Weber' }, { devices: ['Microphone'] })
  const share = (page: typeof sam) => page.getByRole('button', { name: 'Share screen' })
  await share(sam).click()
  await expectPicture(tile(moderator, 'Screen of Sam'))
  await share(moderator).click()
  await expectPicture(tile(sam, 'Screen of Jonas Weber'))
  await expect(share(sam)).toHaveAttribute('aria-pressed', 'false')
  await moderator.getByRole('button', { name: 'Stop sharing' }).click()
  await expect(tile(sam, 'Screen of Jonas Weber')).toHaveCount(0)

  await share(sam).click()
  await expectPicture(tile(moderator, 'Screen of Sam'))
  await moderator.getByRole('tab', { name: 'People' }).click()
  await moderator.getByRole('button', { name: 'Actions for Sam' }).click()
  await moderator.getByRole('menuitem', { name: 'End screen share' }).click()
  await expect(tile(moderator, 'Screen of Sam')).toHaveCount(0)
  await expect(share(sam)).toHaveAttribute('aria-pressed', 'false')
})

test('sound only: pictures stay away, voices do not', async ({ occasion }) => {
  await occasion.run('session.go-live')
  const speaker = await occasion.inside('speaker', { name: 'Aminata Diallo' }, both)
  const attendee = await occasion.inside('attendee', { name: 'Petra Keller' })
  await expectPicture(tile(attendee, 'Aminata Diallo'))
  await attendee.getByRole('button', { name: 'More', exact: true }).click()
  await attendee.getByRole('menuitemcheckbox', { name: 'Audio only' }).click()
  await expect(tile(attendee, 'Aminata Diallo').locator('video')).toHaveCount(0)
  await expectSound(attendee)
  await expect(speaker.getByRole('button', { name: 'Camera' })).toHaveAttribute('aria-pressed', 'true')
})

test('a second tab offers to bring it here, and does not fight for it', async ({ occasion }) => {
  await occasion.run('session.go-live')
  await occasion.inside('speaker', { name: 'Aminata Diallo' }, both)
  const first = await occasion.inside('attendee', { name: 'Petra Keller' })
  await expectPicture(tile(first, 'Aminata Diallo'))
  const second = await first.context().newPage()
  await second.goto(first.url())
  await second.getByRole('button', { name: 'Enter without microphone and camera' }).click()
  await expect(second.getByText('in another tab or on another device')).toBeVisible()
  await expectPicture(tile(first, 'Aminata Diallo'))
  await second.getByRole('button', { name: 'Bring it here' }).click()
  await expectPicture(tile(second, 'Aminata Diallo'))
  await expect(first.getByText('in another tab or on another device')).toBeVisible()
})

test('LiveKit is killed: it is said, everything else works, and sound and picture come back by themselves', async ({
  occasion,
}) => {
  await occasion.run('session.go-live')
  const speaker = await occasion.inside('speaker', { name: 'Aminata Diallo' }, both)
  const attendee = await occasion.inside('attendee', { name: 'Petra Keller' })
  await expectPicture(tile(attendee, 'Aminata Diallo'))
  // It may be said for less than a second: with every frame it is looked for.
  const said = 'Sound and picture are interrupted and come back by themselves.'
  const isSaid = attendee.waitForFunction((words) => document.querySelector('main')?.textContent.includes(words), said)
  const crashing = crash('livekit')
  await isSaid
  await attendee.getByRole('button', { name: 'Raise hand' }).click()
  await expect(attendee.getByRole('button', { name: 'Lower hand' })).toBeVisible()
  await crashing
  await expectPicture(tile(attendee, 'Aminata Diallo'))
  await expectSound(attendee)
  await expect(speaker.getByRole('button', { name: 'Microphone' })).toHaveAttribute('aria-pressed', 'true')
})
