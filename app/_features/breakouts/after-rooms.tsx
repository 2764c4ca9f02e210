'use client'
import { Suspense } from 'react'
import { FEATURES } from '@/app/_features'

/** What features say of rooms that are closed, above what comes next. */
export const AfterRooms = ({ onGo }: { readonly onGo: () => void }) =>
  FEATURES.map(
    ({ name, AfterRooms: Part }) =>
      Part && (
        <Suspense key={name}>
          <Part onGo={onGo} />
        </Suspense>
      ),
  )
