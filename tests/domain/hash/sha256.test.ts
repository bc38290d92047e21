import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSha256 } from '../../../src/domain/hash/sha256.ts';

const hashOf = (parts: readonly Uint8Array[]) => {
  const hash = createSha256();
  parts.forEach((part) => hash.update(part));
  return hash.digest();
};
const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('SHA-256', () => {
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
  ])('of %j is what FIPS 180-4 says', (text, hash) => {
    expect(hashOf([bytesOf(text)])).toBe(hash);
  });

  it('is that of another implementation for every length about a block, however it is cut', () => {
    for (let length = 0; length < 300; length++) {
      const bytes = randomBytes(length);
      const expected = createHash('sha256').update(bytes).digest('hex');
      const cut = Math.floor(length / 3);
      expect(hashOf([bytes]), `${String(length)} bytes`).toBe(expected);
      expect(hashOf([bytes.subarray(0, cut), bytes.subarray(cut)])).toBe(expected);
    }
    const large = randomBytes(3_000_001);
    const parts = Array.from({ length: 30 }, (_, i) =>
      large.subarray(i * 100_003, (i + 1) * 100_003),
    );
    expect(hashOf(parts)).toBe(createHash('sha256').update(large).digest('hex'));
  });
});
