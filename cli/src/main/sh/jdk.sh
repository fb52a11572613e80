# Finds a JDK; sourced by ./argosy and ./verify, which define fail.
# shellcheck shell=sh

oldest_jdk=21

# Reads what a JDK says about itself; asking its java would cost as much as the whole run.
# Sets version (the feature release) and build (what an archive of its classes is bound to).
read_release() {
  version=0 runtime='' maker='' arch=''
  [ -r "$1/release" ] || return 1
  while IFS='=' read -r key value; do
    value=${value#\"}
    value=${value%\"}
    case $key in
      JAVA_VERSION) version=${value%%[!0-9]*} ;;
      JAVA_RUNTIME_VERSION) runtime=$value ;;
      IMPLEMENTOR) maker=$value ;;
      OS_ARCH) arch=$value ;;
    esac
  done <"$1/release"
  build="$runtime $maker $arch"
}

is_jdk() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && read_release "$1" && [ "${version:-0}" -ge "$oldest_jdk" ]
}

java_on_path() {
  found=$(command -v java) || return 1
  found=$(readlink -f "$found" 2>/dev/null || printf '%s' "$found")
  printf '%s' "${found%/bin/java}"
}

# JAVA_HOME if it is new enough, then the java on PATH, then the newest in the usual places.
find_jdk() {
  maven_java=''
  if [ -n "${JAVA_HOME:-}" ] && read_release "$JAVA_HOME"; then
    [ "${version:-0}" -ge 17 ] && maven_java=$JAVA_HOME
    is_jdk "$JAVA_HOME" && jdk=$JAVA_HOME && return
  fi
  if on_path=$(java_on_path) && read_release "$on_path"; then
    [ -z "$maven_java" ] && [ "${version:-0}" -ge 17 ] && [ -z "${JAVA_HOME:-}" ] && maven_java=$on_path
    is_jdk "$on_path" && jdk=$on_path && return
  fi
  jdk='' newest=0
  # Packages put their JDKs side by side: the neighbours of the one on PATH come first.
  beside=${on_path:+${on_path%/*}/*}
  for place in ${ARGOSY_JDK_PLACES-$beside /usr/java/* /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
    "$HOME"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home}; do
    if is_jdk "$place" && [ "$version" -gt "$newest" ]; then
      jdk=$place newest=$version
    fi
  done
  [ -n "$jdk" ] || fail "no JDK $oldest_jdk or newer found in JAVA_HOME, on PATH or in the usual places;
  install one (for example from https://adoptium.net) or point JAVA_HOME to it"
  read_release "$jdk"
}
