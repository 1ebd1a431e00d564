/* Answers of seats beside the stored ones, for the teacher to take or leave. Pure. */
import type { Round } from '$lib/store';
import type { Arrival, Became, Collected } from '$lib/ways/collector';

export const named = ({ activity, round, seat }: Pick<Arrival, 'activity' | 'round' | 'seat'>) =>
	`${activity}/${round}/${seat}`;

/**
 * How what came changes what is offered: it waits for the teacher, and a later answer of the same seat takes its
 * place, be it offered or kept. Undefined where it changes nothing of what is offered so far.
 */
export function offering(
	offers: readonly Arrival[],
	came: readonly { arrival: Arrival; became: Became | undefined }[]
): ((offers: readonly Arrival[]) => Arrival[]) | undefined {
	const offered = new Map<string, Arrival>();
	const gone = new Set<string>();
	for (const { arrival, became } of came) {
		if (became === 'offered') offered.set(named(arrival), arrival);
		if (became === 'kept') offered.delete(named(arrival));
		if (became === 'offered' || became === 'kept') gone.add(named(arrival));
	}
	const isGone = (one: Arrival) => gone.has(named(one));
	if (offered.size === 0 && !offers.some(isGone)) return undefined;
	return (stored) => [...stored.filter((one) => !isGone(one)), ...offered.values()];
}

/** Does it only say again what is stored? A card is read many times; the teacher is still to take or leave the other. */
export function saysAgain(
	{ way, by }: Pick<Arrival, 'way' | 'by'>,
	collected: Collected,
	stored: Round['answers'][string] | undefined
): boolean {
	if (!stored || by === 'teacher' || stored.way !== way) return false;
	const { answer } =
		collected.write === 'change'
			? collected.change(stored.answer ?? undefined)
			: collected.write === 'answer'
				? collected
				: { answer: undefined };
	return JSON.stringify(answer) === JSON.stringify(stored.answer);
}
