import type { EncodedPacket, EncodedPacketSink, PacketRetrievalOptions } from "mediabunny";
import type { Pace } from "../bounds/pace.ts";

/** The packets of a track, one by one. The audio reader's own way to walk through them reads ahead without a pause. */
export async function* packetsOf(
  sink: EncodedPacketSink,
  pace: Pace,
  first: EncodedPacket | null,
  options: PacketRetrievalOptions = {},
): AsyncGenerator<EncodedPacket> {
  for (let packet = first; packet; packet = await sink.getNextPacket(packet, options)) {
    yield packet;
    pace.step();
    if (pace.isDue) await pace.rest();
  }
}
