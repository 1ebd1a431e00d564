/*
 * Reading cards with a camera: the picture goes from the video to the worker and is gone; what it says comes back.
 */
import { hasLight, listCameras, openCamera, setLight, type Camera, type CameraWhy } from './camera';
import { pixelsOf } from './picture';
import {
	addFrame,
	addPhoto,
	nextRound,
	nothingRead,
	unread,
	type Read,
	type Readings
} from './readings';
import { newScanWorker, type ScanReply, type ScanRequest } from './scan';

/** At most ten frames a second: enough for three steady sightings in a third of one, and the laptop stays cool. */
const frameMs = 100;

interface Wishes {
	seats: () => ReadonlySet<number>;
	/** where it rejects, these were not kept and are read again */
	onread: (reads: Read[]) => Promise<unknown> | void;
}

export class Scanning {
	state = $state<'off' | 'starting' | 'on'>('off');
	why = $state<CameraWhy | 'failed'>();
	cameras = $state.raw<Camera[]>([]);
	camera = $state('');
	canLight = $state(false);
	light = $state(false);
	/** what is seen now, in the pixels of its picture */
	shown = $state.raw<ScanReply>();
	readings = $state.raw<Readings>(nothingRead);
	photo = $state<'reading' | 'bad'>();

	readonly #wishes: Wishes;
	#video: HTMLVideoElement | undefined;
	#stream: MediaStream | undefined;
	#worker: Worker | undefined;
	#timer: ReturnType<typeof setInterval> | undefined;
	#isBusy = false;
	#takenAt = 0;
	#round = 0;
	/** grows with all that ends what was under way */
	#asked = 0;

	constructor(wishes: Wishes) {
		this.#wishes = wishes;
	}

	/** Shows the camera in `video` and reads it until `stop`. */
	async start(video: HTMLVideoElement, device?: string): Promise<void> {
		this.stop();
		this.state = 'starting';
		this.why = undefined;
		const asked = this.#asked;
		const opened = await openCamera(device);
		// stopped, or asked again, while the browser asked
		if (asked !== this.#asked) {
			if (opened.ok) endAll(opened.stream);
			return;
		}
		if (!opened.ok) {
			this.state = 'off';
			this.why = opened.why;
			return;
		}
		const track = opened.stream.getVideoTracks()[0]!;
		track.onended = () => this.stop('ended');
		this.#stream = opened.stream;
		this.#video = video;
		video.srcObject = opened.stream;
		this.state = 'on';
		this.canLight = hasLight(track);
		this.#timer = setInterval(() => this.#take(), frameMs);
		this.cameras = await listCameras();
		this.camera = track.getSettings().deviceId ?? '';
	}

	/** Ends the camera and the worker; what was read stays. @param why to be told, where nobody asked for it */
	stop(why?: CameraWhy | 'failed'): void {
		this.#asked++;
		clearInterval(this.#timer);
		if (this.#stream) endAll(this.#stream);
		if (this.#video) this.#video.srcObject = null;
		this.#worker?.terminate();
		this.#stream = this.#video = this.#worker = undefined;
		this.#isBusy = false;
		this.canLight = this.light = false;
		this.shown = undefined;
		this.state = 'off';
		this.photo = undefined;
		if (why) this.why = why;
	}

	/** Forgets what was read, and a photo that is being read: a new round, to which what is still up is no answer. */
	forget(): void {
		if (this.photo) this.stop();
		this.#round++;
		this.readings = nextRound(this.readings, performance.now());
	}

	async toggleLight(): Promise<void> {
		const track = this.#stream?.getVideoTracks()[0];
		if (!track) return;
		await setLight(track, !this.light);
		this.light = !this.light;
	}

	/** Reads a photo: each card in it counts at once. */
	async read(file: Blob): Promise<void> {
		this.stop();
		this.why = undefined;
		this.photo = 'reading';
		const asked = this.#asked;
		try {
			const picture = await createImageBitmap(file);
			const pixels = pixelsOf(picture);
			picture.close();
			if (asked !== this.#asked) return;
			if (pixels) this.#send({ ...pixels, still: true });
			else this.photo = 'bad';
		} catch {
			if (asked === this.#asked) this.photo = 'bad';
		}
	}

	#take() {
		if (this.#isBusy || !this.#video) return;
		const pixels = pixelsOf(this.#video);
		if (!pixels) return;
		this.#send({ ...pixels, still: false });
	}

	#send(request: ScanRequest) {
		this.#isBusy = true;
		this.#takenAt = performance.now();
		this.#worker ??= this.#newWorker();
		this.#worker.postMessage(request, [request.rgba]);
	}

	#newWorker() {
		const worker = newScanWorker();
		worker.onmessage = ({ data }: MessageEvent<ScanReply>) => this.#took(data);
		worker.onerror = worker.onmessageerror = () => this.stop('failed');
		return worker;
	}

	#took(reply: ScanReply) {
		this.#isBusy = false;
		const add = reply.still ? addPhoto : addFrame;
		const seats = this.#wishes.seats();
		const { readings, reads } = add(this.readings, reply.seen, seats, this.#takenAt);
		if (reply.still) this.stop();
		else this.shown = reply;
		this.readings = readings;
		if (reads.length) void this.#tell(reads);
	}

	async #tell(reads: Read[]) {
		const round = this.#round;
		try {
			await this.#wishes.onread(reads);
		} catch {
			if (round === this.#round) this.readings = unread(this.readings, reads);
		}
	}
}

function endAll(stream: MediaStream) {
	for (const track of stream.getTracks()) {
		track.onended = null;
		track.stop();
	}
}
