import type { Detection } from '../../../src/lib/ways/cards/apriltag';
import type { Shown } from './frames';

/** Is this what that card shows: its number, the side that is up, at its place? Anything else is a false reading. */
export function isRight(card: Shown, { id, turn, corners }: Detection): boolean {
	const x = corners.reduce((sum, corner) => sum + corner.x, 0) / 4;
	const y = corners.reduce((sum, corner) => sum + corner.y, 0) / 4;
	return card.id === id && card.turn === turn && Math.hypot(card.x - x, card.y - y) < card.size / 2;
}
