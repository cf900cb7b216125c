import 'svelte/elements';

declare module 'svelte/elements' {
  // The type parameter must be repeated for the interfaces to merge.
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  interface HTMLAttributes<T> {
    /** Designsystemet's toggle group uses it for the arrow keys. */
    focusgroup?: string;
  }
}
