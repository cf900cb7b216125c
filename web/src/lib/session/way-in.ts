const publicRoutes: ReadonlySet<string> = new Set(['/sign-in', '/link']);

export function isPublicRoute(routeId: string | null): boolean {
  return routeId !== null && publicRoutes.has(routeId);
}

/** The sign-in screen, which leads back to `url` afterwards. */
export function signInAddress(url: { readonly pathname: string; readonly search: string }): string {
  const next = `${url.pathname}${url.search}`;
  return next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`;
}

/** Where to go after signing in: a path of our own, whatever the address bar says. */
export function addressAfterSignIn(searchParams: Pick<URLSearchParams, 'get'>): string {
  const next = searchParams.get('next') ?? '/';
  // "//host" and "/\host" lead to another site.
  return /^\/(?![/\\])/.test(next) ? next : '/';
}
