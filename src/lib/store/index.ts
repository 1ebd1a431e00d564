/* What pages import when they need the database: `await import('$lib/store')`. */
export * from './before';
export * from './db';
export * from './erase';
export * from './groups';
export * from './keep';
export * from './live.svelte';
export * from './outbox';
export * from './packs';
export * from './pin';
export * from './problem';
export * from './records';
export * from './retention';
export * from './retire';
export * from './rounds';
export * from './runs';
export * from './settings';
export * from './solo';
