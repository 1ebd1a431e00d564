/* A run under a remote: what it shows of the lesson, and what it may do. */
import { minutesLeft } from '$lib/lesson/place';
import type { Command, Stands } from '$lib/ways/room/messages';
import type { Leading } from './Leading.svelte';

/** Where the lesson is, and how many are in; of no seat anything. */
export function standsOf(leading: Leading): Stands {
	const { activity, step, place, playable, file, run, counting, uncounted } = leading;
	const of = run.present.length;
	return {
		activity: activity.title,
		title: step.title ?? activity.title,
		language: file.language,
		...(counting && { count: { in: of - uncounted, of } }),
		minutes: Math.ceil(minutesLeft(playable, place)),
		blank: place.blank,
		over: place.over
	};
}

/** Does what the same key on the laptop does: after the last step there is nothing to press. */
export async function obey(leading: Leading, command: Command['command']) {
	if (leading.place.over) return;
	if (command === 'next') await leading.next();
	else if (command === 'back') await leading.send({ do: 'back' });
	else await leading.send({ do: 'blank', on: !leading.place.blank });
}
