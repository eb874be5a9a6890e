// What other alphabets call a password: the bytes in UTF-8, of which the gate looks for three.
import { lower } from './characters.ts';
import { byteAt } from './memory.ts';
import { at } from './place.ts';

function isPair(p: i32, a: i32, b: i32): bool {
  return byteAt(p + 1) === a && byteAt(p + 2) === b;
}

/** Three bytes of ö-s-e, s-ł, ль, 码 and 碼, ワー, 호, ş-i-f, and of "é l". */
export function isForeignName(p: i32): bool {
  switch (byteAt(p)) {
    case 0x73: case 0x53: return isPair(p, 0xc5, 0x82);
    case 0xb6: return (byteAt(p + 1) | 32) === 115 && (byteAt(p + 2) | 32) === 101;
    case 0xbb: return isPair(p, 0xd1, 0x8c);
    case 0x86: return isPair(p, 0xe7, 0xa0) || isPair(p, 0xe7, 0xa2);
    case 0x83: return isPair(p, 0xaf, 0xe3);
    case 0x88: return isPair(p, 0xed, 0x98);
    case 0x9f: return (byteAt(p + 1) | 32) === 105 && (byteAt(p + 2) | 32) === 102;
    case 0xa9: return isPair(p, 32, 108);
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
    case 0x73: case 0x53: return isAfter(p - 2, 104, 97) && lower(at(p + 3)) === 111 ? p + 4 : 0;
    // lösenord, lösenordet
    case 0xb6: return isAfter(p - 2, 108, 0xc3) && isAfter(p + 3, 110, 111) && isAfter(p + 5, 114, 100) ? (isAfter(p + 7, 101, 116) ? p + 9 : p + 7) : 0;
    // пароль
    case 0xbb: return isAfter(p - 5, 0xd1, 0x80) && isAfter(p - 3, 0xd0, 0xbe) && at(p - 1) === 0xd0 && at(p - 6) === 0xb0 ? p + 3 : 0;
    // 密码, 密碼
    case 0x86: return isAfter(p - 2, 0xe5, 0xaf) && (at(p + 3) === 0x81 || at(p + 3) === 0xbc) ? p + 4 : 0;
    // パスワード
    case 0x83: return isAfter(p - 3, 0xb9, 0xe3) && isAfter(p + 3, 0x83, 0xbc) && isAfter(p + 6, 0x83, 0x89) ? p + 8 : 0;
    // 비밀번호
    case 0x88: return isAfter(p - 2, 0xeb, 0xb2) && at(p + 3) === 0xb8 ? p + 4 : 0;
    // şifre
    case 0x9f: return at(p - 1) === 0xc5 && isAfter(p + 3, 114, 101) ? p + 5 : 0;
    default: return 0;
  }
}
