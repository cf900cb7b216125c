import * as espree from 'espree';
import globals from 'globals';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

/** Names that Node has and a browser has not; see the rule for `shared` below. */
const serverOnlyGlobals = ['process', 'Buffer', 'global', '__dirname', '__filename'];

export default defineConfig(
  globalIgnores(['**/node_modules/', '**/build/', '**/.svelte-kit/', 'data/', 'tests/**/test-results/']),
  ...ts.configs.strictTypeChecked,
  ...ts.configs.stylisticTypeChecked,
  ...svelte.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: `${import.meta.dirname}/..`,
        extraFileExtensions: ['.svelte'],
      },
    },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ExportAllDeclaration',
          message: 'Name what a folder exports; `export *` hides dead code.',
        },
        {
          selector: 'ForInStatement',
          message: 'for-in also walks inherited keys; use Object.keys or a Map.',
        },
      ],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      'object-shorthand': 'error',
      'prefer-template': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      // A leading underscore says "not needed here" where a signature is given by someone else.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
      ],
      // Numbers and booleans in a template read well and have one meaning; objects and undefined stay forbidden.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // `() => close()` is the shortest way to write a callback whose result nobody reads; so is `return close();` to do
      // a last thing and leave.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true, ignoreVoidReturningFunctions: true },
      ],
      // Both forms are clear; an interface is open to merging, so a closed union or record is better as a type.
      '@typescript-eslint/consistent-type-definitions': 'off',
      // There are no enums (erasableSyntaxOnly), and looking for them took a fifteenth of the time.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // A port is met by whoever has its members; a class with secrets has #private ones, which the compiler minds.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // `while (true)` is a loop that ends from within.
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/no-target-blank': 'error',
      'svelte/require-each-key': 'error',
      'svelte/button-has-type': 'error',
      // The product is served at the root of its origin; `resolve()` would only add noise to every link.
      'svelte/no-navigation-without-resolve': 'off',
      // `let { a = $bindable(), b } = $props()` needs `let` for one name only.
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { destructuring: 'all' }],
    },
  },
  {
    files: ['shared/src/**/*.ts'],
    rules: {
      // shared gives the same answer in browser, server and test, hence from its arguments alone.
      'no-restricted-globals': ['error', ...serverOnlyGlobals, 'window', 'document', 'localStorage', 'fetch'],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Randomness is an argument in shared.' },
        { object: 'Date', property: 'now', message: 'The clock is an argument in shared.' },
      ],
    },
  },
  {
    files: [
      'server/src/cli.ts',
      'server/src/main.ts',
      'server/src/launch/**',
      'tests/support/**',
      'tests/bench/**',
    ],
    // Their output is what the person who called them reads.
    rules: { 'no-console': 'off' },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      // A test that indexes what it has just made fails at once and in the right place when it is absent.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    // Plain JavaScript that has no type information: the launchers and these configurations.
    files: ['**/*.{js,cjs,mjs}'],
    ...ts.configs.disableTypeChecked,
    languageOptions: {
      ...ts.configs.disableTypeChecked.languageOptions,
      globals: globals.node,
    },
    rules: {
      ...ts.configs.disableTypeChecked.rules,
      'no-console': 'off',
      'no-undef': 'error',
      '@typescript-eslint/no-require-imports': 'off',
    },
  },
  {
    // These tell the owner of an old Node which one is needed, so an old Node (12.17) must be able to read them.
    files: ['server/start.mjs', 'server/check-runtime.mjs', 'tests/support/run-checks.mjs'],
    languageOptions: { parser: espree, ecmaVersion: 2020 },
    rules: {
      // It asks the TypeScript parser, which would accept newer syntax; there are no types to import here.
      '@typescript-eslint/consistent-type-imports': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: 'ChainExpression, LogicalExpression[operator="??"]', message: 'Needs Node 14.' },
        {
          selector: 'ImportDeclaration[source.value=/^node:/]',
          message: 'Needs Node 14.18; leave out `node:`.',
        },
      ],
    },
  },
);
