'use client'
import { useEffect, useRef } from 'react'

/** How loud a microphone is, as a bar that moves. */
export function LevelMeter({ stream, label }: { readonly stream: MediaStream; readonly label: string }) {
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const context = new AudioContext()
    const analyser = context.createAnalyser()
    analyser.fftSize = 512
    context.createMediaStreamSource(stream).connect(analyser)
    const samples = new Float32Array(analyser.fftSize)
    let frame = 0
    const draw = () => {
      analyser.getFloatTimeDomainData(samples)
      const level = Math.min(
        1,
        Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length) * 4,
      )
      bar.current!.style.transform = `scaleX(${level.toFixed(3)})`
      bar.current!.parentElement!.setAttribute('aria-valuenow', String(Math.round(level * 100)))
      frame = requestAnimationFrame(draw)
    }
    void context.resume()
    draw()
    return () => {
      cancelAnimationFrame(frame)
      void context.close()
    }
  }, [stream])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <meter> cannot be drawn alike everywhere
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
      className="h-2 overflow-hidden rounded-full bg-line"
    >
      <div ref={bar} className="h-full origin-left scale-x-0 rounded-full bg-accent" />
    </div>
  )
}
