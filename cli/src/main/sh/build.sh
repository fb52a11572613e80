# Builds the jars of a clone; sourced by ./argosy and ./dist, which set clone, state (a folder of ours
# in it) and jdk, and define note and fail.
# shellcheck shell=sh

# One find, stopped at the first file or folder that is newer than the last build.
is_fresh() {
  [ -f "$state/current" ] && [ -f "$state/stamp" ] || return 1
  newer=$(cd "$clone" && find pom.xml picocli/pom.xml schema/pom.xml validator/pom.xml \
    compiler/pom.xml sync-agent/pom.xml cli/pom.xml schema/src/main validator/src/main \
    compiler/src/main sync-agent/src/main cli/src/main docs/diagnostics.md -newer "$state/stamp" -print -quit \
    2>/dev/null) || :
  [ -z "$newer" ] || return 1
  read -r home <"$state/current"
  home=$state/dist/$home
  [ -d "$home/lib" ]
}

# Two hooks may start at once. A lock whose owner is gone is taken over.
lock() {
  mkdir -p "$state" || fail "cannot write to $state; the first run needs a place to build"
  waited=0
  until mkdir "$state/lock" 2>/dev/null; do
    owner=$(cat "$state/lock/pid" 2>/dev/null) || owner=''
    if { [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; } || { [ -z "$owner" ] && [ "$waited" -ge 10 ]; }; then
      if mv "$state/lock" "$state/lock.$$" 2>/dev/null; then
        rm -rf "$state/lock.$$"
      fi
      continue
    fi
    [ "$waited" -ne 0 ] || note "another argosy is building; waiting for it"
    [ "$waited" -lt 900 ] || fail "the other build does not end; remove $state/lock if it is gone"
    sleep 1
    waited=$((waited + 1))
  done
  trap 'rm -rf "$state/lock"' EXIT
  trap 'exit 130' HUP INT TERM
  echo $$ >"$state/lock/pid"
}

unlock() {
  rm -rf "$state/lock"
  trap - EXIT HUP INT TERM
}

build() {
  command -v mvn >/dev/null || fail "Maven is needed to build Argosy, and there is no 'mvn' on PATH;
  install it (for example from https://maven.apache.org)"
  note "building; the first time takes a minute or two"
  began=$(date +%s)
  : >"$state/stamp.new"
  rm -rf "$clone/cli/target/lib"
  if ! (
    [ -n "$maven_java" ] || export JAVA_HOME="$jdk"
    cd "$clone" && mvn -q -B -pl cli -am package -DskipTests -Dmaven.test.skip=true \
      -Dspotless.check.skip=true -Dmdep.analyze.skip=true
  ) >"$state/build.log" 2>&1 </dev/null; then
    tail -n 30 "$state/build.log" >&2
    fail "the build failed; all of its output is in $state/build.log"
  fi
  keep_result
  mv "$state/stamp.new" "$state/stamp"
  note "built in $(($(date +%s) - began)) s"
}

# What was built moves to a folder named after its content that never changes again: a run that began
# with it ends with it.
keep_result() {
  name=$(cat "$clone"/cli/target/argosy-cli-*.jar "$clone"/cli/target/lib/*.jar \
    "$clone"/cli/src/main/warm-up/* "$clone"/cli/src/main/build/* "$clone"/examples/*/*.* |
    checksum | cut -c1-16)
  home=$state/dist/$name
  if [ ! -d "$home" ]; then
    rm -rf "$state/dist/.new"
    lay_out "$state/dist/.new"
    mv "$state/dist/.new" "$home"
  fi
  touch "$home"
  echo "$name" >"$state/current.new"
  mv "$state/current.new" "$state/current"
  # Others may still be running from the last ones.
  ls -t "$state/dist" | tail -n +4 | while read -r old; do rm -rf "$state/dist/$old"; done
}

# In lib/ what a check and a compilation need, in lib/sync/ the rest, which no other start looks at.
lay_out() {
  mkdir -p "$1/lib/sync" "$1/warm-up"
  cp -R "$clone"/cli/src/main/warm-up "$1/warm-up/first"
  for project in "$clone"/examples/*/; do
    cp -R "${project%/}" "$1/warm-up/"
  done
  cp "$clone"/cli/target/argosy-cli-*.jar "$clone"/cli/target/lib/*.jar "$1/lib/sync/"
  while read -r core_jar; do
    # shellcheck disable=SC2086
    mv "$1"/lib/sync/$core_jar "$1/lib/"
  done <"$clone/cli/src/main/sh/core-jars"
  # What it needs of Java came with 24; without it nothing but time is lost.
  if [ "$version" -ge 24 ]; then
    "$jdk/bin/java" -cp "$1/lib/*:$1/lib/sync/*" "$clone/cli/src/main/build/PlainCode.java" \
      "$1"/lib/argosy-*.jar >>"$state/build.log" 2>&1 || fail "the code cannot be made plain: see $state/build.log"
  fi
}

build_if_needed() {
  if ! is_fresh; then
    lock
    is_fresh || build
    unlock
  fi
}
