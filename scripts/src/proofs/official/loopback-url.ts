/** The address as it came. Throws unless it is this machine's: an official client must never reach its service from here. */
export function loopbackUrl(address: string): string {
  const { hostname, protocol } = new URL(address);
  if (protocol !== "http:" || !["127.0.0.1", "[::1]", "localhost"].includes(hostname)) {
    throw new Error(`Expected an http address of this machine, received ${protocol}//${hostname}`);
  }
  return address;
}
