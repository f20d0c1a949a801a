import { joinItems } from './decode-escapes.js';

/**
 * Returns a secret as it is, in hexadecimal and as lists of bytes, as programs print them, in base64 and in base64 of
 * that; and the same of the bytes that it stands for, if it is base64 itself.
 */
export function encodingsOf(secret: string): string[] {
  const bytes = new TextEncoder().encode(secret);
  const decoded = /^(?:Basic )?([A-Za-z0-9+/]{16,}={0,2})$/i.exec(secret)?.[1];
  // A plus sign becomes a space in a form.
  return [
    secret,
    joinItems(secret),
    ...encodingsOfBytes(bytes),
    ...(decoded === undefined ? [] : decodedForms(decoded)),
  ];
}

function decodedForms(base64: string): string[] {
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const text = new TextDecoder().decode(bytes);
    return [text, ...encodingsOfBytes(bytes)];
  } catch {
    return [];
  }
}

function encodingsOfBytes(bytes: Uint8Array): string[] {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const hexadecimal = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
  const wide = [...binary].join('\0');
  const ofWide = hexadecimal.join('00');
  const base64 = [...base64Of(binary), ...base64Of(`${wide}\0`)];
  const lists = [
    ...['', ':', '-'].map((separator) => hexadecimal.join(separator)),
    `0x${hexadecimal.join(',0x')}`,
    bytes.join(','),
    bytes.join(''),
    // A byte of Java is signed.
    Array.from(bytes, (byte) => (byte > 127 ? 256 - byte : byte)).join(''),
    Array.from(bytes, (byte) => byte.toString(8).padStart(3, '0')).join(''),
    `${ofWide}00`,
  ];
  return [...lists, ...base64, ...base64.flatMap(base64Of)];
}

/** What can be seen of a text in the middle of another one in base64: where it begins decides between three forms. */
function base64Of(text: string): string[] {
  return ['', ' ', '  '].map((before) =>
    btoa(before + text)
      .replace(/=+$/, '')
      .slice(before.length + 1, -1),
  );
}
