// Old Node versions must be able to read this file, so that they can say what is missing: no `node:` names, no `?.`, no
// top-level await here.
import { existsSync, readFileSync } from 'fs';
import { dirname, join } from 'path';
import { fileURLToPath } from 'url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const nodeMajorMin = 24;

/**
 * Ends the process with a message when Node is too old or packages are missing. pnpm runs a script even when the install
 * before it has failed, hence nothing may be taken for granted here.
 * @param {string} script the pnpm script to run again, as `start`
 * @param {readonly string[]} workspaces folders whose packages are needed, as `server`
 */
export async function checkRuntime(script, workspaces) {
  const problem =
    oldNode(process.versions.node) || missingPackages(workspaces) || (await brokenBinary(workspaces));
  if (!problem) return;
  console.error(`${problem}

This command brings the right Node and pnpm, installs the packages and starts:

    npx -y -p node@24 -p pnpm@12 pnpm ${script}

It needs the npm registry the first time. With Node 24 and pnpm 10 or newer, \`pnpm ${script}\` does the same.`);
  process.exit(1);
}

function oldNode(version) {
  return parseInt(version, 10) >= nodeMajorMin
    ? undefined
    : `Samskår needs Node ${nodeMajorMin} or newer; this is Node ${version}.`;
}

function missingPackages(workspaces) {
  const missing = [].concat(...workspaces.map(missingIn));
  return missing.length > 0 ? `These packages are not installed: ${missing.join(', ')}.` : undefined;
}

function missingIn(workspace) {
  const folder = join(root, workspace);
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return Object.keys(Object.assign({}, dependencies, devDependencies)).filter(
    (name) => !existsSync(join(folder, 'node_modules', name, 'package.json')),
  );
}

/** The one package with a part compiled for each platform: it can be there and still not load. */
async function brokenBinary(workspaces) {
  if (!workspaces.includes('server')) return undefined;
  try {
    await import('@node-rs/argon2');
    return undefined;
  } catch (error) {
    return `The package @node-rs/argon2 does not load on this machine: ${error.message}`;
  }
}
