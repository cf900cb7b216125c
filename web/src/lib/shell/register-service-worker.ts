import { dev } from '$app/env';

/**
 * Loading every file for use without a line must not slow down the first minutes on a bad one: what the person does first
 * (400 kbit/s: sign-in to the first grade within 5 s) goes before.
 */
const delayMs = 10_000;

/** Returns how to call it off. */
export function registerServiceWorker(): () => void {
  if (dev || !('serviceWorker' in navigator)) return () => undefined;
  const timer = setTimeout(() => void register(), delayMs);
  return () => clearTimeout(timer);
}

async function register(): Promise<void> {
  try {
    await navigator.serviceWorker.register('/service-worker.js', { type: 'module' });
  } catch {
    // A private window or a strict browser: everything works, but not without a line.
  }
}
