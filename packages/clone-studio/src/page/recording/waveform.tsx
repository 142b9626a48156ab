import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import WaveSurfer from "wavesurfer.js";
import RegionsPlugin, { type Region } from "wavesurfer.js/plugins/regions";
import type { LookedAt, Span } from "./prepared.ts";
import type { Take } from "./takes.ts";

/** The longest sample that can be made, in seconds. */
const longest = 60;

interface WaveformProps {
  readonly take: Take;
  readonly looked: LookedAt;
  readonly window: Span | undefined;
  onMove(window: Span): void;
}

/** A recording as a picture that plays, with the part that becomes the sample as a region that can be dragged. */
export function Waveform({ take, looked, window, onMove }: WaveformProps) {
  const place = useRef<HTMLDivElement>(null);
  const player = useRef<WaveSurfer>(undefined);
  const region = useRef<Region>(undefined);
  const move = useRef(onMove);
  move.current = onMove;
  const isPlaying = useSignal(false);

  useEffect(() => {
    if (place.current === null) return;
    const regions = RegionsPlugin.create();
    const surfer = WaveSurfer.create({
      ...colours(),
      container: place.current,
      height: 96,
      url: take.url,
      // Known already: so a film of an hour need not be decoded once more.
      peaks: [[...looked.levels.waveform]],
      duration: looked.seconds,
      plugins: [regions],
      cspNonce: nonce(),
    });
    player.current = surfer;
    surfer.on("play", () => (isPlaying.value = true));
    surfer.on("pause", () => (isPlaying.value = false));
    surfer.on("ready", () => {
      region.current = regions.addRegion({
        ...{ id: "window", start: 0, end: looked.seconds, color: "transparent" },
        ...{ minLength: Math.min(1, looked.seconds), maxLength: longest },
      });
      region.current.element?.setAttribute("part", "region window");
      showWindow(region.current, take.sample.peek()?.window);
    });
    regions.on("region-updated", ({ start, end }) => move.current({ from: start, to: end }));
    const scheme = matchMedia("(prefers-color-scheme: dark)");
    const recolour = (): void => surfer.setOptions(colours());
    scheme.addEventListener("change", recolour);
    return () => {
      scheme.removeEventListener("change", recolour);
      surfer.destroy();
    };
  }, [take, looked]);

  useEffect(() => showWindow(region.current, window), [window]);

  return (
    <div>
      <div ref={place} class="waveform" id="waveform" role="img" aria-label={`The sound of ${take.title}`} />
      <div class="row">
        <button type="button" onClick={() => void player.current?.playPause()}>
          {isPlaying.value ? "Pause" : "Play the recording"}
        </button>
        <button type="button" onClick={() => region.current?.play(true)}>
          Play the window
        </button>
      </div>
    </div>
  );
}

function showWindow(region: Region | undefined, window: Span | undefined): void {
  if (window === undefined) return;
  region?.setOptions({ start: window.from, end: window.to, color: colour("--window") });
}

const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const colours = () => ({
  waveColor: colour("--wave"),
  progressColor: colour("--accent"),
  cursorColor: colour("--text"),
});

/** The word of this page's policy, without which wavesurfer.js may not style what it draws. */
const nonce = (): string => document.querySelector<HTMLElement>("meta[property='csp-nonce']")?.nonce ?? "";
