"""What the benchmarks share: where things are, the peers' own Python, timing in pairs, tables."""

import os
import pathlib
import resource
import statistics
import subprocess
import sys
import time
import venv

ROOT = pathlib.Path(__file__).resolve().parent.parent
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME", pathlib.Path.home() / ".cache")) / "argosy-bench"
COMPILERS = ["kfp==2.17.0", "kfp-kubernetes==2.17.0", "hera==7.1.0"]
LINTERS = ["yamllint==1.38.0", "check-jsonschema==0.39.0"]


def peers(packages=None, name="peers") -> pathlib.Path:
    """The folder of the peers' programs; installed on first use."""
    packages = packages or COMPILERS
    place = CACHE / name
    stamp = place / "installed"
    if not stamp.exists() or stamp.read_text() != "\n".join(packages):
        print("installing", *packages, file=sys.stderr)
        venv.create(place, clear=True, with_pip=True)
        subprocess.check_call([place / "bin/pip", "install", "--quiet", *packages])
        stamp.write_text("\n".join(packages))
    return place / "bin"


def argosy() -> str:
    """The launcher, with everything built."""
    launcher = str(ROOT / "argosy")
    subprocess.check_call([launcher, "version"], stdout=subprocess.DEVNULL)
    return launcher


def distribution() -> str:
    """bin/argosy of the distribution of what is built; made on first use."""
    argosy()
    built = (ROOT / ".argosy/current").read_text().strip()
    place = CACHE / "dist" / built
    if not place.exists():
        subprocess.check_call([ROOT / "dist", place], stdout=subprocess.DEVNULL)
    program = str(next(place.glob("argosy-*/bin/argosy")))
    subprocess.check_call([program, "version"], stdout=subprocess.DEVNULL)
    return program


def java() -> list:
    """The JVM and the class path that the launcher uses."""
    argosy()
    jdk = subprocess.check_output(["sh", "-c", '. "$0/cli/src/main/sh/jdk.sh"; find_jdk; echo "$jdk"', ROOT], text=True)
    state = ROOT / ".argosy"
    jars = sorted((state / "dist" / (state / "current").read_text().strip() / "lib").rglob("*.jar"))
    return [f"{jdk.strip()}/bin/java", "-XX:+UseSerialGC", "-cp", ":".join(map(str, jars))]


def agent_program(folder, source: str) -> list:
    """The JVM with the class path of the agent and of the testkit, and a program of this folder, compiled."""
    command = java()
    path = f"{command[-1]}:{testkit()}"
    javac = command[0].removesuffix("java") + "javac"
    subprocess.check_call([javac, "-nowarn", "-proc:none", "-cp", path, "-d", folder, ROOT / f"bench/{source}.java"])
    return [command[0], "-XX:+UseSerialGC", f"-Dargosy.root={ROOT}", "-cp", f"{folder}:{path}"]


def testkit() -> str:
    """The testkit is no part of the distribution: its classes, and the libraries that Maven knows."""
    out = ROOT / ".argosy/testkit-class-path"
    subprocess.check_call(
        ["mvn", "-q", "-B", "-o", "-f", ROOT, "-pl", "testkit", "dependency:build-classpath", f"-Dmdep.outputFile={out}"]
    )
    return f"{ROOT}/testkit/target/classes:{out.read_text()}"


def seconds(command: list[str], cwd=None, codes=(0,)) -> tuple:
    """How long it took, and the seconds of processor time: these hold on a busy machine too."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    done = subprocess.run(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if done.returncode not in codes:
        raise SystemExit(f"{command} ended with {done.returncode}")
    took = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def in_turns(commands: dict, rounds: int, cwd=None, codes=(0,)) -> dict:
    """The seconds of each command; one run of each a round, so that noise meets all alike."""
    for command in commands.values():
        seconds(command, cwd, codes)
    times = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            times[name].append(seconds(command, cwd, codes))
    return times


def summary(times: list) -> tuple:
    """Least time, median time, median processor time."""
    return min(t for t, _ in times), statistics.median(t for t, _ in times), statistics.median(c for _, c in times)


def ratios(times: dict, targets: dict) -> str:
    """A table of all against the first, which is ours."""
    sums = {name: summary(t) for name, t in times.items()}
    ours = next(iter(sums.values()))
    rows = [
        [
            name, *(f"{t:.2f} s" for t in time), *(f"{our / their:.2f}" for our, their in zip(ours, time)),
            f"at most {targets[name]}" if name in targets else "",
        ]
        for name, time in sums.items()
    ]
    return table(["program", "least", "median", "processor", "Argosy/it: least", "median", "processor", "target"], rows)


def table(head: list, rows: list) -> str:
    """A table of Markdown, aligned so that it reads well on a terminal too."""
    cells = [[str(c) for c in row] for row in [head, *rows]]
    widths = [max(len(row[i]) for row in cells) for i in range(len(head))]
    lines = ["| " + " | ".join(c.ljust(w) for c, w in zip(row, widths)) + " |" for row in cells]
    return "\n".join([lines[0], "|" + "|".join("-" * (w + 2) for w in widths) + "|", *lines[1:]])
