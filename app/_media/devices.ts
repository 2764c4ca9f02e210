import type { DeviceProblem } from './media'

/** What somebody chose in the green room; remembered in their browser. */
export interface DeviceChoice {
  readonly microphoneId: string | null
  readonly cameraId: string | null
  readonly speakerId: string | null
}

const KEY = 'auftakt-devices'
const NONE: DeviceChoice = { microphoneId: null, cameraId: null, speakerId: null }

export function rememberedDevices(): DeviceChoice {
  try {
    return { ...NONE, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<DeviceChoice>) }
  } catch {
    return NONE
  }
}

export function rememberDevices(choice: DeviceChoice) {
  try {
    localStorage.setItem(KEY, JSON.stringify(choice))
  } catch {
    // without storage they are chosen again next time
  }
}

/** Ideal, not exact: a device that was unplugged since is replaced by another. */
export const prefer = (deviceId: string | null): MediaTrackConstraints =>
  deviceId ? { deviceId: { ideal: deviceId } } : {}

export function problemOf(error: unknown): DeviceProblem {
  if (!globalThis.isSecureContext || !navigator.mediaDevices) return 'insecure'
  switch ((error as Error)?.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied'
    case 'NotFoundError':
    case 'OverconstrainedError':
    case 'DevicesNotFoundError':
      return 'missing'
    case 'NotReadableError':
    case 'AbortError':
    case 'TrackStartError':
      return 'busy'
    default:
      return 'failed'
  }
}

/** Opens a microphone or camera to try it out. */
export async function openDevice(kind: 'microphone' | 'camera', deviceId: string | null): Promise<MediaStream> {
  if (!navigator.mediaDevices) throw new DOMException('no secure context', 'SecurityError')
  return navigator.mediaDevices.getUserMedia(
    kind === 'microphone'
      ? { audio: prefer(deviceId) }
      : { video: { ...prefer(deviceId), width: { ideal: 1280 }, height: { ideal: 720 } } },
  )
}

export const stopStream = (stream: MediaStream | null) => {
  for (const track of stream?.getTracks() ?? []) track.stop()
}

/** Chromium's names for whatever the device is set to. */
const ALIASES = ['default', 'communications', '']

/** Loudspeakers that sound can be sent to; none where the browser lets nobody choose, or has not been allowed to tell. */
export async function listSpeakers(): Promise<readonly MediaDeviceInfo[]> {
  if (!('setSinkId' in HTMLMediaElement.prototype)) return []
  return (await listDevices()).filter(({ kind, deviceId }) => kind === 'audiooutput' && !ALIASES.includes(deviceId))
}

/** The devices there are; names are empty until somebody allowed their use. */
export async function listDevices(): Promise<readonly MediaDeviceInfo[]> {
  return (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? []
}
