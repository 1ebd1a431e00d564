/*
 * Every version of the tables, oldest first. A new one goes to the end, with a fixture in tests/fixtures/db. No
 * version may drop a table or an index: Dexie would let older code put them back before it notices.
 */
import type { Transaction } from 'dexie';

export interface Version {
	/** tables with their keys and indexes, only those that are new or changed */
	stores: Record<string, string>;
	/** brings rows of the version before up to this one, within the upgrade's transaction */
	upgrade?: (transaction: Transaction) => PromiseLike<unknown>;
}

export const versions: readonly Version[] = [
	{
		stores: {
			groups: 'id',
			seats: 'id, group',
			runs: 'id, group',
			rounds: '[run+activity+round], group',
			packs: 'id',
			settings: 'key'
		}
	}
];
