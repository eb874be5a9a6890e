// Addresses that no model stands at and much else does: cloud metadata, link-local, this machine, nowhere.
import { BlockList, isIP } from 'node:net';

const never = new BlockList();
// Link-local with the metadata services of AWS, Azure, Google, Oracle and others.
never.addSubnet('169.254.0.0', 16, 'ipv4');
never.addSubnet('fe80::', 10, 'ipv6');
// Metadata elsewhere: AWS by IPv6, Alibaba, Azure's host, Oracle's.
never.addAddress('fd00:ec2::254', 'ipv6');
never.addAddress('fd20:ce::254', 'ipv6');
never.addAddress('100.100.100.200', 'ipv4');
never.addAddress('168.63.129.16', 'ipv4');
never.addSubnet('192.0.0.0', 24, 'ipv4');
// Nowhere, everybody, and forms that wrap another address, which is not worth unwrapping.
never.addSubnet('224.0.0.0', 3, 'ipv4');
never.addSubnet('ff00::', 8, 'ipv6');
never.addSubnet('64:ff9b::', 96, 'ipv6');
never.addSubnet('::ffff:0:0:0', 96, 'ipv6');
never.addSubnet('64:ff9b:1::', 48, 'ipv6');
never.addSubnet('2002::', 16, 'ipv6');
never.addSubnet('2001::', 32, 'ipv6');

const here = new BlockList();
here.addSubnet('127.0.0.0', 8, 'ipv4');
here.addSubnet('0.0.0.0', 8, 'ipv4');
here.addAddress('::1', 'ipv6');
here.addAddress('::', 'ipv6');

const MAPPED = /^(?:0*:)*:?(?:ffff:)(\d+\.\d+\.\d+\.\d+)$/i;

/** Networks of one's own (10.0.0.0/8 and the like) are where such a model usually stands, and stay allowed. */
export const isForbiddenAddress = (address: string, { allowsLoopback }: { allowsLoopback: boolean }): boolean => {
  // A zone says by which interface: only link-local addresses need one.
  if (address.includes('%')) return true;
  const plain = unmapped(address);
  const family = isIP(plain);
  if (family === 0) return true;
  const type = family === 4 ? 'ipv4' : 'ipv6';
  return never.check(plain, type) || (!allowsLoopback && here.check(plain, type));
};

/** `::ffff:127.0.0.1`, also written `::ffff:7f00:1`, is an IPv4 address. */
const unmapped = (address: string): string => {
  const dotted = MAPPED.exec(address)?.[1];
  if (dotted !== undefined) return dotted;
  if (isIP(address) !== 6) return address;
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const hex = /^::(?:ffff:)?([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(short);
  if (hex === null) return short;
  const [high, low] = [Number.parseInt(hex[1]!, 16), Number.parseInt(hex[2]!, 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
};
