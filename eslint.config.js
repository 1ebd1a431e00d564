import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const writing = '/^(add|bulkAdd|put|bulkPut|update|bulkUpdate|upsert|delete|bulkDelete|clear)$/';

export default defineConfig(
	globalIgnores([
		'.svelte-kit/',
		'build/',
		'dist-server/',
		'.cache/',
		'test-results/',
		'playwright-report/',
		// runs before anything else and is not bundled
		'static/'
	]),
	js.configs.recommended,
	ts.configs.recommended,
	svelte.configs.recommended,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: {
				projectService: true,
				tsconfigRootDir: import.meta.dirname,
				// the same for every file, else the types are read anew at each change of it
				extraFileExtensions: ['.svelte']
			}
		},
		rules: {
			// TypeScript knows better
			'no-undef': 'off',
			'no-console': 'error',
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': [
				'error',
				// an event attribute may be async: its faults reach handleError
				{ checksVoidReturn: { attributes: false } }
			],
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/consistent-type-imports': [
				'error',
				{ disallowTypeAnnotations: false, fixStyle: 'separate-type-imports' }
			],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }
			],
			// a found or indexed thing that cannot be missing says so with !
			'@typescript-eslint/no-non-null-assertion': 'off',
			'svelte/no-at-html-tags': 'error',
			'svelte/require-each-key': 'error',
			'svelte/button-has-type': 'error',
			// addresses carry the language and the base already
			'svelte/no-navigation-without-resolve': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { parser: ts.parser, svelteConfig }
		}
	},
	{
		files: ['src/**'],
		ignores: ['src/lib/store/**'],
		rules: {
			'no-restricted-imports': [
				'error',
				{ name: 'dexie', message: 'Only src/lib/store knows the database.' }
			]
		}
	},
	{
		// without its transaction, two tabs lose each other's answers
		files: ['src/**'],
		ignores: ['src/lib/store/rounds.ts', 'src/**/*.test.ts'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{
					selector: `CallExpression[callee.property.name=${writing}] MemberExpression[property.name="rounds"]`,
					message: 'Only src/lib/store/rounds.ts writes rounds.'
				}
			]
		}
	},
	{
		files: ['src/server/**', 'scripts/**', 'tests/**'],
		rules: { 'no-console': 'off' }
	}
);
