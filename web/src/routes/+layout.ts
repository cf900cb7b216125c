import { redirect } from '@sveltejs/kit';
import { session } from '#lib/session/session.svelte.ts';
import { isPublicRoute, signInAddress } from '#lib/session/way-in.ts';
import type { LayoutLoad } from './$types';

// Every screen is behind a sign-in and drawn in the browser: there is nothing to render on the server.
export const ssr = false;
export const prerender = false;

/** Nobody sees a screen without a session, or without this device remembering one. */
export const load: LayoutLoad = async ({ route, url }) => {
  // The public screens are drawn at once: on a slow line the answer would cost them a second.
  if (isPublicRoute(route.id)) {
    void session.start();
    return;
  }
  await session.start();
  if (session.account === undefined) redirect(303, signInAddress(url));
};
