import { readFileSync, writeFileSync } from 'node:fs';
import type { Adapter, Builder } from '@sveltejs/kit';
import type { Plugin, Rolldown } from 'vite';

type Files = { readonly scripts: ReadonlySet<string>; readonly styles: ReadonlySet<string> };

/**
 * spa.html serves every address, so SvelteKit can preload in it only what all screens need. A first visit always ends on
 * the sign-in screen, which would cost a slow line two more rounds of asking: this lets spa.html name the files of these
 * `components` (as `/routes/sign-in/+page.svelte`) too. The plugin notes what the bundle puts them into, and `withPreloads`
 * writes it into the page before it is compressed.
 */
export function preloadRoutes(components: readonly string[]) {
  let files: Files = { scripts: new Set(), styles: new Set() };
  const plugin: Plugin = {
    name: 'preload-routes',
    applyToEnvironment: (environment) => environment.name === 'client',
    generateBundle: (_options, bundle) => {
      files = findFiles(components, bundle);
    },
  };
  const withPreloads = (adapter: Adapter): Adapter => ({
    ...adapter,
    adapt: (builder) => adapter.adapt({ ...builder, generateFallback: writeFallback(builder) }),
  });
  const writeFallback = (builder: Builder) => async (path: string) => {
    await builder.generateFallback(path);
    writeFileSync(path, addLinks(readFileSync(path, 'utf8'), files));
  };
  return { plugin, withPreloads };
}

/** The chunks that hold the components and, with them, all that these import. */
function findFiles(components: readonly string[], bundle: Rolldown.OutputBundle): Files {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const add = (fileName: string) => {
    const chunk = bundle[fileName];
    if (chunk?.type !== 'chunk' || scripts.has(fileName)) return;
    scripts.add(fileName);
    for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style);
    chunk.imports.forEach(add);
  };
  for (const component of components) add(findChunk(component, bundle));
  return { scripts, styles };
}

function findChunk(component: string, bundle: Rolldown.OutputBundle): string {
  const chunk = Object.values(bundle).find(
    (output) => output.type === 'chunk' && output.moduleIds.some((id) => id.endsWith(component)),
  );
  if (chunk === undefined)
    throw new Error(`No chunk holds ${component}, which vite.config.ts wants to preload.`);
  return chunk.fileName;
}

function addLinks(html: string, { scripts, styles }: Files): string {
  const links = [
    ...[...scripts].map((file) => ({ file, rel: 'modulepreload' })),
    ...[...styles].map((file) => ({ file, rel: 'stylesheet' })),
  ]
    .filter(({ file }) => !html.includes(`href="/${file}"`))
    .map(({ file, rel }) => `\t\t<link href="/${file}" rel="${rel}">\n`);
  return html.replace('</head>', `${links.join('')}</head>`);
}
