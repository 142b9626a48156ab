// Loaded before an example: lets it connect to this machine alone, and says where else it wanted to go. Some packages
// bring telemetry along.
import { Socket } from "node:net";

/** What `connect` is called with: options, or what Node has made of its arguments, or the arguments themselves. */
type Target = { readonly host?: string; readonly path?: string | null };

const here = new Set(["127.0.0.1", "::1", "localhost"]);
const { connect } = Socket.prototype;

function onlyHere(this: Socket, ...given: readonly unknown[]): Socket {
  const [first] = given.flat(1);
  const { host = "localhost", path } = (
    typeof first === "object" ? first : { host: typeof given[1] === "string" ? given[1] : undefined }
  ) as NonNullable<Target>;
  if (typeof path === "string" || here.has(host)) return Reflect.apply(connect, this, given);
  console.error(`wanted to reach ${host}`);
  // Later, as a network would: who called listens for errors only once this has returned.
  setImmediate(() => this.destroy(new Error(`${host} is not this machine`)));
  return this;
}

Socket.prototype.connect = onlyHere as typeof connect;
