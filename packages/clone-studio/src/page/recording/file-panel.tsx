import { useSignal } from "@preact/signals";
import { addTake } from "./takes.ts";

const add = (files: FileList | null | undefined): void => {
  for (const file of files ?? []) addTake(file, file.name);
};

/** Takes files: chosen, or dropped anywhere on it. */
export function FilePanel() {
  const isOver = useSignal(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: whoever cannot drop a file chooses it with the field inside.
    <div
      class={isOver.value ? "panel drop over" : "panel drop"}
      id="drop"
      onDragOver={(event) => {
        event.preventDefault();
        isOver.value = true;
      }}
      onDragLeave={() => (isOver.value = false)}
      onDrop={(event) => {
        event.preventDefault();
        isOver.value = false;
        add(event.dataTransfer?.files);
      }}
    >
      <label>
        Or drop a recording or a film here, or choose one
        <input
          type="file"
          id="file"
          multiple
          onChange={({ currentTarget }) => {
            add(currentTarget.files);
            // So that the same file can be chosen again.
            currentTarget.value = "";
          }}
        />
      </label>
    </div>
  );
}
