/* The class answers: a room on the server, its code and picture code, how many have answered. */

const ROOM = "pvp-room";
const EVERY = 1200; /* milliseconds between two looks at a room */

const classAddress = (path) => new URL(`class${path}`, document.baseURI).href;

async function asked(path, body) {
  const answer = await fetch(classAddress(path), {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body),
  });
  const told = await answer.json();
  if (!answer.ok) throw Object.assign(new Error(told.sentence), { status: answer.status });
  return told;
}

const keptRoom = () => JSON.parse(sessionStorage.getItem(ROOM) ?? "null");

function keepRoom(room) {
  if (room) sessionStorage.setItem(ROOM, JSON.stringify(room));
  else sessionStorage.removeItem(ROOM);
}

const shownNow = (stage) => ({
  lesson: stage.latest.lesson, step: stage.latest.number, revealed: Boolean(kept(stage).revealed),
});

async function openRoom(stage) {
  const room = await asked("", shownNow(stage));
  keepRoom({ ...room, address: room.addresses[0] });
  watchRoom(stage);
}

/* Tell the room what the projector shows and hear how many have answered, again and again. */
async function lookAtRoom(stage) {
  const room = keptRoom();
  if (!room) return;
  const shown = shownNow(stage);
  try {
    const told = await asked(`/${room.code}/shown`, { key: room.key, ...shown });
    if (told.step !== stage.latest.number) return;
    const said = JSON.stringify(told);
    if (stage.answers?.said !== said) {
      stage.answers = { ...told, said };
      stage.refresh();
    }
  } catch (error) {
    if (error.status) {
      keepRoom(null);
      stage.answers = null;
      stage.tell(error.message);
    }
  }
}

function watchRoom(stage) {
  clearInterval(stage.looking);
  lookAtRoom(stage);
  stage.looking = setInterval(() => {
    if (stage.isConnected) lookAtRoom(stage);
    else clearInterval(stage.looking);
  }, EVERY);
}

async function endRoom(stage) {
  const room = keptRoom();
  clearInterval(stage.looking);
  keepRoom(null);
  stage.answers = null;
  stage.refresh();
  if (room) await asked(`/${room.code}/end`, { key: room.key }).catch(() => {});
}

function roomPanel(stage) {
  const room = keptRoom();
  const close = () => stage.openRoom(false);
  if (!room) return [make("p", {}, "Opening …")];
  const address = `${room.address}/${room.code}`;
  const picture = make("img", {
    className: "pvp-room-code", alt: `Picture code of ${address}`,
    src: classAddress(`/qr.svg?address=${encodeURIComponent(address)}`),
  });
  const change = (event) => {
    keepRoom({ ...room, address: event.target.value.trim().replace(/\/+$/, "") });
    stage.refresh();
  };
  return [
    make("h2", {}, "Answer on your phone"),
    make("div", { className: "pvp-room-both" }, picture, make("div", {},
      make("p", { className: "pvp-room-address" }, address.replace(/^https?:\/\//, "")),
      make("p", {}, "Code"), make("p", { className: "pvp-room-letters" }, room.code),
      make("p", { className: "pvp-room-many", role: "status" }, manyAnswered(stage)))),
    make("div", { className: "pvp-room-settings" },
      make("label", { htmlFor: "pvp-room-where" }, "Address the class can reach, up to the code"),
      make("input", {
        id: "pvp-room-where", type: "url", value: room.address, list: "pvp-room-addresses",
        autocomplete: "off", onchange: change,
      }),
      make("datalist", { id: "pvp-room-addresses" },
        ...room.addresses.map((value) => make("option", { value }))),
      make("p", {}, room.alone && /^http:/.test(room.address)
        ? "This server answers its own machine only: for phones, start it with STREAMLIT_SERVER_ADDRESS=0.0.0.0."
        : "Phones need the same network as this computer."),
      make("p", {}, `The room ends at ${new Date(room.ends * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hour12: false })}.`),
      make("div", { className: "pvp-lesson-buttons" },
        make("button", { type: "button", id: "pvp-room-hide", onclick: close }, "Back to the lesson"),
        make("button", { type: "button", id: "pvp-room-end", onclick: () => { close(); endRoom(stage); } },
          "Close the room"))),
  ];
}

function manyAnswered(stage) {
  const many = stage.answers?.answered ?? 0;
  return many === 1 ? "1 has answered" : `${many} have answered`;
}
