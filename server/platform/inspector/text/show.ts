// Shows a hidden text so that it can do nothing: signs without shape and control characters as escapes, cut after 160.
const MOST = 160;

export const showText = (text: string): string => {
  const shown: string[] = [];
  for (const sign of text) {
    if (shown.length === MOST) return `${shown.join('')}…`;
    shown.push(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}\u115F\u1160\u3164\uFFA0\u2800]/u.test(sign) ? `\\u{${sign.codePointAt(0)!.toString(16)}}` : sign);
  }
  return shown.join('');
};
