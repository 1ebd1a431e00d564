/*
 * Reads cards in a thread of its own, so that the page stays quick. A picture is forgotten as soon as it is read.
 */
import { Detector } from './apriltag';
import { Tracker } from './apriltag/tracker';
import { greyOf, type ScanReply, type ScanRequest } from './scan';

let size = '';
let tracker: Tracker | undefined;

function trackerFor(width: number, height: number) {
	if (!tracker || size !== `${width}x${height}`) {
		size = `${width}x${height}`;
		tracker = new Tracker(new Detector(width, height));
	}
	return tracker;
}

self.onmessage = ({ data }: MessageEvent<ScanRequest>) => {
	const { rgba, width, height, still } = data;
	const grey = greyOf(new Uint8ClampedArray(rgba));
	const seen = still
		? new Detector(width, height).find(grey)
		: trackerFor(width, height).look(grey);
	self.postMessage({ seen, width, height, still } satisfies ScanReply);
};
