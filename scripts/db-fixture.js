/*
 * Wrote tests/fixtures/db/v1.json: a database as the first version of the tables held it, from a seed. A fixture is
 * frozen once its version is published; the next version's is written by a copy of this with that version's rows.
 *   node scripts/db-fixture.js > tests/fixtures/db/v1.json
 */

/** mulberry32 @param {number} seed */
function numbers(seed) {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

const next = numbers(20261125);
/** @param {number} most */
const below = (most) => Math.floor(next() * most);
/** @template T @param {readonly T[]} list @returns {T} */
const one = (list) => /** @type {T} */ (list[below(list.length)]);
const id = () => Array.from({ length: 32 }, () => below(16).toString(16)).join('');
const minute = 60_000;
const start = Date.UTC(2026, 8, 1);

const seatsIn = 6;
const activities = ['what-helps', 'spot', 'feel', 'plan', 'story', 'exit', 'sort', 'chat'];
const ways = ['shared', 'solo', 'room', 'card', 'handin'];

const groups = Array.from({ length: 3 }, (_, index) => ({
	id: id(),
	name: ['5b', 'Sunflowers', 'صف النجوم'][index],
	createdAt: start + index,
	...(index === 1 && { country: 'PT' }),
	...(index === 2 && { family: true })
}));
const seats = groups.flatMap((group) =>
	Array.from({ length: seatsIn }, (_, index) => ({
		id: `${group.id}/${index + 1}`,
		group: group.id,
		number: index + 1,
		picture: one(['seat-apple', 'seat-boat', 'seat-cloud']),
		...(below(5) === 0 && { name: one(['Mia', 'Žofie', 'ليلى']) }),
		...(group.family && { role: one(['child', 'parent', 'grandparent']) })
	}))
);
const runs = groups.flatMap((group) =>
	Array.from({ length: 21 }, () => {
		const startedAt = start + below(200) * 24 * 60 * minute;
		const over = below(4) > 0;
		return {
			id: id(),
			group: group.id,
			lesson: one(['forward-or-stop', 'one-joke-many-ears']),
			version: 1,
			language: one(['en', 'fr']),
			outside: false,
			title: one(['Forward or stop?', 'One joke, many ears']),
			startedAt,
			touchedAt: startedAt + 45 * minute,
			...(over && { endedAt: startedAt + 45 * minute }),
			screens: one([1, 2]),
			present: Array.from({ length: seatsIn }, (_, index) => index + 1),
			place: { activity: one(activities), step: below(4), chosen: [], blank: false, over }
		};
	})
);
/** @param {number} seat */
const answer = (seat) => ({
	answer: one([null, { chosen: [one(['a', 'b', 'c'])] }, { text: `s${seat}` }]),
	way: one(ways),
	rev: 1 + below(3),
	by: below(12) === 0 ? 'teacher' : 'seat',
	...(below(15) === 0 && { late: true })
});
const rounds = runs.flatMap((run) =>
	activities.map((activity) => {
		const counted = activity === 'feel' || activity === 'exit';
		const inside = [1, 2, 3, 4, 5, 6].filter(() => below(3) > 0);
		return {
			run: run.id,
			group: run.group,
			activity,
			round: 1,
			openedAt: run.startedAt + below(40) * minute,
			...(below(3) > 0 && { closedAt: run.startedAt + 41 * minute }),
			answers: counted ? {} : Object.fromEntries(inside.map((seat) => [seat, answer(seat)])),
			...(counted && {
				tally: { shared: { present: inside.length, counts: { a: inside.length } } },
				in: inside
			}),
			...(activity === 'story' && { tally: { hands: { present: 6, counts: { a: 2, b: 4 } } } })
		};
	})
);

const fixture = {
	version: 1,
	stores: {
		groups: { key: 'id', indexes: {} },
		seats: { key: 'id', indexes: { group: 'group' } },
		runs: { key: 'id', indexes: { group: 'group' } },
		rounds: { key: ['run', 'activity', 'round'], indexes: { group: 'group' } },
		packs: { key: 'id', indexes: {} },
		settings: { key: 'key', indexes: {} }
	},
	rows: {
		groups,
		seats,
		runs,
		rounds,
		packs: [{ id: id(), name: 'From a colleague', addedAt: start, lesson: { format: 1 } }],
		settings: [
			{ key: 'epoch', value: 1 },
			{ key: 'country', value: 'PT' },
			{ key: 'deleted', value: [id(), id()] }
		]
	}
};
console.log(JSON.stringify(fixture));
