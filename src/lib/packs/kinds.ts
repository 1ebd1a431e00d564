/*
 * The kinds by name, for code that treats all alike. Types are erased as in `activities/load.ts`:
 * an activity of a checked lesson has the halves of its own kind.
 */
import { kinds } from '../activities';
import type { AnyKind } from '../activities/load';

export type Kinds = ReadonlyMap<string, AnyKind>;

export const allKinds: Kinds = new Map(
	kinds.map((kind) => [kind.kind, kind as unknown as AnyKind])
);
