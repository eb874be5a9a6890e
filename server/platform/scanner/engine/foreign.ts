// What other alphabets call a password: the bytes in UTF-8, of which the gate looks for three.
import { lower } from './characters.ts';
import { byteAt } from './memory.ts';
import { at } from './place.ts';

function isPair(p: i32, a: i32, b: i32): bool {
  return byteAt(p + 1) === a && byteAt(p + 2) === b;
}

/** Three bytes of ö-s-e, ł-o, ль, 码 and 碼, ワー, 호, ş-i-f, and of "é l"; of births: "ée l", fød, föd, рожд, doğum, szület, 生年, 出生 and 생년. */
export function isForeignName(p: i32): bool {
  const second = byteAt(p + 1) | 32;
  const third = byteAt(p + 2) | 32;
  switch (byteAt(p)) {
    case 0xb6: return (second === 115 && third === 101) || (second === 100 && (third === 100 || third === 101)) || isPair(p, 0xd0, 0xb4);
    case 0xc5: return isPair(p, 0x82, 111);
    case 0xbb: return isPair(p, 0xd1, 0x8c);
    case 0x86: return isPair(p, 0xe7, 0xa0) || isPair(p, 0xe7, 0xa2);
    case 0x83: return isPair(p, 0xaf, 0xe3);
    case 0x88: return isPair(p, 0xed, 0x98);
    case 0x9f: return (second === 105 && third === 102) || (second === 117 && third === 109);
    case 0xa9: return isPair(p, 32, 108) || isPair(p, 101, 32);
    case 0xb8: return second === 100 && (third === 116 || third === 115);
    case 0xbc: return second === 108 && third === 101;
    case 0x94: return isPair(p, 0x9f, 0xe5);
    case 0xba: return isPair(p, 0xe7, 0x94);
    case 0x9d: return isPair(p, 0xeb, 0x85);
    default: return false;
  }
}

function isAfter(p: i32, a: i32, b: i32): bool {
  return lower(at(p)) === a && lower(at(p + 1)) === b;
}

/** Where the name ends whose three bytes stand here, or 0 where they belong to something else. */
export function foreignEnd(p: i32): i32 {
  switch (at(p)) {
    // hasło
    case 0xc5: return isAfter(p - 3, 104, 97) && lower(at(p - 1)) === 115 ? p + 3 : 0;
    // lösenord, lösenordet
    case 0xb6: return isAfter(p - 2, 108, 0xc3) && isAfter(p + 3, 110, 111) && isAfter(p + 5, 114, 100) ? (isAfter(p + 7, 101, 116) ? p + 9 : p + 7) : 0;
    // пароль
    case 0xbb: return isAfter(p - 5, 0xd1, 0x80) && isAfter(p - 3, 0xd0, 0xbe) && at(p - 1) === 0xd0 && at(p - 6) === 0xb0 ? p + 3 : 0;
    // 密码, 密碼
    case 0x86: return isAfter(p - 2, 0xe5, 0xaf) && (at(p + 3) === 0x81 || at(p + 3) === 0xbc) ? p + 4 : 0;
    // パスワード
    case 0x83: return isAfter(p - 2, 0xb9, 0xe3) && isAfter(p + 3, 0x83, 0xbc) && isAfter(p + 6, 0x83, 0x89) ? p + 8 : 0;
    // 비밀번호
    case 0x88: return isAfter(p - 2, 0xeb, 0xb2) && at(p + 3) === 0xb8 ? p + 4 : 0;
    // şifre, şifresi
    case 0x9f: return at(p - 1) === 0xc5 && isAfter(p + 3, 114, 101) ? (isAfter(p + 5, 115, 105) ? p + 7 : p + 5) : 0;
    default: return 0;
  }
}

/** Where a word for birth ends whose three bytes stand here, or 0: född, födelsedatum, født, fødselsdato, рождения, doğum, született, 生年月日, 出生日期, 생년월일, née le. */
export function foreignBirthEnd(p: i32): i32 {
  switch (at(p)) {
    case 0xb6: return at(p - 1) === 0xc3 && lower(at(p - 2)) === 102 ? (at(p + 2) === 100 ? p + 3 : pastWord(p)) : at(p - 1) === 0xd0 && at(p - 2) === 0xbe && at(p - 3) === 0xd0 ? pastWord(p) : 0;
    // Not fødselsnummer, which has a rule of its own.
    case 0xb8: return at(p - 1) === 0xc3 && lower(at(p - 2)) === 102 && (lower(at(p + 2)) === 116 || isAfter(p + 6, 100, 97) || isAfter(p + 6, 100, 103)) ? pastWord(p) : 0;
    case 0x9f: return at(p - 1) === 0xc4 && isAfter(p - 3, 100, 111) ? pastWord(p) : 0;
    case 0xbc: return at(p - 1) === 0xc3 && isAfter(p - 3, 115, 122) && isAfter(p + 1, 108, 101) ? pastWord(p) : 0;
    case 0x94: return at(p - 1) === 0xe7 && at(p + 3) === 0xb9 && at(p + 4) === 0xb4 ? p + 5 : 0;
    case 0xba: return at(p - 1) === 0x87 && at(p - 2) === 0xe5 && at(p + 3) === 0x9f ? p + 4 : 0;
    case 0x9d: return at(p - 1) === 0x83 && at(p - 2) === 0xec && at(p + 3) === 0x84 ? p + 4 : 0;
    // née le
    case 0xa9: return at(p - 1) === 0xc3 && lower(at(p - 2)) === 110 && isAfter(p + 3, 108, 101) ? p + 5 : 0;
    default: return 0;
  }
}

/** The rest of the word, whose letters may be of UTF-8. */
function pastWord(from: i32): i32 {
  let p = from;
  while (p - from < 40 && (at(p) > 127 || (lower(at(p)) >= 97 && lower(at(p)) <= 122))) p++;
  return p;
}
