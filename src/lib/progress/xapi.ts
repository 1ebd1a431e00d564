/*
 * What the seats of a class answered as xAPI 1.0.3 statements, for a school that keeps its records so. Pure. What was
 * only counted, and what is private, is in no seat's answers and comes in no statement.
 */
import { isPass, type Activity } from '$lib/activities/activity';
import type { AnyKind } from '$lib/activities/load';
import type { Round, StoredAnswer } from '$lib/store/records';
import { gradeAnswer, readAnswer } from './answered';
import type { Asked } from './asked';
import type { ClassRun } from './class-runs';

/**
 * Names of things, not addresses. `.invalid` never leads anywhere (RFC 2606): whoever follows one asks nobody, and no
 * third party learns of a class.
 */
const names = 'https://netkind.invalid';
const adl = 'http://adlnet.gov/expapi';

const verbs = {
	answered: { id: `${adl}/verbs/answered`, display: { 'en-US': 'answered' } },
	/** a pass: it was asked, and that is all that is said of it */
	experienced: { id: `${adl}/verbs/experienced`, display: { 'en-US': 'experienced' } }
};

interface XapiActivity {
	objectType: 'Activity';
	id: string;
	definition: { type: string; name: Record<string, string> };
}

export interface Statement {
	id: string;
	actor: { objectType: 'Agent'; account: { homePage: string; name: string } };
	verb: (typeof verbs)[keyof typeof verbs];
	object: XapiActivity;
	result?: {
		response: string;
		score?: { raw: number; min: 0; max: number; scaled: number };
	};
	context: {
		language: string;
		platform: 'Netkind';
		contextActivities: { parent: [XapiActivity] };
		extensions: Record<string, string | number>;
	};
	timestamp: string;
}

/** The same name always has the same id (UUID version 5), so that a file read twice adds nothing. */
async function idOf(name: string): Promise<string> {
	const bytes = new TextEncoder().encode(`${names}/${name}`);
	const sum = new Uint8Array(await crypto.subtle.digest('SHA-1', bytes)).slice(0, 16);
	sum[6] = (sum[6]! & 0x0f) | 0x50;
	sum[8] = (sum[8]! & 0x3f) | 0x80;
	const digits = Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join('');
	return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

type Lesson = NonNullable<ClassRun['lesson']>;

const lessonActivity = ({ run }: ClassRun, lesson: Lesson): XapiActivity => ({
	objectType: 'Activity',
	id: `${names}/lessons/${encodeURIComponent(lesson.id)}/${run.version}`,
	definition: { type: `${adl}/activities/lesson`, name: { [run.language]: lesson.title } }
});

function resultOf(asked: Asked, answer: unknown): NonNullable<Statement['result']> {
	const [read] = readAnswer(asked, answer);
	// of another version of the lesson: as it is stored
	if (read === undefined) return { response: JSON.stringify(answer) };
	const response = asked.kind.describe(asked.activity.question, read);
	const grade = gradeAnswer(asked, read);
	if (grade.state !== 'graded' || grade.possible <= 0) return { response };
	const { points, possible } = grade;
	const score = { raw: points, min: 0 as const, max: possible, scaled: points / possible };
	return { response, score };
}

async function statementOf(
	of: { one: ClassRun; lesson: Lesson; activity: Activity; kind: AnyKind; round: Round },
	seat: string,
	{ answer, way }: StoredAnswer
): Promise<Statement> {
	const { one, lesson, activity, kind, round } = of;
	const { run } = one;
	const parent = lessonActivity(one, lesson);
	const asked = { activity, kind, cast: lesson.cast };
	const passed =
		answer === null ||
		readAnswer(asked, answer).some((one) => isPass(kind, activity.question, one));
	return {
		id: await idOf([run.id, activity.id, round.round, seat].map(encodeURIComponent).join('/')),
		// random where it was made; who sat there is on the teacher's paper
		actor: { objectType: 'Agent', account: { homePage: names, name: `${run.group}/${seat}` } },
		verb: passed ? verbs.experienced : verbs.answered,
		object: {
			objectType: 'Activity',
			id: `${parent.id}/${encodeURIComponent(activity.id)}`,
			definition: { type: `${adl}/activities/question`, name: { [run.language]: activity.title } }
		},
		...(!passed && { result: resultOf(asked, answer) }),
		context: {
			language: run.language,
			platform: 'Netkind',
			contextActivities: { parent: [parent] },
			extensions: { [`${names}/extensions/round`]: round.round, [`${names}/extensions/way`]: way }
		},
		// when the class was asked: no time of a single seat is kept
		timestamp: new Date(round.openedAt).toISOString()
	};
}

/** A statement for each answer that came in time, and each pass. Lessons that are no longer here say nothing. */
export async function statements(runs: readonly ClassRun[]): Promise<Statement[]> {
	const made = runs.flatMap((one) => {
		const { lesson, kinds } = one;
		if (!lesson) return [];
		return one.rounds.flatMap((round) => {
			const activity = lesson.activities.find(({ id }) => id === round.activity);
			const kind = activity && kinds[activity.kind];
			if (!activity || kind?.keeps !== 'answer') return [];
			return Object.entries(round.answers)
				.filter(([, answer]) => !answer.late)
				.map(([seat, answer]) => statementOf({ one, lesson, activity, kind, round }, seat, answer));
		});
	});
	return Promise.all(made);
}
