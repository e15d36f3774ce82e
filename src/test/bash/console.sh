#!/usr/bin/env bash
# Drives the console of the packaged launcher as a person does: a real window on an X server of its own,
# with a window manager, the system's file dialogs, the mouse and the keys. What came of it is looked at
# from outside: at the target that is visited, at files, titles of windows and the exit code.
# Usage: console.sh [FOLDER OF THE PACKAGED APPLICATION]
# Needs Xvfb, xdotool, openbox, jq and GTK for Python, which a file is dragged from (Debian: xvfb
# libgtk-3-0 xdotool openbox jq python3-gi gir1.2-gtk-3.0). Without them it says so and, outside CI, does
# nothing.
set -euo pipefail

app=$(cd -- "${1:-target/traffic-generator}" && pwd -P)
classes=$(cd -- "$app/../test-classes" && pwd -P)
# shellcheck source=src/test/bash/checks.bash
source "$(dirname -- "${BASH_SOURCE[0]}")/checks.bash"
needs Xvfb xdotool openbox jq
# Debian's own Python is the one that has the package's bindings.
has_gtk() { /usr/bin/python3 -c 'import gi; gi.require_version("Gtk", "3.0"); from gi.repository import Gtk'; }
if ! has_gtk 2>/dev/null; then
  echo "console.sh: skipped, GTK for Python is not installed (Debian: python3-gi gir1.2-gtk-3.0)"
  if [[ ${CI:-} == true ]]; then exit 1; fi
  exit 0
fi

# --- the desktop ------------------------------------------------------------------------------------
# Nothing of the person whose computer this is: neither settings nor display, bus or language.
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS XDG_CONFIG_HOME XDG_DATA_HOME LANGUAGE LC_ALL
export HOME=$work/home LANG=C.UTF-8 GDK_BACKEND=x11 GSETTINGS_BACKEND=memory NO_AT_BRIDGE=1
# No cursor blinks, so that a picture of a dialog can be told to stand still.
mkdir -p "$HOME/.config/gtk-3.0"
printf '[Settings]\ngtk-cursor-blink=false\n' >"$HOME/.config/gtk-3.0/settings.ini"
Xvfb -displayfd 3 -screen 0 1440x1000x24 -nolisten tcp -fbdir "$work" 3>"$work/display" 2>"$work/xvfb.log" &
pids+=($!)
eventually "an X server has a display" test -s "$work/display"
DISPLAY=:$(<"$work/display")
export DISPLAY
openbox --sm-disable >"$work/openbox.log" 2>&1 &
pids+=($!)
eventually "a window manager is there" xdotool get_desktop

# --- the target -------------------------------------------------------------------------------------
# One line for each request.
cat >"$work/target.py" <<'PYTHON'
import http.server, sys

class Target(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        with open(sys.argv[2], "a") as seen:
            seen.write(self.path + "\n")
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *_):
        pass

http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Target).serve_forever()
PYTHON
web_port=$(free_port)
touch "$work/seen"
/usr/bin/python3 "$work/target.py" "$web_port" "$work/seen" 2>"$work/target.log" &
pids+=($!)
seen() { wc -l <"$work/seen"; }
more_than() { [[ $(seen) -gt $1 ]]; }

start_body() {
  jq -n --arg url "http://127.0.0.1:$web_port" '{
    config: {"Traffic Generator URL": $url, "Simulated Users": 4, "Rate Limit": 20,
      "Minimum Think Time": 0.05, "Maximum Think Time": 0.1},
    sitemap: {has_auth: false, paths: [$ARGS.positional[] | {method: "GET", paths: [.], traffic_type: "api"}]}}' \
    --args "$@"
}
mkdir "$work/sitemaps"
start_body /first /second /third >"$work/sitemaps/chosen.json"
start_body /dropped >"$work/sitemaps/dropped.json"
order() { jq -rc '[.sitemap.paths[].paths[]] | join(" ")' "$1" 2>/dev/null || true; }
has_order() { [[ $(order "$1") == "$2" ]]; }

# Each step stands on those before it. What the screen showed when one failed, and the log, are kept beside
# the packaged application: `convert xwd:console-failure.xwd x.png`.
stop_at_failure() {
  if [[ $failed -gt 0 ]]; then
    cp "$work/Xvfb_screen0" "$app/../console-failure.xwd"
    cp "$work/log" "$app/../console-failure.log"
    tell_result
    exit 1
  fi
}
step() {
  eventually "$@"
  stop_at_failure
}

# --- hands and eyes ---------------------------------------------------------------------------------
# Where things are, and what they say; see ScreenReader.
/usr/bin/python3 - "$classes" "$work/reader.jar" <<'PYTHON'
import pathlib, sys, zipfile

classes = pathlib.Path(sys.argv[1])
with zipfile.ZipFile(sys.argv[2], "w") as jar:
    jar.writestr("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nPremain-Class: dev.trafficgenerator.screenreader.ScreenReader\n")
    for file in classes.glob("dev/trafficgenerator/screenreader/*.class"):
        jar.write(file, file.relative_to(classes))
PYTHON
reader_port=$(free_port)

# find WHAT: X, Y and the text of `#id`, `:state` or a text
find_shown() {
  local found reader
  exec {reader}<>"/dev/tcp/127.0.0.1/$reader_port" || return 1
  echo "$1" >&"$reader"
  read -r -t 10 found <&"$reader" || true
  exec {reader}>&-
  [[ -n $found ]] && echo "$found"
}
says() { [[ $(find_shown "$1" | cut -d' ' -f3-) == "$2" ]]; }
shows() { find_shown "$1"; }
shows_no() { ! find_shown "$1"; }
# point WHAT [BESIDE]: puts the pointer on it, once it stands still
point() {
  local before='' now
  step "$1 is shown" shows "$1"
  for _ in {1..100}; do
    now=$(find_shown "$1" | cut -d' ' -f1,2)
    if [[ -n $now && $now == "$before" ]]; then break; fi
    before=$now
    sleep 0.05
  done
  # shellcheck disable=SC2086 # two words
  xdotool mousemove $now
}
click() { point "$1" && xdotool click 1; }
press() { xdotool key --clearmodifiers "$@"; }
stands_still() {
  local before
  before=$(cksum <"$work/Xvfb_screen0")
  sleep 0.3
  [[ $before == "$(cksum <"$work/Xvfb_screen0")" ]]
}
# choose TITLE PATH: in the system's dialog of that title. What it completes in the background eats keys that
# come meanwhile.
choose() {
  in_front "$1"
  step "it is drawn" stands_still
  press ctrl+l
  step "it has a field for the path" stands_still
  press ctrl+a
  xdotool type --delay 20 "$2"
  step "it has the path" stands_still
  press Return
}
# titled TITLE: whether the window in front has it
titled() { [[ $(xdotool getactivewindow getwindowname) == "$1" ]]; }
in_front() { step "in front: $1" titled "$1"; }

# open_console: as it is opened without a word
open_console() {
  TRAFFIC_GENERATOR_HOME=$work/console JAVA_OPTS="-javaagent:$work/reader.jar=$reader_port" \
    "$app/bin/traffic-generator" 2>>"$work/log" &
  console=$!
  pids+=("$console")
}
is_alive() { kill -0 "$console"; }
is_over() { ! is_alive; }
# exit_code: of the console, which must be over soon
exit_code() {
  local status=0
  wait "$console" || status=$?
  echo "$status"
}

# --- the first start: the demo ----------------------------------------------------------------------
open_console
in_front "Traffic Generator"
step "the demo is what a key begins" says :focused "Run the demo"
press space
step "the demo runs" says "#banner-status" running
step "traffic flows: its table has a path" shows "GET"
press shift+F5
step "Shift+F5 stops it" says "#banner-status" stopped
kept_run() { [[ $(jq -s "map(.snapshot.metrics.requests_total) | add // 0" "$work"/console/runs/*.json) -gt 0 ]]; }
step "the run is kept, with its requests" kept_run

# --- files, by the system's dialogs -----------------------------------------------------------------
press ctrl+2
step "the sitemap screen is shown" shows "#groups"
press ctrl+o
choose "Open a sitemap" "$work/sitemaps/chosen.json"
in_front "chosen.json – Traffic Generator"
press ctrl+shift+s
choose "Save the sitemap" "$work/sitemaps/copy.json"
in_front "copy.json – Traffic Generator"
step "it was saved to another file" has_order "$work/sitemaps/copy.json" "/first /second /third"

# --- the mouse drags --------------------------------------------------------------------------------
# drag TO: what the pointer is on, until it may be let go there
drag() {
  local target=$1
  xdotool mousedown 1 mousemove_relative 4 4 mousemove_relative 4 4 mousemove_relative 4 4
  point "$target"
  xdotool mousemove_relative 3 1
}
point "/first"
drag "/third"
step "the row shows that it can be dropped on" shows ":drop-target"
xdotool mouseup 1
step "the row was moved" shows_no ":drop-target"
press ctrl+s
step "a group dragged to the end is the last in the file" has_order "$work/sitemaps/copy.json" "/second /third /first"
same "the file that was opened first is as it was" "/first /second /third" "$(order "$work/sitemaps/chosen.json")"

cat >"$work/files.py" <<'PYTHON'
# A window with a file to drag away, and what becomes of it, line by line.
import pathlib, sys
import gi
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, Gtk

def tell(what):
    print(what, flush=True)

def begun(_, drag):
    tell("dragged")
    drag.connect("action-changed", lambda _, action: tell("welcome" if action else "unwelcome"))

uri = pathlib.Path(sys.argv[1]).as_uri()
file = Gtk.EventBox()
file.add(Gtk.Label(label=uri))
file.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
file.drag_source_add_uri_targets()
file.connect("drag-begin", begun)
file.connect("drag-data-get", lambda _, drag, data, info, time: data.set_uris([uri]))
file.connect("drag-end", lambda _, drag: tell("over"))
window = Gtk.Window(title="Files")
window.set_default_size(300, 60)
window.add(file)
window.show_all()
window.move(0, 0)
Gtk.main()
PYTHON
/usr/bin/python3 "$work/files.py" "$work/sitemaps/dropped.json" >"$work/dragging" 2>"$work/files.log" &
files=$!
pids+=("$files")
in_front "Files"
told() { [[ $(tail -n 1 "$work/dragging") == "$1" ]]; }
xdotool mousemove --window "$(xdotool getactivewindow)" 50 30
drag "#groups"
step "the console would take the file" told welcome
xdotool mouseup 1
step "the file was dropped" told over
kill "$files"
in_front "dropped.json – Traffic Generator"

# --- a run of that, and closing the window while it goes on ------------------------------------------
same "nobody has visited the target yet" 0 "$(seen)"
press F5
step "requests come to the target" more_than 20
same "for the file that was dropped" /dropped "$(sort -u "$work/seen")"
press alt+F4
step "closing the window asks" shows "#stop-and-close"
press Escape
step "Escape takes that back" shows_no "#stop-and-close"
step "and the run goes on" more_than $(($(seen) + 20))
size() { xdotool search --onlyvisible --name "Traffic Generator" getwindowgeometry | grep Geometry; }
has_size() { [[ $(size) == *"$1"* ]]; }
xdotool getactivewindow windowsize 1100 760
step "the window has another size" has_size 1100x760
press alt+F4
click "#stop-and-close"
step "the window closes" is_over
same "with exit code 0" 0 "$(exit_code)"
before=$(seen)
same "the run is kept, too" 2 "$(find "$work/console/runs" -name '*.json' | wc -l)"

# --- the second start -------------------------------------------------------------------------------
open_console
in_front "Traffic Generator"
step "the window has the size it had" has_size 1100x760
step "the screen is the one that was shown last" shows "#emptyOpen"
click "dropped.json"
in_front "dropped.json – Traffic Generator"
same "nobody visited the target meanwhile" "$before" "$(seen)"
press F5
step "a run is under way" more_than $((before + 5))
kill -TERM "$console"
step "SIGTERM ends it" is_over
# 143 is that of a process which a signal ended.
code=$(exit_code)
same "with exit code 0 or 143" true "$([[ $code == 0 || $code == 143 ]] && echo true || echo "$code")"
same "no stack trace in the log" 0 "$(grep -cE '^\s+at ' "$work/log" || true)"

stop_at_failure
tell_result
