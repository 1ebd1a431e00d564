/*
 * The door for authors: checks and lints everything in lessons/, in every language there is.
 *   node scripts/packs.js [file …]                      check all lessons, or these
 *   node scripts/packs.js --write-schemas               write lessons/schema/*.json from the code
 *   node scripts/packs.js --write-table                 write the table of lessons in lessons/README.md
 *   node scripts/packs.js --translation fr <lesson>     print a translation to fill in
 *   node scripts/packs.js --easier fr <lesson>          print easier words to fill in
 */
import { toJsonSchema } from '@valibot/to-json-schema';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';
import { checkFolder, contextOf, packFolders, rowsOf } from './lessons.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const lessons = join(root, 'lessons');

/**
 * @typedef {import('./lessons.js').Kit} Kit
 * @typedef {typeof import('../src/lib/packs/schema')} Schema
 * @typedef {typeof import('../src/lib/packs/table')} Table
 * @typedef {typeof import('../src/lib/packs/translate')} Translate
 * @typedef {typeof import('../src/lib/packs/lint/reading')} Reading
 * @typedef {typeof import('../src/lib/packs/lint/rule')} Rule
 * @typedef {typeof import('../src/lib/packs/lint/easier')} EasierRule
 */

/**
 * Loads one TypeScript module as Vite would.
 * @param {string} path
 */
const load = async (path) =>
	(
		await runnerImport(join(root, 'src/lib/packs', `${path}.ts`), {
			root,
			configFile: false,
			logLevel: 'error',
			resolve: { alias: { $lib: join(root, 'src/lib') } }
		})
	).module;

/** @returns {Promise<Kit>} */
const loadKit = async () => {
	const [read, lint, easier] = await Promise.all(['read', 'lint', 'easier'].map(load));
	return /** @type {Kit} */ ({ read, lint, easier });
};

/** What the lessons of the kit may refer to. */
const ownContext = () => contextOf(lessons, join(root, 'static/pictures'));

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

async function writeSchemas() {
	const schemas = jsonSchemas(/** @type {Schema} */ (await load('schema')));
	await mkdir(join(lessons, 'schema'), { recursive: true });
	for (const [name, text] of Object.entries(schemas))
		await writeFile(join(lessons, 'schema', name), text);
	return 0;
}

async function writeTable() {
	const page = join(lessons, 'README.md');
	const { withTable } = /** @type {Table} */ (await load('table'));
	const rows = await rowsOf(lessons, await ownContext(), await loadKit());
	const written = withTable(await readFile(page, 'utf8'), rows);
	if (written === undefined) {
		console.log(`${relative(root, page)}: the two comments around the table are missing`);
		return 1;
	}
	await writeFile(page, written);
	return 0;
}

/**
 * Reads one file of a lesson or a translation, or throws what is wrong with it.
 * @template {{ ok: true }} T
 * @param {string} file
 * @param {Kit['read']} read
 * @param {(data: unknown) => T | import('../src/lib/packs/read').Refused} door
 */
async function must(file, { readText }, door) {
	const data = readText(await readFile(file, 'utf8'));
	const result = data.ok ? door(data.value) : data;
	if (!result.ok) throw new Error(`${file}: ${JSON.stringify(result.problems, null, '\t')}`);
	return result;
}

/** @param {object} file */
const print = (file) => console.log(JSON.stringify(file, null, '\t'));

/** @param {string} language @param {string} file */
async function printTranslation(language, file) {
	const { read } = await loadKit();
	const { blankTranslation } = /** @type {Translate} */ (await load('translate'));
	const { lesson } = await must(file, read, read.readLesson);
	print(blankTranslation(lesson, language));
	return 0;
}

/**
 * Prints the texts with a sentence longer than the easier ones are on average.
 * @param {string} language @param {string} file
 */
async function printEasier(language, file) {
	const { read, easier } = await loadKit();
	const { sentencesWithin } = /** @type {Reading} */ (await load('lint/reading'));
	const { saidToPupils } = /** @type {Rule} */ (await load('lint/rule'));
	const { easierBudget } = /** @type {EasierRule} */ (await load('lint/easier'));
	const { translate } = /** @type {Translate} */ (await load('translate'));
	let { lesson } = await must(file, read, read.readLesson);
	if (language !== lesson.language) {
		const beside = file.replace(/\.json$/, `.${language}.json`);
		const { translation } = await must(beside, read, read.readTranslation);
		lesson = translate(lesson, translation).lesson;
	}
	const { mean } = easierBudget(lesson.band);
	const long = saidToPupils(lesson).filter((text) =>
		sentencesWithin(text, language).some(({ words }) => words > mean)
	);
	print(easier.blankEasier(lesson, language, long));
	return 0;
}

/** @param {string[]} files */
async function check(files) {
	const [context, kit] = await Promise.all([ownContext(), loadKit()]);
	const folders = files.length
		? [...new Set(files.map((file) => dirname(file)))]
		: await packFolders(lessons);
	const names = files.map((file) => basename(file));
	const checked = await Promise.all(
		folders.map(async (folder) => ({
			folder: relative(root, join(folder)),
			...(await checkFolder(folder, context, kit, names))
		}))
	);
	for (const { folder, found } of checked)
		for (const { file, rule, path, note } of found)
			console.log(`${join(folder, file)}: ${rule} ${path || '(whole lesson)'} – ${note}`);
	const count = checked.reduce((all, { found }) => all + found.length, 0);
	const all = checked.reduce((sum, one) => sum + one.files, 0);
	console.log(`packs: ${all} files in ${folders.length} folders, ${count} findings`);
	return count ? 1 : 0;
}

/** @param {string[]} args */
function main(args) {
	const [command, language = '', file = ''] = args;
	if (command === '--write-schemas') return writeSchemas();
	if (command === '--write-table') return writeTable();
	if (command === '--translation') return printTranslation(language, file);
	if (command === '--easier') return printEasier(language, file);
	return check(args);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
	process.exitCode = await main(process.argv.slice(2));
