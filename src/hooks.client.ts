import type { HandleClientError } from '@sveltejs/kit';

/** The one place an unexpected fault passes through; nothing is sent anywhere. */
export const handleError: HandleClientError = ({ error }) => ({
	message: error instanceof Error ? error.message : String(error)
});
