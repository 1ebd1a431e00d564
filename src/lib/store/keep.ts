/**
 * Asks the browser not to clear away what is kept here. Some browsers ask the person: nothing waits for the
 * answer, and where it is no, the storage page says what that means.
 */
export const askToKeep = () => {
	navigator.storage?.persist?.().catch(() => false);
};
