import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { ToldVoice } from "../../api/clone.ts";
import { getPreview, remove, rename } from "../ask.ts";
import { forgetVoice } from "../cloning/attempts.ts";
import { focusBeside, heading } from "../focus.ts";
import { useObjectUrl } from "../recording/sample-facts.tsx";
import { titleOf } from "../studio.ts";
import { RowWork } from "./row-work.ts";
import { replace } from "./voice-list.ts";

/** A voice that exists: to hear, to rename, to delete. */
export function VoiceRow({ voice }: { readonly voice: ToldVoice }) {
  const work = useRef<RowWork>(undefined);
  work.current ??= new RowWork();
  const { said, problem, isHearing } = work.current;
  const preview = useSignal<Blob | undefined>(undefined);
  const isRenaming = useSignal(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const row = useRef<HTMLLIElement>(null);
  const renaming = useRef<HTMLButtonElement>(null);

  const hear = () =>
    work.current?.hear(async (signal) => {
      preview.value = await getPreview(voice, signal);
      return preview.value === undefined ? "The service has no sample of this voice." : "";
    });
  const save = (name: string) =>
    work.current?.change("Renaming …", async () => {
      replace(voice, await rename(voice, name));
      // The form goes, and the focus in it.
      renaming.current?.focus();
      isRenaming.value = false;
      return "Renamed.";
    });
  const erase = () =>
    work.current?.change("Deleting …", async () => {
      await remove(voice);
      // Whoever has gone elsewhere meanwhile stays there.
      const { activeElement } = document;
      if (activeElement === document.body || row.current?.contains(activeElement)) {
        focusBeside(row.current, heading("voices-title"));
      }
      replace(voice);
      forgetVoice(voice);
      return "";
    });

  const created = voice.createdAt === undefined ? "" : new Date(voice.createdAt).toLocaleDateString();
  return (
    <li class="voice" data-id={voice.id} ref={row}>
      <h3>{voice.name}</h3>
      <p class="quiet">
        <code class="id">{voice.id}</code> {[voice.language, created].filter(Boolean).join(" · ")}
      </p>
      {voice.description && <p>{voice.description}</p>}
      <div class="row">
        <button
          type="button"
          aria-label={`Hear ${voice.name}`}
          aria-disabled={isHearing.value}
          onClick={() => void hear()}
        >
          Hear
        </button>
        <button
          ref={renaming}
          type="button"
          aria-label={`Rename ${voice.name}`}
          aria-expanded={isRenaming.value}
          onClick={() => (isRenaming.value = !isRenaming.value)}
        >
          Rename
        </button>
        <button type="button" aria-label={`Delete ${voice.name}`} onClick={() => dialog.current?.showModal()}>
          Delete
        </button>
      </div>
      {isRenaming.value && <RenameForm voice={voice} onSave={(name) => void save(name)} />}
      {preview.value && <Player blob={preview.value} name={voice.name} />}
      <p role="status">{said.value}</p>
      <p role="alert" class="problem">
        {problem.value}
      </p>
      <dialog ref={dialog} aria-labelledby={`delete-${voice.id}`}>
        <form method="dialog">
          <h3 id={`delete-${voice.id}`}>
            Delete “{voice.name}” at {titleOf(voice.provider)}?
          </h3>
          <p>Whatever speaks with this voice falls silent. It cannot be brought back.</p>
          <div class="row">
            <button type="submit">Keep it</button>
            <button type="submit" class="danger" onClick={() => void erase()}>
              Delete {voice.name}
            </button>
          </div>
        </form>
      </dialog>
    </li>
  );
}

function RenameForm({ voice, onSave }: { readonly voice: ToldVoice; onSave(name: string): void }) {
  const name = useSignal(voice.name);
  return (
    <form
      class="row fields"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(name.value.trim());
      }}
    >
      <label>
        New name
        <input
          type="text"
          required
          pattern=".*\S.*"
          title="Give the voice a name."
          value={name.value}
          onInput={({ currentTarget }) => (name.value = currentTarget.value)}
        />
      </label>
      <button type="submit">Save</button>
    </form>
  );
}

function Player({ blob, name }: { readonly blob: Blob; readonly name: string }) {
  const url = useObjectUrl(blob);
  // biome-ignore lint/a11y/useMediaCaption: nobody but the service knows what is said in it.
  return <audio controls autoplay src={url} aria-label={`Sample of ${name}`} />;
}
