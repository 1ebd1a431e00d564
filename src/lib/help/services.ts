/*
 * Who is shown which help service. Pure: the small file of one country goes in, two lists come out.
 */
import type { Entry } from './source';

export type Service = Omit<Entry, 'country'>;

/** What `/help/<country>.json` holds. */
export interface CountryFile {
	country: string;
	services: Service[];
}

/** A service as pupils see it: without the keepers' note, with the day the school confirmed it. */
export type PupilService = Omit<Service, 'note'> & { confirmedOn?: string };

/** Ids of the services someone at the school has confirmed, with the day as YYYY-MM-DD. */
export type Confirmed = Readonly<Record<string, string>>;

/** EU-wide and worldwide entries: information for adults, never a number that holds where the pupil is. */
const information = new Set(['EU', 'ZZ']);

const order = ['emergency', 'helpline', 'image-removal', 'hotline', 'fraud', 'awareness-centre'];
const rank = (service: Service) =>
	order.indexOf(service.kind) * 2 + (service.for === 'children' ? 0 : 1);

/** Every code that has a file, in alphabetical order. */
export const codesOf = (all: readonly Entry[]) =>
	[...new Set(all.map((entry) => entry.country))].sort();

/** The countries to choose from. */
export const countriesOf = (all: readonly Entry[]) =>
	codesOf(all).filter((code) => !information.has(code));

/** The file of one country, most urgent first; undefined if the data has nothing for it. */
export function countryFile(code: string, all: readonly Entry[]): CountryFile | undefined {
	const services = all
		.filter((entry) => entry.country === code)
		.map(({ country: _, ...service }) => service)
		.sort((a, b) => rank(a) - rank(b));
	return services.length ? { country: code, services } : undefined;
}

const sound = (service: Service) =>
	service.confidence === 'two-sources' && service.stale_risk !== 'high';

/**
 * Parts the services of a country. Pupils see what stands in two sources and is not stale, or what the
 * school has confirmed; the emergency number always, for a missing one harms more than an old one.
 * Everything else is for the teacher, to check.
 */
export function servicesFor(
	{ country, services }: CountryFile,
	confirmed: Confirmed = {}
): { pupil: PupilService[]; teacher: Service[] } {
	const confirmedOn = (service: Service) =>
		Object.hasOwn(confirmed, service.id) ? confirmed[service.id] : undefined;
	const emergency = services.filter((service) => service.kind === 'emergency');
	const noneSound = !emergency.some(sound);
	const forPupils = (service: Service) =>
		!information.has(country) &&
		service.not_shippable === undefined &&
		service.for !== 'parents' &&
		(sound(service) ||
			confirmedOn(service) !== undefined ||
			(noneSound && service.kind === 'emergency'));
	return {
		pupil: services.filter(forPupils).map((service) => asPupil(service, confirmedOn(service))),
		teacher: services.filter((service) => !forPupils(service))
	};
}

/** How a service is reached: called, else written to, else found on the web. */
export const reachedBy = ({ phone, sms, url }: PupilService) =>
	phone ? 'phone' : sms ? 'sms' : url ? 'url' : undefined;

const forHelp = ['helpline', 'image-removal', 'emergency'];

/** What somebody who needs help is shown of it: who listens, then who takes pictures of them down, then the emergency number. */
export const shownForHelp = (pupil: readonly PupilService[]): PupilService[] =>
	pupil
		.filter(
			(one) =>
				forHelp.includes(one.kind) &&
				reachedBy(one) &&
				(one.kind !== 'image-removal' || one.for === 'children')
		)
		.sort((a, b) => forHelp.indexOf(a.kind) - forHelp.indexOf(b.kind));

/** The note is written for those who keep the list: it names wrong and old numbers. */
const asPupil = (
	{ note: _, ...service }: Service,
	confirmedOn: string | undefined
): PupilService => (confirmedOn === undefined ? service : { ...service, confirmedOn });
