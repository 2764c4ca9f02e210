/** What plays a recording. It lives outside of what React draws, and goes on where it is moved to another place. */
export function pictureElement(): HTMLVideoElement {
  const video = document.createElement('video')
  video.playsInline = true
  video.preload = 'auto'
  return video
}
