import { expect, it, vi } from 'vitest';
import type { Detection } from './apriltag';
import type { ScanReply } from './scan';
import { Scanning } from './Scanning.svelte';

const seen = [
	{
		id: 7,
		turn: 2,
		corners: [
			{ x: 0, y: 0 },
			{ x: 9, y: 0 },
			{ x: 9, y: 9 },
			{ x: 0, y: 9 }
		]
	}
] as unknown as Detection[];

vi.mock('./picture', () => ({
	pixelsOf: () => ({ rgba: new ArrayBuffer(4), width: 1, height: 1 })
}));
vi.mock('./scan', () => ({
	newScanWorker() {
		const worker = {
			onmessage: (_: { data: ScanReply }) => {},
			postMessage: () => worker.onmessage({ data: { seen, width: 9, height: 9, still: true } }),
			terminate: () => {}
		};
		return worker;
	}
}));
vi.stubGlobal('createImageBitmap', async () => ({ close: () => {} }));

it('what could not be kept does not stand there as read, and is read again', async () => {
	const onread = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new Error('disk full'));
	const scanning = new Scanning({ seats: () => new Set([7]), onread });
	await scanning.read(new Blob());
	expect(onread).toHaveBeenCalledWith([{ seat: 7, place: 2 }]);
	await vi.waitFor(() => expect([...scanning.readings.votes]).toEqual([]));
	onread.mockResolvedValue();
	await scanning.read(new Blob());
	await vi.waitFor(() => expect([...scanning.readings.votes]).toEqual([[7, 2]]));
	expect(onread).toHaveBeenCalledTimes(2);
});
