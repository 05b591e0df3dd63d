/** Makes a server's words readable: colour codes vanish, and characters that hide or move text are written out. */
const CODES = { SECTION: /§[0-9a-fk-orx]/gi, CARET: /\^(?:x[0-9a-f]{3}|[0-9])/gi };
const HARMFUL = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

export function readable(text, colours) {
  const plain = CODES[colours] ? text.replace(CODES[colours], '') : text;
  return plain.replace(/\r\n/g, '\n').replace(HARMFUL, (character) =>
    character === '\n' || character === '\t' ? character : `\\u{${character.codePointAt(0).toString(16)}}`);
}
