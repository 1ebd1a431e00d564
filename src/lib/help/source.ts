/*
 * The one reader of lessons/reference/help-services.json. It runs when the site is built, so that neither
 * the whole list nor the checker travels to a device.
 */
import * as v from 'valibot';

const year = v.pipe(v.number(), v.integer());

/** What the app needs of an entry; sources and notes on how it was found stay in the data file. */
const serviceSchema = v.object({
	id: v.string(),
	country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
	name: v.string(),
	kind: v.picklist([
		'emergency',
		'helpline',
		'image-removal',
		'hotline',
		'fraud',
		'awareness-centre'
	]),
	phone: v.optional(v.string()),
	/** digits for a `tel:` link */
	dial: v.optional(v.pipe(v.string(), v.regex(/^\d+$/))),
	/** how to send a message, in words */
	sms: v.optional(v.string()),
	/** shown as text, never as a link */
	url: v.optional(v.pipe(v.string(), v.startsWith('https://'))),
	for: v.picklist(['children', 'everyone', 'parents']),
	hours: v.optional(v.string()),
	free: v.optional(v.boolean()),
	languages: v.optional(v.array(v.string())),
	/** for adults who keep the list, in English */
	note: v.optional(v.string()),
	confidence: v.picklist(['two-sources', 'one-source']),
	newest_source_year: v.nullable(year),
	stale_risk: v.picklist(['low', 'medium', 'high']),
	/** why it may not be shown, if so */
	not_shippable: v.optional(v.string())
});

export type Entry = v.InferOutput<typeof serviceSchema>;

/** The entries of the data file. Throws on a file that is not in order: that is a broken build. */
export const readServices = (data: unknown): Entry[] => v.parse(v.array(serviceSchema), data);
