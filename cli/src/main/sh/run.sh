# Starts Argosy from a folder of jars; sourced by ./argosy and by bin/argosy of a distribution, which
# set home (it holds lib/, lib/sync/ and warm-up/), jvm (the Java run-time's own folder) and version
# (its feature release).
# shellcheck shell=sh

start_class=dev.argosy.cli.Main

# A check is over before the optimising compiler would pay, and native calls are cheaper than the
# classes that reflection would write for each record. Both are wrong for what runs for months.
short_run='-XX:TieredStopAtLevel=1 -Djdk.reflect.useNativeAccessorOnly=true'
always='-XX:+UseSerialGC -XX:-UsePerfData'

# Sets path: what a function prints costs a process, and this is done at each start.
join() {
  path=''
  for jar in "$@"; do
    path=${path:+$path:}$jar
  done
}

checksum() {
  if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi
}

# What the archive is bound to. The JVM itself does not notice that a jar is newer than the archive
# of its classes, and would run the old classes without a word.
content() {
  {
    cat "$home"/lib/*.jar "$jvm/release"
    wc -c <"$jvm/lib/modules"
  } | checksum | cut -c1-16
}

# The name of the archive is the hash of what it was made from. To hash takes a while, so a file says
# which hash it was, until something has changed later: ctime cannot be set back, as mtime can.
find_archive() {
  checked=$home/archive/checked
  if [ -f "$checked" ] && ! changed=$(find "$home/lib" "$jvm/release" "$jvm/lib/modules" \
    -cnewer "$checked" -print -quit 2>&1); then
    changed=unknown
  fi
  if [ -f "$checked" ] && [ -z "$changed" ]; then
    read -r key <"$checked"
  elif mkdir -p "$home/archive" 2>/dev/null && : 2>/dev/null >"$home/archive/new.$$"; then
    key=$(content)
    echo "$key" >"$home/archive/checked.$$"
    touch -r "$home/archive/new.$$" "$home/archive/checked.$$"
    mv "$home/archive/checked.$$" "$checked"
    rm -f "$home/archive/new.$$"
  else
    key=$(content)
  fi
  if [ "$version" -ge 25 ]; then
    archive=$home/archive/$key.aot use=-XX:AOTCache=
    # What the run taught the compilers is left out: they would compile at once what a check calls twice.
    make='-XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining -XX:AOTCacheOutput='
  else
    archive=$home/archive/$key.jsa make=-XX:ArchiveClassesAtExit= use=-XX:SharedArchiveFile=
  fi
}

# More than halves the time to start. Made once, from the classes that a small project needs; where
# that cannot be done, nothing but the time is lost.
make_archive() {
  [ -d "$home/archive" ] && [ -w "$home/archive" ] || return 0
  work=$home/archive/making.$$
  mkdir "$work"
  # shellcheck disable=SC2086
  "$jvm/bin/java" $make"$work/archive" $short_run $always -cp "$core" \
    dev.argosy.cli.WarmUp "$home/warm-up" "$work/manifests" >/dev/null 2>&1 </dev/null || :
  if [ -f "$work/archive" ]; then mv "$work/archive" "$archive"; else : >"$archive.none"; fi
  rm -rf "$work"
}

# Options in JAVA_TOOL_OPTIONS and its like would be announced on standard error, or change what was
# measured and tested; ours is ARGOSY_JAVA_OPTIONS.
start() {
  unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS
  join "$home"/lib/*.jar
  core=$path
  find_archive
  [ -f "$archive" ] || [ -f "$archive.none" ] || make_archive
  if [ -f "$archive" ]; then archive=$use$archive; else archive=-Xshare:auto; fi
  case ${1:-} in
    agent) # its orchestrator starts it again; memory is worth more than the moment an archive saves
      length='-XX:+ExitOnOutOfMemoryError -XX:+UseStringDeduplication'
      if [ "$version" -ge 25 ]; then
        length="$length -XX:+UseCompactObjectHeaders" archive=-Xshare:auto
      fi
      ;;
    *) length=$short_run ;;
  esac
  if [ -t 2 ]; then terminal=true; else terminal=false; fi
  # What a hook waits for needs nothing of a sync; picocli would look into each jar for a class that is
  # nowhere. The same commands as in Argosy.java.
  path=$core
  case ${1:-} in
    validate | compile | fmt) ;;
    *) join "$home"/lib/*.jar "$home"/lib/sync/*.jar ;;
  esac
  # -Xlog:disable: the JVM warns on standard output, where only the program may write.
  # shellcheck disable=SC2086
  exec "$jvm/bin/java" "$archive" $length $always -Xlog:disable ${ARGOSY_JAVA_OPTIONS:-} \
    -Dargosy.terminal=$terminal -Dargosy.commit="${commit:-}" \
    -cp "$path" "$start_class" "$@"
}
