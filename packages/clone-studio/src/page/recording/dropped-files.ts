/** What of a drag is used here. */
interface Drag extends Event {
  readonly dataTransfer: Pick<DataTransfer, "types" | "files"> | null;
}

/**
 * Takes files that are dropped anywhere: beside a place for them, the browser would open them in the page's stead. Text that
 * is dragged goes where it would go anyway. Returns what ends it.
 */
export function takeDroppedFiles(
  page: EventTarget,
  onOver: (isOver: boolean) => void,
  onFiles: (files: FileList) => void,
): () => void {
  const ended = new AbortController();
  const listen = (name: string, hear: (event: Drag) => void): void =>
    page.addEventListener(name, (event) => hear(event as Drag), { signal: ended.signal });
  listen("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    onOver(true);
  });
  listen("dragleave", () => onOver(false));
  listen("drop", (event) => {
    onOver(false);
    if (!holdsFiles(event)) return;
    event.preventDefault();
    onFiles(event.dataTransfer.files);
  });
  return () => ended.abort();
}

const holdsFiles = (event: Drag): event is Drag & { readonly dataTransfer: NonNullable<Drag["dataTransfer"]> } =>
  event.dataTransfer?.types.includes("Files") ?? false;
