import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkFolder, contextOf, packFolders, rowsOf } from '../scripts/lessons.js';
import { jsonSchemas } from '../scripts/packs.js';
import * as easier from '../src/lib/packs/easier';
import * as lint from '../src/lib/packs/lint';
import * as read from '../src/lib/packs/read';
import * as schema from '../src/lib/packs/schema';
import { withTable } from '../src/lib/packs/table';

const folder = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const lessons = folder('lessons');
const kit = { read, lint, easier };

describe('lessons', async () => {
	const context = await contextOf(lessons, folder('static/pictures'));

	it.each(await packFolders(lessons))('of %s are valid in every language', async (pack) => {
		const { files, found } = await checkFolder(pack, context, kit);
		expect(found).toEqual([]);
		expect(files).toBeGreaterThan(1);
	});

	it('are in the table of lessons/README.md (else run node scripts/packs.js --write-table)', async () => {
		const page = await readFile(`${lessons}/README.md`, 'utf8');
		expect(page).toBe(withTable(page, await rowsOf(lessons, context, kit)));
	});
});

describe('a folder with mistakes', () => {
	it('has each of them told, with its file', async () => {
		const pack = await mkdtemp(join(tmpdir(), 'netkind-packs-'));
		const write = (name: string, data: object) => writeFile(join(pack, name), JSON.stringify(data));
		await writeFile(join(pack, 'broken.json'), '{');
		await write('newer.json', { format: 99 });
		const translators = ['Nobody'];
		const words = (language: string, lesson = 'gone') =>
			write(`${lesson}.${language}.json`, { format: 1, lesson, language, translators, text: {} });
		await words('fr');
		const whole = 'forward-or-stop';
		await copyFile(`${lessons}/cyberbullying/${whole}.json`, join(pack, `${whole}.json`));
		await words('fr-simple', whole);
		await write('pack.json', {
			format: 1,
			id: 'pack',
			title: 'Pack',
			topic: 'hate',
			authors: ['Nobody'],
			licence: 'CC-BY-SA-4.0',
			lessons: ['gone', whole]
		});
		const context = await contextOf(lessons, folder('static/pictures'));
		const { found } = await checkFolder(pack, context, kit);
		await rm(pack, { recursive: true });
		expect(found.map(({ file, note }) => `${file} ${note.replace(/ \(.*/, '')}`)).toEqual([
			'broken.json not-json',
			'newer.json newer-format',
			'forward-or-stop.fr-simple.json no-such-translation',
			'gone.fr.json no-such-lesson',
			'pack.json no-such-lesson'
		]);
	});
});

describe('lessons/schema', () => {
	it.each(Object.entries(jsonSchemas(schema)))(
		'%s is what the code says (else run npm run schemas)',
		async (name, text) => {
			expect(await readFile(`${lessons}/schema/${name}`, 'utf8')).toBe(text);
		}
	);
});
