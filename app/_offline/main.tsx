import { createRoot } from 'react-dom/client'
import { OFFLINE, type OfflineRecording } from '@/domain/recording/offline'
import { OfflinePackage } from './offline-package'

/** The page of an offline package. It lies beside what it shows and asks no network for anything. */
const recording = (window as unknown as Record<string, OfflineRecording>)[OFFLINE]!
createRoot(document.getElementById('package')!).render(<OfflinePackage recording={recording} />)
