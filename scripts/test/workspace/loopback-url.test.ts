import { expect, it } from "vitest";
import { loopbackUrl } from "../../src/workspace/loopback.ts";

it.each(["http://127.0.0.1:4010/cartesia", "http://localhost:1", "http://[::1]:8080"])("takes %s", (address) => {
  expect(loopbackUrl(address)).toBe(address);
});

it.each([
  "https://api.cartesia.ai",
  "http://127.0.0.1.example.com",
  "http://user@api.inworld.ai",
  "https://127.0.0.1",
  "file:///etc/hosts",
])("refuses %s", (address) => {
  expect(() => loopbackUrl(address)).toThrow("address of this machine");
});
