/*
 * The door for authors: checks and lints everything in lessons/, in every language there is.
 *   node scripts/packs.js [file …]                      check all lessons, or these
 *   node scripts/packs.js --write-schemas               write lessons/schema/*.json from the code
 *   node scripts/packs.js --translation fr <lesson>     print a translation to fill in
 */
import { toJsonSchema } from '@valibot/to-json-schema';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * The parts of the kit this script uses. Tests hand in their own.
 * @typedef {typeof import('../src/lib/packs/read')} Read
 * @typedef {typeof import('../src/lib/packs/lint')} Lint
 * @typedef {typeof import('../src/lib/packs/schema')} Schema
 * @typedef {import('../src/lib/packs/lint').Context} Context
 * @typedef {import('../src/lib/packs/schema').Lesson} Lesson
 * @typedef {{ file: string, rule: string, path: string, note: string }} Told
 */

/**
 * Loads one TypeScript module as Vite would.
 * @param {string} path
 */
const load = async (path) =>
	(
		await runnerImport(join(root, path), {
			root,
			configFile: false,
			logLevel: 'error',
			resolve: { alias: { $lib: join(root, 'src/lib') } }
		})
	).module;

/**
 * The JSON Schemas for editors, by file name. What JSON Schema cannot say is left to the linter.
 * @param {Schema} schema
 * @returns {Record<string, string>}
 */
export const jsonSchemas = ({ lessonSchema, packSchema, translationSchema }) =>
	Object.fromEntries(
		Object.entries({ lesson: lessonSchema, pack: packSchema, translation: translationSchema }).map(
			([name, one]) => [
				`${name}.json`,
				`${JSON.stringify(toJsonSchema(one, { errorMode: 'ignore', typeMode: 'input' }), null, '\t')}\n`
			]
		)
	);

/** Reads one JSON file of lessons/reference. @param {string} folder @param {string} name */
const reference = async (folder, name) =>
	JSON.parse(await readFile(join(folder, 'reference', `${name}.json`), 'utf8'));

/**
 * What lessons may refer to.
 * @param {string} lessons the lessons folder
 * @param {string} pictures the folder of pictures
 * @returns {Promise<Context>}
 */
export async function contextOf(lessons, pictures) {
	const [objectives, facts, frameworks] = await Promise.all(
		['objectives', 'facts', 'frameworks'].map((name) => reference(lessons, name))
	);
	const files = await readdir(pictures);
	return {
		objectives,
		facts,
		frameworks,
		pictures: files.filter((file) => file.endsWith('.svg')).map((file) => basename(file, '.svg')),
		today: new Date().toISOString().slice(0, 10)
	};
}

/** Folders of lessons/ that hold a pack. @param {string} lessons */
export async function packFolders(lessons) {
	const entries = await readdir(lessons, { withFileTypes: true });
	return entries
		.filter((entry) => entry.isDirectory() && !['reference', 'schema'].includes(entry.name))
		.map((entry) => join(lessons, entry.name));
}

/**
 * Checks one folder of lessons: every file, every language.
 * @param {string} folder
 * @param {Context} context
 * @param {{ read: Read, lint: Lint }} kit
 * @param {string[]} [only] file names to look at
 */
export async function checkFolder(folder, context, { read, lint }, only) {
	/** @type {Told[]} */
	const found = [];
	/** @type {Map<string, Lesson>} */
	const lessons = new Map();
	const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
	/** @param {string} file @param {{ path: string, code: string, note?: string }[]} problems */
	const tell = (file, problems) =>
		problems.forEach(({ path, code, note }) =>
			found.push({ file, rule: 'read', path, note: note ? `${code} (${note})` : code })
		);
	/** @param {string} file */
	const text = async (file) => {
		const result = read.readText(await readFile(join(folder, file), 'utf8'));
		if (!result.ok) tell(file, result.problems);
		return result.ok ? result.value : undefined;
	};

	for (const file of files.filter((name) => /^[^.]+\.json$/.test(name) && name !== 'pack.json')) {
		const data = await text(file);
		if (data === undefined) continue;
		const result = read.readLesson(data);
		if (!result.ok) {
			tell(file, result.problems);
			continue;
		}
		const { lesson } = result;
		if (`${lesson.id}.json` !== file) tell(file, [{ path: 'id', code: 'not-the-file-name' }]);
		lessons.set(lesson.id, lesson);
		lint.lint(lesson, context).forEach((one) => found.push({ file, ...one }));
	}
	for (const file of files.filter((name) => /^[^.]+\.[^.]+\.json$/.test(name))) {
		const data = await text(file);
		if (data === undefined) continue;
		const result = read.readTranslation(data);
		if (!result.ok) {
			tell(file, result.problems);
			continue;
		}
		const { translation } = result;
		const lesson = lessons.get(translation.lesson);
		if (`${translation.lesson}.${translation.language}.json` !== file)
			tell(file, [{ path: 'lesson', code: 'not-the-file-name' }]);
		if (lesson)
			lint
				.lintTranslation(lesson, translation, context)
				.forEach((one) => found.push({ file, ...one }));
		else tell(file, [{ path: 'lesson', code: 'no-such-lesson', note: translation.lesson }]);
	}
	if (files.includes('pack.json')) {
		const data = await text('pack.json');
		const result = read.readPackFile(data);
		if (!result.ok) tell('pack.json', result.problems);
		else {
			const { pack } = result;
			const there = new Set(files.map((file) => basename(file, '.json')));
			tell('pack.json', [
				...pack.lessons
					.filter((id) => !there.has(id))
					.map((id) => ({ path: 'lessons', code: 'no-such-lesson', note: id })),
				...[...lessons.keys()]
					.filter((id) => !pack.lessons.includes(id))
					.map((id) => ({ path: 'lessons', code: 'lesson-not-listed', note: id }))
			]);
		}
	} else if (files.length) tell('pack.json', [{ path: '', code: 'missing' }]);

	return {
		files: files.length,
		found: found.filter(({ file }) => !only?.length || only.includes(file))
	};
}

/** @param {string[]} args */
async function main(args) {
	const lessons = join(root, 'lessons');
	if (args[0] === '--write-schemas') {
		const schemas = jsonSchemas(/** @type {Schema} */ (await load('src/lib/packs/schema.ts')));
		await mkdir(join(lessons, 'schema'), { recursive: true });
		for (const [name, text] of Object.entries(schemas))
			await writeFile(join(lessons, 'schema', name), text);
		return 0;
	}
	const read = /** @type {Read} */ (await load('src/lib/packs/read.ts'));
	if (args[0] === '--translation') {
		const [, language = '', file = ''] = args;
		const { blankTranslation } =
			/** @type {typeof import('../src/lib/packs/translate')} */
			(await load('src/lib/packs/translate.ts'));
		const data = read.readText(await readFile(file, 'utf8'));
		const result = data.ok ? read.readLesson(data.value) : data;
		console.log(
			JSON.stringify(
				result.ok ? blankTranslation(result.lesson, language) : result.problems,
				null,
				'\t'
			)
		);
		return result.ok ? 0 : 1;
	}
	const lint = /** @type {Lint} */ (await load('src/lib/packs/lint.ts'));
	const context = await contextOf(lessons, join(root, 'static/pictures'));
	const folders = args.length
		? [...new Set(args.map((file) => dirname(file)))]
		: await packFolders(lessons);
	const checked = await Promise.all(
		folders.map(async (folder) => ({
			folder: relative(root, join(folder)),
			...(await checkFolder(
				folder,
				context,
				{ read, lint },
				args.map((file) => basename(file))
			))
		}))
	);
	for (const { folder, found } of checked)
		for (const { file, rule, path, note } of found)
			console.log(`${join(folder, file)}: ${rule} ${path || '(whole lesson)'} – ${note}`);
	const count = checked.reduce((all, { found }) => all + found.length, 0);
	const files = checked.reduce((all, one) => all + one.files, 0);
	console.log(`packs: ${files} files in ${folders.length} folders, ${count} findings`);
	return count ? 1 : 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
	process.exitCode = await main(process.argv.slice(2));
