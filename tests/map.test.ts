import { expect, it } from 'vitest';
import { foldersIn, textOf } from './tree';

it("the README's map is the tree", () => {
	const [, map = ''] = textOf('README.md').split('## The map of `src/lib`');
	const named = [...map.split('\n## ')[0]!.matchAll(/^\| `([^`]+)\/`\s*\|/gm)].map(
		([, name]) => name
	);
	expect(named).toEqual(foldersIn('src/lib').sort());
});
