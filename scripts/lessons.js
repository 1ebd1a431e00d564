/*
 * What scripts and tests know about the folder of lessons: what is there, and what the linter says of it.
 */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';

/**
 * The parts of the kit this needs. Tests hand in their own.
 * @typedef {typeof import('../src/lib/packs/read')} Read
 * @typedef {typeof import('../src/lib/packs/lint')} Lint
 * @typedef {typeof import('../src/lib/packs/easier')} Easier
 * @typedef {{ read: Read, lint: Lint, easier: Easier }} Kit
 * @typedef {import('../src/lib/packs/lint').Context} Context
 * @typedef {import('../src/lib/packs/schema').Lesson} Lesson
 * @typedef {import('../src/lib/packs/schema').Translation} Translation
 * @typedef {import('../src/lib/packs/table').Row} Row
 * @typedef {{ path: string, code: string, note?: string }} Problem
 * @typedef {{ file: string, rule: string, path: string, note: string }} Told
 */

/** Reads one JSON file of lessons/reference. @param {string} folder @param {string} name */
const reference = async (folder, name) =>
	JSON.parse(await readFile(join(folder, 'reference', `${name}.json`), 'utf8'));

/** Folders of lessons/ that hold a pack. @param {string} lessons */
export async function packFolders(lessons) {
	const entries = await readdir(lessons, { withFileTypes: true });
	return entries
		.filter((entry) => entry.isDirectory() && !['reference', 'schema'].includes(entry.name))
		.map((entry) => join(lessons, entry.name));
}

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
	const packs = await Promise.all((await packFolders(lessons)).map((folder) => readdir(folder)));
	return {
		objectives,
		facts,
		frameworks,
		pictures: files.filter((file) => file.endsWith('.svg')).map((file) => basename(file, '.svg')),
		easier: packs.flat().map((file) => basename(file, '.json')),
		today: new Date().toISOString().slice(0, 10)
	};
}

/**
 * Reads every lesson and translation of a folder, telling what does not pass the door.
 * @param {string} folder
 * @param {Pick<Kit, 'read'>} kit
 * @param {(file: string, problems: Problem[]) => void} tell
 */
async function readFolder(folder, { read }, tell) {
	const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
	/** @type {Map<string, Lesson>} */
	const lessons = new Map();
	/** @type {Map<string, Translation>} */
	const translations = new Map();
	/** @type {import('../src/lib/packs/schema').Pack | undefined} */
	let pack;
	for (const file of files) {
		const data = read.readText(await readFile(join(folder, file), 'utf8'));
		const result = !data.ok
			? data
			: file === 'pack.json'
				? read.readPackFile(data.value)
				: file.split('.').length === 2
					? read.readLesson(data.value)
					: read.readTranslation(data.value);
		if (!result.ok) {
			tell(file, result.problems);
			continue;
		}
		if ('pack' in result) pack = result.pack;
		else if ('lesson' in result) {
			lessons.set(result.lesson.id, result.lesson);
			if (`${result.lesson.id}.json` !== file)
				tell(file, [{ path: 'id', code: 'not-the-file-name' }]);
		} else {
			const { lesson, language } = result.translation;
			translations.set(file, result.translation);
			if (`${lesson}.${language}.json` !== file)
				tell(file, [{ path: 'lesson', code: 'not-the-file-name' }]);
		}
	}
	return { files, pack, lessons, translations };
}

/**
 * Checks one folder of lessons: every file, every language.
 * @param {string} folder
 * @param {Context} context
 * @param {Kit} kit
 * @param {string[]} [only] file names to look at
 */
export async function checkFolder(folder, context, kit, only) {
	const { lint, easier } = kit;
	/** @type {Told[]} */
	const found = [];
	/** @param {string} file @param {Problem[]} problems */
	const tell = (file, problems) =>
		problems.forEach(({ path, code, note }) =>
			found.push({ file, rule: 'read', path, note: note ? `${code} (${note})` : code })
		);
	const { files, pack, lessons, translations } = await readFolder(folder, kit, tell);

	for (const lesson of lessons.values())
		lint.lint(lesson, context).forEach((one) => found.push({ file: `${lesson.id}.json`, ...one }));
	for (const [file, translation] of translations) {
		const lesson = lessons.get(translation.lesson);
		if (!lesson) {
			tell(file, [{ path: 'lesson', code: 'no-such-lesson', note: translation.lesson }]);
			continue;
		}
		if (!easier.isEasier(translation.language)) {
			lint
				.lintTranslation(lesson, translation, context)
				.forEach((one) => found.push({ file, ...one }));
			continue;
		}
		const language = easier.languageOfEasier(translation.language);
		const words = translations.get(`${lesson.id}.${language}.json`);
		if (language !== lesson.language && !words)
			tell(file, [{ path: 'language', code: 'no-such-translation', note: language }]);
		else
			lint
				.lintEasier(lesson, words, translation, context)
				.forEach((one) => found.push({ file, ...one }));
	}
	if (pack) {
		const there = new Set(files.map((file) => basename(file, '.json')));
		const { lessons: listed } = pack;
		tell('pack.json', [
			...listed
				.filter((id) => !there.has(id))
				.map((id) => ({ path: 'lessons', code: 'no-such-lesson', note: id })),
			...[...lessons.keys()]
				.filter((id) => !listed.includes(id))
				.map((id) => ({ path: 'lessons', code: 'lesson-not-listed', note: id }))
		]);
	} else if (files.length && !files.includes('pack.json'))
		tell('pack.json', [{ path: '', code: 'missing' }]);

	return {
		files: files.length,
		found: found.filter(({ file }) => !only?.length || only.includes(file))
	};
}

/**
 * The rows of the table of lessons: those that pass the door, in all their languages.
 * @param {string} lessons the lessons folder
 * @param {Context} context
 * @param {Kit} kit
 * @returns {Promise<Row[]>}
 */
export async function rowsOf(lessons, context, kit) {
	const { lint, easier } = kit;
	const packs = (await packFolders(lessons)).map(async (folder) => {
		const found = await readFolder(folder, kit, () => {});
		const translations = [...found.translations.values()];
		return [...found.lessons.values()].map((lesson) => {
			const own = translations.filter((one) => one.lesson === lesson.id);
			const [eased, others] = [true, false].map((yes) =>
				own.filter(({ language }) => easier.isEasier(language) === yes)
			);
			return {
				file: relative(lessons, join(folder, `${lesson.id}.json`)).replaceAll('\\', '/'),
				subjects: [
					lint.subjectOf(lesson, context),
					...(others ?? []).map((one) => lint.subjectIn(lesson, one, context))
				],
				easier: (eased ?? []).map(({ language }) => easier.languageOfEasier(language))
			};
		});
	});
	return (await Promise.all(packs)).flat();
}
