// A form with data-passkey asks its own page for options (handler=Options), has the device answer, and is sent with the answer in its
// credential field. Conversions by hand: browsers have parseCreationOptionsFromJSON for too short a time.
type Json = Record<string, any>;

const toBytes = (text: string) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), c => c.charCodeAt(0));
const toText = (bytes: ArrayBuffer | null) => bytes && btoa(String.fromCharCode(...new Uint8Array(bytes))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const known = (list: Json[] | undefined) => list?.map(one => ({ ...one, id: toBytes(one["id"]) })) as PublicKeyCredentialDescriptor[] | undefined;

async function answer(kind: string, options: Json): Promise<Json> {
  const publicKey: Json = { ...options, challenge: toBytes(options["challenge"]), allowCredentials: known(options["allowCredentials"]), excludeCredentials: known(options["excludeCredentials"]) };
  if (kind === "create") publicKey["user"] = { ...options["user"], id: toBytes(options["user"].id) };
  const credential = await (kind === "create" ? navigator.credentials.create({ publicKey: publicKey as any }) : navigator.credentials.get({ publicKey: publicKey as any })) as PublicKeyCredential;
  const response = credential.response as AuthenticatorAttestationResponse & AuthenticatorAssertionResponse;
  return {
    id: credential.id, rawId: toText(credential.rawId), type: credential.type, clientExtensionResults: credential.getClientExtensionResults(), authenticatorAttachment: credential.authenticatorAttachment,
    response: kind === "create"
      ? { clientDataJSON: toText(response.clientDataJSON), attestationObject: toText(response.attestationObject), transports: response.getTransports?.() ?? [] }
      : { clientDataJSON: toText(response.clientDataJSON), authenticatorData: toText(response.authenticatorData), signature: toText(response.signature), userHandle: toText(response.userHandle) },
  };
}

async function send(form: HTMLFormElement) {
  const address = new URL(form.action);
  address.searchParams.set("handler", "Options");
  const options = await fetch(address, { method: "POST", body: new FormData(form), credentials: "same-origin" });
  if (!options.ok) throw new Error(`${options.status}`);
  form.querySelector<HTMLInputElement>("input[name$=redential]")!.value = JSON.stringify(await answer(form.dataset["passkey"]!, await options.json()));
  form.requestSubmit();
}

function say(form: HTMLFormElement, words: string) {
  const line = form.querySelector<HTMLElement>("[role=alert]") ?? form.appendChild(document.createElement("p"));
  line.setAttribute("role", "alert");
  line.className = "text-danger mt-2 mb-0";
  line.textContent = words;
}

document.addEventListener("submit", event => {
  const form = event.target as HTMLFormElement;
  if (!form.matches("[data-passkey]") || form.querySelector<HTMLInputElement>("input[name$=redential]")!.value) return;
  event.preventDefault();
  send(form).catch(() => say(form, form.dataset["failed"] ?? ""));
});

// Where the browser knows no passkeys, the way in by one is not offered.
if (!window.PublicKeyCredential) for (const form of document.querySelectorAll<HTMLElement>("[data-passkey=get]")) form.hidden = true;
