/** Tinted grounds for those without a picture; dark enough for white letters. */
const TINTS = ['#35506b', '#5b4660', '#5f4a2c', '#2f5f62', '#4a4f7a', '#6a3f44', '#3f5d3a', '#54565f']

export const tintOf = (id: string): string => {
  let hash = 0
  for (let i = 0; i < id.length; i++) hash = (hash * 31 + id.charCodeAt(i)) >>> 0
  return TINTS[hash % TINTS.length]!
}

/** First letters of first and last name, in any script. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /\p{L}/u.test(word))
  const first = [...(words[0] ?? '?')][0]!
  const last = words.length > 1 ? [...words.at(-1)!][0]! : ''
  return (first + last).toLocaleUpperCase()
}

export const Avatar = ({
  id,
  name,
  className = 'size-9 text-meta',
}: {
  readonly id: string
  readonly name: string
  readonly className?: string
}) => (
  <span
    aria-hidden
    className={`inline-grid shrink-0 place-items-center rounded-full font-semibold text-white ${className}`}
    style={{ backgroundColor: tintOf(id) }}
  >
    {initialsOf(name)}
  </span>
)
