import { createHash } from 'node:crypto';

/** What a content security policy calls the scripts that lie in `html` itself, each as `sha256-…`. */
export function hashInlineScripts(html: string): `sha256-${string}`[] {
  return [...html.matchAll(/<script>([^]*?)<\/script>/g)].map(
    ([, script]) =>
      `sha256-${createHash('sha256')
        .update(script ?? '')
        .digest('base64')}` as const,
  );
}
