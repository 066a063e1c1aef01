/**
 * Makes text from the analysed repository safe to print: characters that steer a terminal or turn the reading direction become visible.
 * Control characters (C0, DEL, C1) as `\xNN`; format characters (bidi controls, zero-width ones, tags), line and paragraph separators
 * and lone surrogates as `\u{…}`. The joiners U+200C and U+200D stay: scripts and emoji need them, and they move nothing.
 * Text without such characters comes back as it is.
 */
export function escapeTerminal(text: string): string {
  return text.replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, visible);
}

function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}
