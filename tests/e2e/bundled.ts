/* The lessons that come with the kit, as the packs list them. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { kinds } from '../../src/lib/activities';
import type { AnyKind } from '../../src/lib/activities/load';
import { lessonSchema, type Lesson } from '../../src/lib/packs/schema';

const folder = fileURLToPath(new URL('../../lessons', import.meta.url));
const read = (path: string) => JSON.parse(readFileSync(`${folder}/${path}`, 'utf8')) as unknown;

const paths = readdirSync(folder, { withFileTypes: true })
	.filter((one) => one.isDirectory() && !['reference', 'schema'].includes(one.name))
	.flatMap(({ name }) =>
		(read(`${name}/pack.json`) as { lessons: string[] }).lessons.map((id) => `${name}/${id}`)
	);

/** In the language they were written in. */
export const allLessons: Lesson[] = paths.map((path) =>
	v.parse(lessonSchema, read(`${path}.json`))
);
export const allLessonIds = allLessons.map((lesson) => lesson.id);

/** The kind of an activity, as the kit has it. */
export function kindOf(name: string): AnyKind {
	const kind = kinds.find((one) => one.kind === name);
	if (!kind) throw new Error(`There is no kind ${name}.`);
	return kind as unknown as AnyKind;
}
