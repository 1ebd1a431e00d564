/* Files a person saves: where the browser lets them choose the place, else among the downloads. */

interface FileHandle {
	createWritable: () => Promise<{
		write: (data: Blob) => Promise<void>;
		close: () => Promise<void>;
	}>;
}
type Picker = (options: { suggestedName: string }) => Promise<FileHandle>;

/** Writes the file; resolves when it is written, as far as the browser tells. */
export type Writer = (file: Blob) => Promise<void>;

/**
 * Asks where a file goes, at once: browsers let a page ask only just after a tap. Undefined where the person
 * changed their mind.
 */
export async function whereToSave(name: string): Promise<Writer | undefined> {
	const { showSaveFilePicker: pick } = window as { showSaveFilePicker?: Picker };
	if (!pick) return async (file) => download(file, name);
	try {
		const handle = await pick({ suggestedName: name });
		return async (file) => {
			const writing = await handle.createWritable();
			await writing.write(file);
			await writing.close();
		};
	} catch (error) {
		if (error instanceof DOMException && error.name === 'AbortError') return undefined;
		return async (file) => download(file, name);
	}
}

/** Puts a file among the downloads. */
export function download(file: Blob, name: string) {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(file);
	link.download = name;
	link.click();
	// some browsers fetch it a moment later
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
