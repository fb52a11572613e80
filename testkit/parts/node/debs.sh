#!/bin/sh
# Downloads Debian packages with apt (nothing is installed) and unpacks them:
#   root/      what the node needs (containerd, runc, CNI plugins, iptables)
#   rootfs/    the file tree of the image of the steps (busybox, python3, bash, curl)
set -eu
mkdir -p "$OUT/debs"; cd "$OUT/debs"
# A fresh machine has no package lists; a stale one names packages that are gone from the mirror.
apt-cache show containerd >/dev/null 2>&1 || apt-get update -q
get() { # get DIR PACKAGE...
  dir=$1; shift; mkdir -p "$dir"
  apt-get download -q "$@" || { apt-get update -q; apt-get download -q "$@"; }
  for p in "$@"; do dpkg-deb -x "$(ls "$p"_*.deb | tail -1)" "$dir"; done
}
# The packages that these need, as if nothing were installed; what only helps to configure or install is left out.
closure() {
  apt-get install -s --no-install-recommends -o Dir::State::status=/dev/null "$@" 2>/dev/null | awk '/^Inst/{print $2}' |
    grep -vxE 'base-files|base-passwd|gcc-.*-base|debianutils|mawk|perl(-base|-modules.*)?|libperl.*|dpkg|tar|debconf|init-system-helpers|lsb-base|sysvinit-utils|adduser|passwd|login|libpam-.*|libaudit-common|libsemanage.*|libsepol.*|cdebconf|libdebian-installer.*|libnewt.*|libslang.*|sensible-utils|ucf|coreutils|libgdbm.*|util-linux.*|openssl|tzdata|readline-common|install-info'
}
get "$OUT/root" containerd runc containernetworking-plugins iptables libip4tc2 libip6tc2 libxtables12 \
  libmnl0 libnetfilter-conntrack3 libnfnetlink0 libnftnl11 libseccomp2 conntrack
# libstdc++ and libgcc are for wheels.
get "$OUT/rootfs" busybox-static python3.11 python3.11-minimal libpython3.11-minimal libpython3.11-stdlib \
  libc6 libexpat1 zlib1g libssl3 libbz2-1.0 liblzma5 libffi8 libuuid1 libsqlite3-0 libreadline8 libtinfo6 \
  libncursesw6 libcrypt1 media-types tzdata libc-bin libstdc++6 libgcc-s1 $(closure curl bash)
