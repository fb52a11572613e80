#!/bin/sh
# Makes the image tars under images/: pause, argoexec, and those of rootfs/: steps, redis, postgres, r, web.
# images/NAMES lists the further names of each, so that manifests name the images of their users and no registry is asked.
set -eu
mkdir -p "$OUT/images"
w=$(mktemp -d); trap 'rm -rf "$w"' EXIT
image() { name=$1 root=$2; shift 2; python3 "$SOURCE/mkimage.py" "$OUT/images/$name.tar" "lab.local/$name:1" "$root" "$@"; }
finish() { # finish NAME [USER]: what the packages' install scripts would have done; sets r
  r=$OUT/rootfs/$1; shift
  rm -rf "$r"/usr/share/doc "$r"/usr/share/man "$r"/usr/share/locale "$r"/usr/share/info
  for d in tmp etc root proc sys dev var/run bin usr/bin usr/local/bin work; do mkdir -p "$r/$d"; done
  chmod 1777 "$r/tmp"
  for a in $("$r/bin/busybox" --list); do [ -e "$r/bin/$a" ] || [ -e "$r/usr/bin/$a" ] || ln -s busybox "$r/bin/$a"; done
  [ -e "$r/usr/bin/env" ] || ln -s ../../bin/busybox "$r/usr/bin/env"
  printf 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n' >"$r/etc/passwd"
  printf 'root:x:0:\nnogroup:x:65534:\n' >"$r/etc/group"
  for u in "$@"; do echo "$u:x:999:999::/tmp:/bin/sh" >>"$r/etc/passwd"; echo "$u:x:999:" >>"$r/etc/group"; done
  printf 'hosts: files dns\n' >"$r/etc/nsswitch.conf"
}

mkdir "$w/pause"
(cd "$SOURCE/pause" && CGO_ENABLED=0 go build -trimpath -ldflags='-s -w' -o "$w/pause/pause" .)
image pause "$w/pause" --entrypoint /pause

finish steps
ln -sf python3.11 "$r/usr/bin/python3"; ln -sf python3.11 "$r/usr/bin/python"
ln -sf ../../bin/bash "$r/usr/bin/bash"; ln -sf ../../bin/busybox "$r/usr/bin/sh"
# pip, as the images of Docker's library have it; Debian's Python forbids it by a file.
rm -f "$r"/usr/lib/python3.11/EXTERNALLY-MANAGED
mkdir -p "$r/usr/lib/python3/dist-packages"
python3 -m zipfile -e "$OUT"/wheels/pip-*.whl "$r/usr/lib/python3/dist-packages"
printf '#!/bin/sh\nexec python3 -m pip "$@"\n' >"$r/usr/local/bin/pip"
chmod 755 "$r/usr/local/bin/pip"; cp "$r/usr/local/bin/pip" "$r/usr/local/bin/pip3"
# There is no way out of the node: the wheels are served by the node itself (../cluster).
image steps "$r" --cmd /bin/sh --env LANG=C.UTF-8 --env PIP_NO_INDEX=1 --env PIP_FIND_LINKS=http://10.88.0.1:9001/ \
  --env PIP_TRUSTED_HOST=10.88.0.1 --env PIP_ROOT_USER_ACTION=ignore

finish redis redis
image redis "$r" --cmd redis-server

finish postgres postgres
for b in "$r"/usr/lib/postgresql/*/bin/*; do ln -sf "${b#"$r"}" "$r/usr/local/bin/${b##*/}"; done
mkdir -p "$r/var/run/postgresql" "$r/var/lib/postgresql"; chmod 1777 "$r/var/run/postgresql" "$r/var/lib/postgresql"
cp "$SOURCE/docker-entrypoint.sh" "$r/usr/local/bin"; chmod 755 "$r/usr/local/bin/docker-entrypoint.sh"
image postgres "$r" --entrypoint docker-entrypoint.sh --cmd postgres

finish r
# Links that update-alternatives would have made.
for l in blas lapack; do
  for f in "$r"/usr/lib/x86_64-linux-gnu/$l/lib$l.so.3; do ln -sf "$l/lib$l.so.3" "$r/usr/lib/x86_64-linux-gnu/lib$l.so.3"; done
done
cp "$r/usr/lib/R/etc/Renviron.ucf" "$r/etc/R/Renviron"; ln -sf ../../bin/busybox "$r/usr/bin/which"
image r "$r" --cmd R --env LC_ALL=C.UTF-8

finish web
mkdir -p "$r/usr/share/nginx/html"; echo 'a page' >"$r/usr/share/nginx/html/index.html"
image web "$r" --entrypoint busybox,httpd,-f,-p,8080,-h,/usr/share/nginx/html --user 101

mkdir -p "$w/x/bin" "$w/x/etc" "$w/x/tmp"; chmod 1777 "$w/x/tmp"
cp "$ARGO/bin/argoexec" "$w/x/bin/argoexec"
printf 'root:x:0:0:root:/root:/bin/sh\nargo:x:8737:8737::/tmp:/bin/false\n' >"$w/x/etc/passwd"
printf 'root:x:0:\nargo:x:8737:\n' >"$w/x/etc/group"
printf 'hosts: files dns\n' >"$w/x/etc/nsswitch.conf"
image argoexec "$w/x" --entrypoint argoexec --user 8737

cp "$SOURCE/NAMES" "$OUT/images/NAMES"
ls -l "$OUT/images"
