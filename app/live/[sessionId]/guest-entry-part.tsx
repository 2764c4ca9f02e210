'use client'
import type { ComponentProps } from 'react'
import { lazily } from '@/app/_ui/lazily'
import type { GuestEntry as Entry } from './guest-entry'

const GuestEntry = lazily(() => import('./guest-entry').then((module) => module.GuestEntry))

/** The way in for those without a seat, as a part of its own: whoever has one does not load it. */
export const GuestEntryPart = (props: ComponentProps<typeof Entry>) => <GuestEntry {...props} />
