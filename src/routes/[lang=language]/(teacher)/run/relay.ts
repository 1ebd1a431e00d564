/* What the server is asked that carries live rooms, and knows under which addresses other devices reach it. */
import { base } from '$app/paths';
import { roomPath, type OpenedRoom } from '$lib/ways/room/messages';

/** Why there can be no room: only a static host; not on the machine of the server; something else. */
export type Missing = 'no-server' | 'not-here' | 'failed';

export class Refused extends Error {
	constructor(readonly missing: Missing) {
		super(missing);
	}
}

/** A room, or one of before; the relay keeps nothing of it. Undefined where it does not answer. */
export async function askRelay(again?: {
	code: string;
	token: string;
}): Promise<OpenedRoom | undefined> {
	let answer: Response;
	try {
		answer = await fetch(`${base}/${roomPath}`, {
			method: 'POST',
			body: JSON.stringify(again ?? {})
		});
	} catch {
		return undefined;
	}
	if (answer.ok && answer.headers.get('content-type')?.includes('json'))
		return (await answer.json()) as OpenedRoom;
	if (answer.status === 401 || answer.status === 403) throw new Refused('not-here');
	throw new Refused(answer.status >= 500 ? 'failed' : 'no-server');
}

/** Addresses under which other devices find this kit; the one this page was opened by, unless only this machine has it. */
export async function addressesForOthers(): Promise<string[]> {
	const here = ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);
	if (!here) return [`${location.origin}${base}/`];
	return (await askRelay().catch(() => undefined))?.addresses ?? [];
}
