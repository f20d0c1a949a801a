/** The country calling codes (ITU-T E.164) of the countries whose phone numbers the service sells, or may come to sell. */
const callingCodes: ReadonlyMap<string, string> = new Map(
  `US 1, CA 1, PR 1, ZA 27, GR 30, NL 31, BE 32, FR 33, ES 34, HU 36, IT 39, RO 40, CH 41, AT 43, GB 44, DK 45, SE 46,
  NO 47, PL 48, DE 49, MX 52, AR 54, BR 55, CL 56, CO 57, MY 60, AU 61, ID 62, PH 63, NZ 64, SG 65, TH 66, JP 81, KR 82,
  VN 84, TR 90, IN 91, PT 351, LU 352, IE 353, CY 357, FI 358, BG 359, LT 370, LV 371, EE 372, HR 385, SI 386, CZ 420,
  SK 421, HK 852, TW 886, SA 966, AE 971, IL 972`
    .split(/,\s+/)
    .map((entry): [string, string] => [entry.slice(0, 2), entry.slice(3)]),
);

/** Returns whether a phone number may be of a country; of one whose calling code is not known here, any may. */
export function mayBeOf(phoneNumber: string, countryCode: string): boolean {
  const code = callingCodes.get(countryCode);
  return code === undefined || phoneNumber.startsWith(`+${code}`);
}
