/** A header as it is compared between layouts: "Primary Type", "primary_type" and " PRIMARY TYPE" are one. */
export function normalHeader(header: string): string {
  return header
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
}
