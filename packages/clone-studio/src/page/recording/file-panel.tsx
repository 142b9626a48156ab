import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { takeDroppedFiles } from "./dropped-files.ts";
import { addTake } from "./takes.ts";

const add = (files: FileList | null): void => {
  for (const file of files ?? []) addTake(file, file.name);
};

/** Takes files: chosen here, or dropped anywhere on the page. */
export function FilePanel() {
  const isOver = useSignal(false);
  useEffect(() => takeDroppedFiles(window, (over) => (isOver.value = over), add), []);
  return (
    <div class={isOver.value ? "panel drop over" : "panel drop"} id="drop">
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
