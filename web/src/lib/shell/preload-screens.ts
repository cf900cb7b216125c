import { preloadCode } from '$app/navigation';

/** The way from signing in to the first grade, a step after the other; what a step draws is asked for together. */
const steps = [
  ['/'],
  ['/evaluation/[id]'],
  ['/evaluation/[id]/assess', '/evaluation/[id]/assess/[indicator]'],
] as const;

/** Loads the screens' code while the person types a password: on a slow line it takes longer than the typing. */
export async function preloadScreens(): Promise<void> {
  try {
    for (const screens of steps) await Promise.all(screens.map((screen) => preloadCode(screen)));
  } catch {
    // No line; the screens ask for their code again when they are opened.
  }
}
