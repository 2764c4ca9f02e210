'use client'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { Remark } from '@/domain/planning/plan'
import { PersonRow, type PlacedPerson } from './person-row'

interface Props {
  readonly label: string
  readonly people: readonly PlacedPerson[]
  readonly room: number | null
  /** Said once for all of them; those who have another reason say theirs. */
  readonly usual: Remark | null
}

/** Longer lists scroll in themselves, with only what is in sight in the page. */
const MANY = 60
/** Where it is wide, people stand beside each other, each at least this wide, in px. */
const COLUMN = 250

export const PeopleList = (props: Props) =>
  props.people.length > MANY ? <LongList {...props} /> : <ShortList {...props} />

const ShortList = ({ label, people, ...rest }: Props) => (
  <ul aria-label={label} className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,15.625rem),1fr))]">
    {people.map(({ person, reason }) => (
      <li key={person.id} aria-label={person.name} className="min-w-0">
        <PersonRow person={person} reason={reason} {...rest} />
      </li>
    ))}
  </ul>
)

function LongList({ label, people, ...rest }: Props) {
  const scroller = useRef<HTMLElement>(null)
  const lanes = useLanes(scroller)
  const rows = useVirtualizer({
    count: people.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 52,
    getItemKey: (i) => people[i]!.person.id,
    overscan: 6 * lanes,
    lanes,
  })
  return (
    <section
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard
      tabIndex={0}
      aria-label={label}
      className="max-h-112 overflow-y-auto overscroll-contain"
    >
      <ul aria-label={label} className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start, key, lane }) => {
          const { person, reason } = people[index]!
          return (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              aria-label={person.name}
              aria-setsize={people.length}
              aria-posinset={index + 1}
              className="absolute top-0"
              style={{
                width: `${100 / lanes}%`,
                left: `${(100 * lane) / lanes}%`,
                transform: `translateY(${start}px)`,
              }}
            >
              <PersonRow person={person} reason={reason} {...rest} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** How many columns there is space for. */
function useLanes(scroller: RefObject<HTMLElement | null>): number {
  const [lanes, setLanes] = useState(1)
  useLayoutEffect(() => {
    const element = scroller.current!
    const measure = () => setLanes(Math.max(1, Math.floor(element.clientWidth / COLUMN)))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller])
  return lanes
}
