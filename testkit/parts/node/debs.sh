#!/bin/sh
# Downloads Debian packages with apt (nothing is installed) and unpacks them:
#   root/            what the node needs (containerd, runc, CNI plugins, iptables)
#   rootfs/NAME/     the file tree of each image: steps (busybox, python3, bash, curl), redis, postgres, r, web
set -eu
mkdir -p "$OUT/debs"; cd "$OUT/debs"
# A fresh machine has no package lists; a stale one names packages that are gone from the mirror.
apt-cache show containerd >/dev/null 2>&1 || apt-get update -q
get() { # get DIR PACKAGE...: downloads what is not there yet, unpacks all
  dir=$1; shift; mkdir -p "$dir"; want=
  for p in "$@"; do ls "$p"_*.deb >/dev/null 2>&1 || want="$want $p"; done
  [ -z "$want" ] || apt-get download -q $want || { apt-get update -q; apt-get download -q $want; }
  for p in "$@"; do dpkg-deb -x "$(ls "$p"_*.deb | tail -1)" "$dir"; done
}
# The packages that these need, as if nothing were installed; what only helps to configure or install is left out.
closure() {
  apt-get install -s --no-install-recommends -o Dir::State::status=/dev/null "$@" 2>/dev/null | awk '/^Inst/{print $2}' |
    grep -vxE 'base-files|base-passwd|gcc-.*-base|debianutils|mawk|perl(-base|-modules.*)?|libperl.*|dpkg|tar|debconf|init-system-helpers|lsb-base|sysvinit-utils|adduser|passwd|login|libpam-.*|libaudit-common|libllvm.*|libz3-.*|libsemanage.*|libsepol.*|cdebconf|libdebian-installer.*|libnewt.*|libslang.*|fontconfig-config|fonts-.*|sensible-utils|ucf|coreutils|libgdbm.*|util-linux.*|ssl-cert|openssl|tzdata|logrotate|cron.*|lib(text|json|number|file)-.*perl|locales|libc-l10n|netbase|usrmerge|ca-certificates|readline-common|install-info|mime-support|shared-mime-info|xdg-utils|x11-common|libx11-data'
}
get "$OUT/root" containerd runc containernetworking-plugins iptables libip4tc2 libip6tc2 libxtables12 \
  libmnl0 libnetfilter-conntrack3 libnfnetlink0 libnftnl11 libseccomp2 conntrack
# libstdc++ and libgcc are for wheels.
get "$OUT/rootfs/steps" busybox-static python3.11 python3.11-minimal libpython3.11-minimal libpython3.11-stdlib \
  libc6 libexpat1 zlib1g libssl3 libbz2-1.0 liblzma5 libffi8 libuuid1 libsqlite3-0 libreadline8 libtinfo6 \
  libncursesw6 libcrypt1 media-types tzdata libc-bin libstdc++6 libgcc-s1 $(closure curl bash)
get "$OUT/rootfs/redis" busybox-static $(closure redis-server)
get "$OUT/rootfs/postgres" busybox-static libcrypt1 tzdata libc-bin $(closure postgresql-15)
get "$OUT/rootfs/r" busybox-static tzdata bash libc-bin $(closure r-base-core)
get "$OUT/rootfs/web" busybox-static
